import { type Day, emptyDay, emptyMoment } from "../../foundation/calendar.ts";
import { groupBy } from "../../foundation/group-by.ts";
import { type ColumnDefinition, currentTimestamp } from "../opendental/schema/definition.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import type { CellValue } from "../sinks/cell-encoders.ts";
import type { LooseRow } from "../sinks/row-plan.ts";
import type { RowWriter } from "../sinks/sink.ts";
import type { KeyedRow, Survey, SurveyedRow } from "./defect-kind.ts";
import { RowKeys } from "./row-keys.ts";

type AnyRow = KeyedRow<TableName>;

/**
 * Reads a clean practice by having it written once without a database, and keeps the rows of some tables.
 *
 * @param write writes all of the practice's rows.
 */
export function surveyPractice(
  asOf: Day,
  reads: ReadonlySet<TableName>,
  write: (out: RowWriter) => void,
): Survey {
  const kept = new Map<TableName, AnyRow[]>([...reads].map((table) => [table, []]));
  const defaults = new Map([...reads].map((table) => [table, defaultRow(table)]));
  const keys = new RowKeys();
  write({
    write: (table, row) => {
      const key = keys.next(table, row);
      if (key === undefined) return;
      kept.get(table)?.push({ key, row: withDefaults(row, defaults.get(table) ?? {}) });
    },
  });
  return new KeptRows(asOf, kept, keys);
}

/**
 * The defaults are looked up behind the row, so that a row takes no more memory than what its writer stated. It is the
 * writer's own object, which nobody reads after it was written: a copy of this kind takes more than twice the memory.
 */
function withDefaults<T extends TableName>(row: Row<T>, defaults: LooseRow): SurveyedRow<T> {
  return Object.setPrototypeOf(row, defaults) as SurveyedRow<T>; // the types of prototypes are not known
}

function defaultRow(table: TableName): LooseRow {
  return Object.fromEntries(tableNamed(table).columns.map((column) => [column.name, defaultOf(column)]));
}

function defaultOf({ kind, default: value }: ColumnDefinition): CellValue {
  if (kind === "date") return emptyDay;
  if (kind === "moment" || value === currentTimestamp) return emptyMoment;
  return value ?? (kind === "text" || kind === "bytes" ? "" : 0);
}

class KeptRows implements Survey {
  readonly asOf: Day;
  readonly #rows: ReadonlyMap<TableName, readonly AnyRow[]>;
  readonly #keys: RowKeys;
  readonly #indexes = new Map<string, ReadonlyMap<unknown, readonly AnyRow[]>>();
  readonly #byKey = new Map<TableName, ReadonlyMap<number, SurveyedRow<TableName>>>();

  constructor(asOf: Day, rows: ReadonlyMap<TableName, readonly AnyRow[]>, keys: RowKeys) {
    this.asOf = asOf;
    this.#rows = rows;
    this.#keys = keys;
  }

  rows<T extends TableName>(table: T): readonly KeyedRow<T>[] {
    const rows = this.#rows.get(table);
    if (rows === undefined) throw new RangeError(`no kind of defect says that it reads ${table}`);
    return rows as readonly unknown[] as readonly KeyedRow<T>[]; // kept by the table that they were written to
  }

  find<T extends TableName>(table: T, key: number): SurveyedRow<T> | undefined {
    let index = this.#byKey.get(table);
    if (index === undefined) {
      index = new Map(this.rows(table).map((entry) => [entry.key, entry.row as SurveyedRow<TableName>]));
      this.#byKey.set(table, index);
    }
    return index.get(key) as SurveyedRow<T> | undefined; // kept by the table that they were written to
  }

  groups<T extends TableName>(
    table: T,
    column: keyof Row<T> & string,
  ): ReadonlyMap<unknown, readonly KeyedRow<T>[]> {
    const name = `${table}.${column}`;
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = groupBy(this.rows(table), ({ row }) => row[column]) as ReadonlyMap<unknown, readonly AnyRow[]>;
      this.#indexes.set(name, index);
    }
    return index as ReadonlyMap<unknown, readonly unknown[]> as ReadonlyMap<unknown, readonly KeyedRow<T>[]>;
  }

  lastKey(table: TableName): number {
    return this.#keys.last(table);
  }
}
