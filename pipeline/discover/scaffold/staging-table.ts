import { type Catalog, type CatalogColumn, type CatalogTable, isHeld, type Relation } from "../catalog.ts";
import { differentNames, plainName, snakeName } from "./names.ts";

/** A table as the scaffold names it. */
export interface StagingTable {
  readonly table: CatalogTable;
  /** In the raw schema. */
  readonly rawName: string;
  /** The source's name for it; differs from `rawName` where that needs quotes. */
  readonly sourceTable: string;
  readonly model: string;
  readonly columns: readonly StagingColumn[];
  /** In the model, in key order. */
  readonly key: readonly string[];
}

export interface StagingColumn {
  readonly column: CatalogColumn;
  /** In the model. */
  readonly name: string;
  readonly isKey: boolean;
  readonly isFlag: boolean;
  /** Days that become NULL: those which the column holds for "no date" and which its raw type can hold. */
  readonly emptyDates: readonly string[];
  readonly relation: StagingRelation | null;
}

export interface StagingRelation {
  readonly relation: Relation;
  readonly model: string;
  /** The column in that model. */
  readonly field: string;
}

/** The tables that a load can bring into a warehouse: all but those with a column of a type without a rule. */
export function stagingTables(catalog: Catalog): readonly StagingTable[] {
  const loadable = firstOfEachName(catalog.tables.filter(isLoadable));
  const names = differentNames(
    loadable.map(({ name }, i) => plainName(name, `table_${i + 1}`)),
    loadable.map(({ name }) => name.toLowerCase()),
  );
  const bare = loadable.map((table, i) => bareTable(table, names[i] ?? ""));
  const byName = new Map(bare.map((one) => [one.table.name.toLowerCase(), one]));
  return bare.map((one) => related(one, byName));
}

function related(table: StagingTable, tables: ReadonlyMap<string, StagingTable>): StagingTable {
  const relate = (column: StagingColumn): StagingColumn => ({
    ...column,
    relation: relationOf(table, column, tables),
  });
  return { ...table, columns: table.columns.map(relate) };
}

/** Tables that the scaffold leaves out, because a load cannot bring them. */
export function tablesLeftOut(catalog: Catalog): readonly string[] {
  const taken = new Set(firstOfEachName(catalog.tables.filter(isLoadable)));
  return catalog.tables.filter((table) => !taken.has(table)).map(({ name }) => name);
}

function isLoadable(table: CatalogTable): boolean {
  return table.columns.every(({ type }) => type !== null);
}

function firstOfEachName(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  const seen = new Set<string>();
  return tables.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

function bareTable(table: CatalogTable, name: string): StagingTable {
  const names = differentNames(
    table.columns.map((column, i) => snakeName(column.name, `column_${i + 1}`)),
    table.columns.map((column) => column.name),
  );
  const held = new Set(table.relations.filter(isHeld).map(({ column }) => column));
  const columns = table.columns.map((column, i): StagingColumn => {
    const isKey = table.primaryKey.includes(column.name);
    return {
      column,
      name: names[i] ?? "",
      isKey,
      isFlag: column.flag?.verdict === "flag" && !isKey && !held.has(column.name),
      emptyDates: isKey ? [] : column.emptyDates.map(({ date }) => date).filter((date) => date > "0001"),
      relation: null,
    };
  });
  const inModel = new Map(columns.map((one) => [one.column.name, one.name]));
  return {
    table,
    rawName: table.name.toLowerCase(),
    // A word that is reserved for columns is none among sources.
    sourceTable: name.replace(/_$/, ""),
    model: `stg_${name.replace(/_$/, "")}`,
    columns,
    key: table.primaryKey.map((column) => inModel.get(column) ?? ""),
  };
}

function relationOf(
  { table }: StagingTable,
  { column }: StagingColumn,
  tables: ReadonlyMap<string, StagingTable>,
): StagingRelation | null {
  const relation = table.relations.find((one) => one.column === column.name && isHeld(one));
  const target = relation === undefined ? undefined : tables.get(relation.toTable.toLowerCase());
  const field = target?.columns.find((one) => one.column.name === relation?.toColumn)?.name;
  if (relation === undefined || target === undefined || field === undefined) return null;
  return { relation, model: target.model, field };
}
