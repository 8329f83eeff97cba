import {
  influenced,
  isSameName,
  noOrigins,
  type Origins,
  type OutputColumn,
  type Rowset,
  unite,
} from "./origins.ts";

/** A relation of a FROM clause under the name that the query knows it by. */
export interface Table {
  readonly alias: string;
  readonly rowset: Rowset;
}

/** A column as `select *` meets it. Columns joined by USING appear once. */
export interface VisibleColumn extends OutputColumn {
  readonly table: string;
}

/** What a FROM clause, or a part of it, offers to a query. */
export interface FromClause {
  readonly tables: readonly Table[];
  readonly columns: readonly VisibleColumn[];
  /** Where its rows come from: the tables that no outer join merely adds columns from. */
  readonly rows: Origins;
}

export const emptyFrom: FromClause = { tables: [], columns: [], rows: noOrigins };

export function oneTable(alias: string, rowset: Rowset): FromClause {
  return {
    tables: [{ alias, rowset }],
    columns: rowset.columns.map((column) => ({ ...column, table: alias })),
    rows: rowset.rows,
  };
}

/** The same tables, whose rows something more decides about. */
export function influencedFrom(from: FromClause, influence: Origins): FromClause {
  return {
    tables: from.tables.map(({ alias, rowset }) => ({ alias, rowset: influenced(rowset, influence) })),
    columns: from.columns.map((column) => ({ ...column, origins: unite([column.origins, influence]) })),
    rows: unite([from.rows, influence]),
  };
}

/** The names that an expression can use: the tables of its query, aliases of its SELECT list, and the query around it. */
export interface Scope {
  readonly from: FromClause;
  readonly outer: Scope | undefined;
  /** Columns of the SELECT list that stand before the expression; parameters of lambdas. */
  readonly aliases: readonly OutputColumn[];
}

/** The origins of a column by its name, which a table's name may precede; undefined when nothing in reach has it. */
export function lookUp(scope: Scope | undefined, names: readonly string[]): Origins | undefined {
  if (scope === undefined) return undefined;
  return (
    (names.length === 1 ? unqualified(scope, names[0] ?? "") : qualified(scope, names)) ??
    lookUp(scope.outer, names)
  );
}

function unqualified({ from, aliases }: Scope, name: string): Origins | undefined {
  const column = named(from.columns, name) ?? aliases.findLast((alias) => isSameName(alias.name, name));
  if (column !== undefined) return column.origins;
  const table = from.tables.find(({ alias }) => isSameName(alias, name));
  return table === undefined ? undefined : unite(table.rowset.columns.map(({ origins }) => origins));
}

/** `table.column`, `schema.table.column`, and fields of structs behind either. */
function qualified({ from }: Scope, names: readonly string[]): Origins | undefined {
  for (const [i, name] of names.slice(0, -1).entries()) {
    const table = from.tables.find(({ alias }) => isSameName(alias, name));
    const column = table === undefined ? undefined : named(table.rowset.columns, names[i + 1] ?? "");
    if (column !== undefined) return column.origins;
  }
  return named(from.columns, names[0] ?? "")?.origins;
}

function named<T extends OutputColumn>(columns: readonly T[], name: string): T | undefined {
  return columns.find((column) => isSameName(column.name, name));
}
