import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import type { LooseRow } from "../sinks/row-plan.ts";

/** Numbers the rows of tables as they are written, as the sinks do: a key that is left out is the next free number. */
export class RowKeys {
  readonly #last = new Map<TableName, number>();

  /** The key of the next row of a table; undefined where the table has no key that is a number. */
  next<T extends TableName>(table: T, row: Row<T>): number | undefined {
    const { primaryKey } = tableNamed(table);
    if (primaryKey === null) return undefined;
    const last = this.last(table);
    const key = Number((row as LooseRow)[primaryKey] ?? last + 1); // every row names its columns by text
    if (!Number.isFinite(key)) return undefined;
    this.#last.set(table, Math.max(last, key));
    return key;
  }

  /** The largest key so far; 0 before the first. */
  last(table: TableName): number {
    return this.#last.get(table) ?? 0;
  }
}
