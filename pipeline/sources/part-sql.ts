/** What of a table's part is SQL alike for all sources. */
import { rangeCondition } from "../types/key-range.ts";
import { type LoadableColumn, loadableColumns } from "./loadable-columns.ts";
import type { EditedSince, TablePart } from "./source.ts";
import type { SourceNames } from "./source-schema.ts";

/** The columns of a part that the warehouse shall have. */
export function partColumns({ table, without }: TablePart): readonly LoadableColumn[] {
  const columns = loadableColumns(table);
  return without === undefined ? columns : columns.filter(({ name }) => !without.has(name));
}

/**
 * The condition that a part's rows meet, with `where` before it; empty for a whole table.
 *
 * @param isEdited the source's SQL for rows that were edited since
 */
export function whereOfPart(
  { table, key, range, editedSince }: TablePart,
  names: SourceNames,
  isEdited: (since: EditedSince) => string,
): string {
  const conditions = [
    table.rows === undefined ? "" : `(${table.rows(names)})`,
    key === undefined ? "" : rangeCondition(names.column(key), range),
    editedSince === undefined ? "" : isEdited(editedSince),
  ].filter((condition) => condition !== "");
  return conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
}
