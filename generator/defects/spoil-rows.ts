import { groupBy } from "../../foundation/group-by.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import type { LooseRow } from "../sinks/row-plan.ts";
import type { RowWriter } from "../sinks/sink.ts";
import type { Defect, PlannedEdit } from "./plan-defects.ts";
import { RowKeys } from "./row-keys.ts";

/** A row before and after its edit; undefined where there is none. */
export interface SpoiledRow {
  readonly before: LooseRow | undefined;
  readonly after: LooseRow | undefined;
}

export type SpoiledRows = ReadonlyMap<PlannedEdit, SpoiledRow>;

/** The edits of a table by the row that they change, remove or copy. */
type TableEdits = ReadonlyMap<number, readonly PlannedEdit[]>;

/**
 * A writer that spoils rows on their way to another: it changes and leaves out, and `finish` writes the rows that are
 * added, so that no clean row gets another key.
 */
export class RowSpoiler implements RowWriter {
  readonly #out: RowWriter;
  readonly #edits: ReadonlyMap<TableName, TableEdits>;
  readonly #added: readonly PlannedEdit[];
  readonly #keys = new RowKeys();
  readonly #spoiled = new Map<PlannedEdit, SpoiledRow>();

  constructor(out: RowWriter, defects: readonly Defect[]) {
    const edits = defects.flatMap((defect) => defect.edits);
    this.#out = out;
    this.#added = edits.filter(({ action }) => action === "added");
    this.#edits = new Map(
      [...groupBy(edits, ({ table }) => table)].map(([table, own]) => [table, groupBy(own, keyOfOriginal)]),
    );
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    const edits = this.#edits.get(table);
    if (edits === undefined) this.#out.write(table, row);
    else this.#writeEdited(table, row, edits);
  }

  #writeEdited<T extends TableName>(table: T, row: Row<T>, edits: TableEdits): void {
    const key = this.#keys.next(table, row);
    // With its key, because the rows that are left out before it are not counted any more.
    const before = { ...row, ...keyColumn(table, key) };
    let after: Row<T> | undefined = before;
    for (const edit of edits.get(key ?? 0) ?? []) {
      const copy = { ...before, ...edit.values };
      if (edit.action === "added") {
        this.#spoiled.set(edit, { before: undefined, after: { ...copy, ...keyColumn(table, edit.key) } });
      } else {
        after = edit.action === "removed" ? undefined : copy;
        this.#spoiled.set(edit, { before, after });
      }
    }
    if (after !== undefined) this.#out.write(table, after);
  }

  /** Writes the added rows, and says what became of each edited row. */
  finish(): SpoiledRows {
    for (const edit of this.#added) {
      const after = this.#spoiled.get(edit)?.after;
      if (after !== undefined) this.#out.write(edit.table, after as Row<TableName>); // a copy of a row of the table
    }
    return this.#spoiled;
  }
}

function keyOfOriginal(edit: PlannedEdit): number {
  return edit.action === "added" ? edit.like : edit.key;
}

function keyColumn(table: TableName, key: number | undefined): LooseRow {
  const { primaryKey } = tableNamed(table);
  return primaryKey === null || key === undefined ? {} : { [primaryKey]: key };
}
