import type { TableName } from "../opendental/schema/tables.ts";
import type { PracticeChanges, TableChanges } from "./changes.ts";
import { keyBatches } from "./key-batches.ts";
import type { MissingRows } from "./live-practice.ts";
import type { SpooledTable } from "./row-spool.ts";

/** How a database changes rows of one table. */
export interface RowStatements {
  /** @returns how many of the keys, given as a list for `IN (…)`, were there. */
  deleteRows(table: TableName, keys: string): Promise<number>;
  /** @returns how many of the rows were there. */
  updateRows(table: TableName, rows: SpooledTable): Promise<number>;
  insertRows(rows: SpooledTable): Promise<void>;
}

/** Applies changes table by table; tells of rows to delete or to update that somebody else had taken away. */
export async function applyChanges(
  statements: RowStatements,
  { tables }: PracticeChanges,
): Promise<readonly MissingRows[]> {
  const missing: MissingRows[] = [];
  for (const changes of tables) {
    const { table, inserted, updated, deleted } = changes;
    const deletes = deleted.length - (await deleteInBatches(statements, changes));
    const updates = updated === undefined ? 0 : updated.rows - (await statements.updateRows(table, updated));
    if (inserted !== undefined) await statements.insertRows(inserted);
    if (updates > 0 || deletes > 0) missing.push({ table, updates, deletes });
  }
  return missing;
}

async function deleteInBatches(statements: RowStatements, { table, deleted }: TableChanges): Promise<number> {
  let gone = 0;
  for (const keys of keyBatches(deleted)) gone += await statements.deleteRows(table, keys);
  return gone;
}
