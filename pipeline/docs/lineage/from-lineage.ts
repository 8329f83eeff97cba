import type { ExpressionLineage } from "./expression-lineage.ts";
import {
  asInfluence,
  influenceOf,
  isSameName,
  noOrigins,
  type Origins,
  type Rowset,
  renamed,
  unite,
  unresolved,
} from "./origins.ts";
import type { FindRelation, Surroundings } from "./query-lineage.ts";
import {
  emptyFrom,
  type FromClause,
  influencedFrom,
  lookUp,
  oneTable,
  type Scope,
  type VisibleColumn,
} from "./scope.ts";
import type { BaseTable, Join, QueryNode, TableFunction, TableReference, ValueList } from "./syntax-tree.ts";

/** Follows the tables of a FROM clause. */
export class FromLineage {
  private readonly findRelation: FindRelation;
  private readonly expressions: ExpressionLineage;
  private readonly resolveQuery: (node: QueryNode, around: Surroundings) => Rowset;

  constructor(
    findRelation: FindRelation,
    expressions: ExpressionLineage,
    resolveQuery: (node: QueryNode, around: Surroundings) => Rowset,
  ) {
    this.findRelation = findRelation;
    this.expressions = expressions;
    this.resolveQuery = resolveQuery;
  }

  /** @param before the tables to the left, which lateral tables can refer to */
  resolve(table: TableReference, around: Surroundings, before: FromClause = emptyFrom): FromClause {
    const outer: Scope = { from: before, outer: around.outer, aliases: [] };
    switch (table.type) {
      case "BASE_TABLE":
        return named(table, table.table_name, this.baseTable(table, around));
      case "SUBQUERY":
        return named(table, "unnamed_subquery", this.resolveQuery(table.subquery.node, { ...around, outer }));
      case "TABLE_FUNCTION":
        return named(table, table.function.function_name, this.tableFunction(table, outer, around));
      case "EXPRESSION_LIST":
        return named(table, "valueslist", this.valueList(table, outer, around));
      case "JOIN":
        return this.join(table, around, before);
      case "EMPTY":
        return emptyFrom;
      default:
        return oneTable("", { columns: [], rows: unresolved(`a table of the kind ${kindOf(table)}`) });
    }
  }

  private baseTable(table: BaseTable, around: Surroundings): Rowset {
    const { catalog_name: database, schema_name: schema, table_name: identifier } = table;
    const isBare = database === undefined && schema === undefined;
    const cte = isBare ? around.ctes.findLast(({ name }) => isSameName(name, identifier)) : undefined;
    // An ephemeral model is a common table expression by its text, and a model by its meaning.
    const isEphemeral = identifier.startsWith("__dbt__cte__");
    const relation = this.findRelation({ database, schema, identifier });
    const found = isEphemeral ? (relation ?? cte?.rowset) : (cte?.rowset ?? relation);
    if (found !== undefined) return found;
    const name = [database, schema, identifier].filter((part) => part !== undefined).join(".");
    return { columns: [], rows: unresolved(name) };
  }

  private tableFunction(table: TableFunction, outer: Scope, around: Surroundings): Rowset {
    const origins = this.expressions.of(table.function, outer, around);
    return { columns: [{ name: table.function.function_name, origins }], rows: origins };
  }

  private valueList({ values }: ValueList, outer: Scope, around: Surroundings): Rowset {
    const width = values[0]?.length ?? 0;
    const columns = Array.from({ length: width }, (_, i) => ({
      name: `col${i}`,
      origins: unite(
        values.map((row) => (row[i] === undefined ? noOrigins : this.expressions.of(row[i], outer, around))),
      ),
    }));
    return { columns, rows: noOrigins };
  }

  private join(join: Join, around: Surroundings, before: FromClause): FromClause {
    const left = this.resolve(join.left, around, before);
    const right = this.resolve(join.right, around, both(before, left));
    const shared = sharedColumns(join, left, right);
    const scope: Scope = { from: both(left, right), outer: around.outer, aliases: [] };
    const condition = asInfluence(
      unite([
        join.condition === undefined ? noOrigins : this.expressions.of(join.condition, scope, around),
        ...shared.flatMap((name) => [columnNamed(left, name), columnNamed(right, name)]),
      ]),
    );
    return joined(join, left, right, { condition, shared });
  }
}

function kindOf(table: { readonly type: string }): string {
  return table.type;
}

function named(
  { alias, column_name_alias }: { alias?: string; column_name_alias?: readonly string[] },
  name: string,
  rowset: Rowset,
): FromClause {
  return oneTable(alias ?? name, renamed(rowset, column_name_alias));
}

function both(left: FromClause, right: FromClause): FromClause {
  return {
    tables: [...left.tables, ...right.tables],
    columns: [...left.columns, ...right.columns],
    rows: unite([left.rows, right.rows]),
  };
}

function sharedColumns(join: Join, left: FromClause, right: FromClause): readonly string[] {
  if (join.using_columns !== undefined) return join.using_columns;
  if (join.ref_type !== "NATURAL") return [];
  return left.columns
    .map(({ name }) => name)
    .filter((name) => right.columns.some((column) => isSameName(column.name, name)));
}

function columnNamed(from: FromClause, name: string): Origins {
  return lookUp({ from, outer: undefined, aliases: [] }, [name]) ?? unresolved(name);
}

/** Which sides of a join its condition decides about. */
const decidesAbout: Readonly<Record<Join["join_type"], { readonly left: boolean; readonly right: boolean }>> =
  {
    INNER: { left: true, right: true },
    LEFT: { left: false, right: true },
    RIGHT: { left: true, right: false },
    FULL: { left: true, right: true },
    SEMI: { left: true, right: false },
    ANTI: { left: true, right: false },
  };

function joined(
  { join_type: type, ref_type: kind }: Join,
  left: FromClause,
  right: FromClause,
  { condition, shared }: { readonly condition: Origins; readonly shared: readonly string[] },
): FromClause {
  const decides = decidesAbout[type];
  // Without a condition, each row of one side stands beside each of the other: what chose those rows chooses these.
  const isCross = kind === "CROSS" || kind === "POSITIONAL";
  const onLeft = isCross ? influenceOf(right.rows) : decides.left ? condition : noOrigins;
  const onRight = isCross ? influenceOf(left.rows) : decides.right ? condition : noOrigins;
  const l = influencedFrom(left, onLeft);
  if (type === "SEMI" || type === "ANTI") return l;
  const r = influencedFrom(right, onRight);
  return {
    tables: [...l.tables, ...r.tables],
    columns: visibleColumns(type, l, r, shared),
    rows: unite([
      type === "RIGHT" ? asInfluence(l.rows) : l.rows,
      type === "LEFT" ? asInfluence(r.rows) : r.rows,
    ]),
  };
}

/** A column joined by USING appears once, with the value of the side that always has one. */
function visibleColumns(
  type: Join["join_type"],
  left: FromClause,
  right: FromClause,
  shared: readonly string[],
): readonly VisibleColumn[] {
  const isShared = (name: string): boolean => shared.some((other) => isSameName(other, name));
  const merged = left.columns.map((column): VisibleColumn => {
    if (!isShared(column.name)) return column;
    const partner = columnNamed(right, column.name);
    if (type === "RIGHT") return { ...column, origins: partner };
    return type === "FULL" ? { ...column, origins: unite([column.origins, partner]) } : column;
  });
  return [...merged, ...right.columns.filter(({ name }) => !isShared(name))];
}
