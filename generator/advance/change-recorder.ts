import type { Moment } from "../../foundation/calendar.ts";
import type { TableDefinition } from "../opendental/schema/definition.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { ByteWriter } from "../sinks/byte-writer.ts";
import type { PracticeChanges, TableChanges } from "../sinks/changes.ts";
import { csvRows } from "../sinks/csv-rows.ts";
import type { RowEncoder } from "../sinks/row-encoder.ts";
import type { LooseRow } from "../sinks/row-plan.ts";
import { openRowSpool, type RowSpool, type SpooledTable } from "../sinks/row-spool.ts";
import type { RowWriter } from "../sinks/sink.ts";
import { RowPrinter } from "./row-printer.ts";
import type { PracticePrints, Print, RowFate, TablePrints } from "./row-prints.ts";

/** Lets the prints remember every row that is written, without saying what changed. */
export function rememberRows(prints: PracticePrints, stamp: Moment, write: (out: RowWriter) => void): void {
  const pass = new Pass(prints, stamp, () => {});
  write(pass);
  pass.finish();
}

/**
 * Compares every row that is written with what the prints remember of the evening before, and lets them remember the
 * new evening.
 *
 * @throws {RangeError} when written rows of a table without a primary key changed or went: nobody could name them in
 * the database.
 */
export function recordChanges(
  prints: PracticePrints,
  stamp: Moment,
  write: (out: RowWriter) => void,
): PracticeChanges {
  const inserted = openRowSpool({ stamp });
  const updated = openRowSpool({ stamp });
  const remove = (): void => {
    inserted.remove();
    updated.remove();
  };
  const silent = new Map<TableName, number>();
  const pass = new Pass(prints, stamp, (table, row, fate) => {
    if (fate !== "new") demandKey(table);
    (fate === "new" ? inserted : updated).write(table, row);
    if (fate === "silent") silent.set(table, (silent.get(table) ?? 0) + 1);
  });
  try {
    write(pass);
    return { tables: collect({ inserted, updated, silent, deleted: pass.finish() }), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function demandKey(table: TableName): void {
  if (tableNamed(table).primaryKey !== null) return;
  throw new RangeError(`${table} has no primary key: its rows cannot change once they are written`);
}

interface Recorded {
  readonly inserted: RowSpool;
  readonly updated: RowSpool;
  readonly silent: ReadonlyMap<TableName, number>;
  readonly deleted: ReadonlyMap<TableName, readonly number[]>;
}

function collect({ inserted, updated, silent, deleted }: Recorded): readonly TableChanges[] {
  const byTable = (spool: RowSpool): ReadonlyMap<TableName, SpooledTable> =>
    new Map(spool.tables().map((spooled) => [spooled.table, spooled]));
  const [insertedIn, updatedIn] = [byTable(inserted), byTable(updated)];
  const names = new Set([...insertedIn.keys(), ...updatedIn.keys(), ...deleted.keys()]);
  for (const table of deleted.keys()) demandKey(table);
  return [...names].sort().map((table) => ({
    table,
    inserted: insertedIn.get(table),
    updated: updatedIn.get(table),
    silent: silent.get(table) ?? 0,
    deleted: deleted.get(table) ?? [],
  }));
}

/** Hears of a row that is new or has changed; the row names its primary key. */
type ChangeListener = <T extends TableName>(table: T, row: Row<T>, fate: Exclude<RowFate, "same">) => void;

/** One pass over all rows of a practice. */
class Pass implements RowWriter {
  readonly #prints: PracticePrints;
  readonly #stamp: Moment;
  readonly #heard: ChangeListener;
  readonly #tables = new Map<TableName, TablePass>();

  constructor(prints: PracticePrints, stamp: Moment, heard: ChangeListener) {
    this.#prints = prints;
    this.#stamp = stamp;
    this.#heard = heard;
    for (const [, table] of prints.tables()) table.startPass();
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    const pass = this.#tableOf(table);
    const fate = pass.see(row);
    if (fate === "same") return;
    const { primaryKey } = pass;
    this.#heard(table, primaryKey === undefined ? row : { ...row, [primaryKey]: pass.key }, fate);
  }

  /** The keys of rows that were not written any more, by table. */
  finish(): ReadonlyMap<TableName, readonly number[]> {
    const gone = new Map<TableName, readonly number[]>();
    for (const [name, prints] of this.#prints.tables()) {
      const keys = prints.forgetUnseen();
      if (keys.length > 0) gone.set(name, keys);
    }
    return gone;
  }

  #tableOf(name: TableName): TablePass {
    let pass = this.#tables.get(name);
    if (pass === undefined) {
      pass = new TablePass(tableNamed(name), this.#prints.table(name), this.#stamp);
      this.#tables.set(name, pass);
    }
    return pass;
  }
}

class TablePass {
  /** The primary key of the newest row. */
  key = 0;
  readonly primaryKey: string | undefined;
  readonly #prints: TablePrints;
  readonly #encoder: RowEncoder;
  readonly #stampColumns: readonly string[];
  readonly #buffer = new ByteWriter();
  readonly #printer = new RowPrinter();
  /** Of the newest row; one for all of them, because there are many. */
  readonly #print: Print = { low: 0, high: 0, stamps: 0 };
  #rows = 0;

  constructor(table: TableDefinition, prints: TablePrints, stamp: Moment) {
    this.#prints = prints;
    this.primaryKey = table.primaryKey ?? undefined;
    this.#encoder = csvRows.encoderOf(table, stamp);
    this.#stampColumns = table.columns.filter(({ onUpdateNow }) => onUpdateNow).map(({ name }) => name);
  }

  see(row: LooseRow): RowFate {
    this.#buffer.clear();
    this.#encoder.encode(this.#buffer, row);
    this.#rows++;
    this.key = this.#keyOf(row);
    this.#printer.print(this.#buffer.view(), this.#print);
    this.#print.stamps = this.#stampsOf(row);
    return this.#prints.see(this.key, this.#print);
  }

  /** Rows of a table without a primary key are told apart by their place. */
  #keyOf(row: LooseRow): number {
    if (this.primaryKey === undefined) return this.#rows;
    return Number(row[this.primaryKey] ?? this.#encoder.lastKey);
  }

  #stampsOf(row: LooseRow): number {
    let stamps = 0;
    for (const column of this.#stampColumns) stamps = (Math.imul(stamps, 31) + Number(row[column] ?? 0)) | 0;
    return stamps;
  }
}
