import type { ColumnDefinition, IndexColumn, IndexDefinition, TableSource } from "./definition.ts";

/**
 * The secondary indexes of a table: OpenDental's own where they are known, otherwise those that its screens and its
 * synchronisation need, by the habit of the tables whose indexes are known: one on each foreign key (a bigint that
 * refers to another table or is named …Num), one on the edit stamp, and one on the first business date.
 */
export function indexesOf(
  source: TableSource,
  columns: readonly ColumnDefinition[],
): readonly IndexDefinition[] {
  if (source.indexes !== undefined) return Object.entries(source.indexes).map(statedIndex);
  if (source.primaryKey === null) return [];
  const indexed = columns.filter(
    (column) => column.name !== source.primaryKey && isLookedUp(column, columns),
  );
  return indexed.map(({ name }) => ({ name, columns: [{ name }], unique: false }));
}

function statedIndex([name, columns]: [string, readonly string[]]): IndexDefinition {
  return { name, columns: columns.map(parseIndexColumn), unique: false };
}

function parseIndexColumn(text: string): IndexColumn {
  const [, name = text, prefix] = /^(\w+)\((\d+)\)$/.exec(text) ?? [];
  return prefix === undefined ? { name } : { name, prefix: Number(prefix) };
}

function isLookedUp(column: ColumnDefinition, all: readonly ColumnDefinition[]): boolean {
  return isForeignKey(column) || column.onUpdateNow === true || column === firstBusinessDate(all);
}

function isForeignKey(column: ColumnDefinition): boolean {
  return column.type === "bigint(20)" && (column.references !== undefined || column.name.endsWith("Num"));
}

/** The first date of the row that is not one of OpenDental's own entry dates. */
function firstBusinessDate(all: readonly ColumnDefinition[]): ColumnDefinition | undefined {
  return all.find(({ name, type }) => (type === "date" || type === "datetime") && !name.startsWith("Sec"));
}
