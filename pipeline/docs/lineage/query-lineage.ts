import { ExpressionLineage } from "./expression-lineage.ts";
import { FromLineage } from "./from-lineage.ts";
import {
  asInfluence,
  influenced,
  influenceOf,
  isSameName,
  noOrigins,
  type Origins,
  type OutputColumn,
  type Rowset,
  renamed,
  unite,
  withDistinctNames,
} from "./origins.ts";
import type { Scope } from "./scope.ts";
import { expandStar, isStar } from "./star.ts";
import type {
  Expression,
  Modifier,
  QueryNode,
  RecursiveNode,
  SelectNode,
  SetOperationNode,
} from "./syntax-tree.ts";

/** The relations outside of a query, by the name that it uses. */
export type FindRelation = (name: {
  readonly database: string | undefined;
  readonly schema: string | undefined;
  readonly identifier: string;
}) => Rowset | undefined;

/** What a query inherits from where it stands. */
export interface Surroundings {
  /** Common table expressions in reach, the nearest last. */
  readonly ctes: readonly { readonly name: string; readonly rowset: Rowset }[];
  /** The query around it, when it may refer to that. */
  readonly outer: Scope | undefined;
}

/**
 * Follows every output column of a query to the columns of the relations it reads.
 *
 * A column is influenced by what it passes on its way: the filters and groups of the queries it comes through, and the
 * conditions of the joins that decide about its rows. A left join decides about the right side alone.
 */
export class QueryLineage {
  private readonly from: FromLineage;
  private readonly expressions: ExpressionLineage;

  /** @param aggregates the names of the aggregate functions, in lower case */
  constructor(findRelation: FindRelation, aggregates: ReadonlySet<string>) {
    this.expressions = new ExpressionLineage((node, around) => this.resolve(node, around), aggregates);
    this.from = new FromLineage(findRelation, this.expressions, (node, around) => this.resolve(node, around));
  }

  resolve(node: QueryNode, around: Surroundings = { ctes: [], outer: undefined }): Rowset {
    const inner = this.withTableExpressions(node, around);
    switch (node.type) {
      case "SELECT_NODE":
        return this.select(node, inner);
      case "SET_OPERATION_NODE":
        return this.setOperation(node, inner);
      case "RECURSIVE_CTE_NODE":
        return this.recursive(node, inner);
    }
  }

  private withTableExpressions(node: QueryNode, around: Surroundings): Surroundings {
    const ctes = [...around.ctes];
    for (const { key, value } of node.cte_map?.map ?? []) {
      const rowset = this.resolve(value.query.node, { ...around, ctes: [...ctes] });
      ctes.push({ name: key, rowset: renamed(rowset, value.aliases) });
    }
    return { ...around, ctes };
  }

  private select(node: SelectNode, around: Surroundings): Rowset {
    const from = this.from.resolve(node.from_table, around);
    const scope: Scope = { from, outer: around.outer, aliases: [] };
    const listed = this.selectList(node, scope, around);
    const after: Scope = { ...scope, aliases: listed.map(({ column }) => column) };
    const of = (expression: Expression | undefined): Origins =>
      expression === undefined ? noOrigins : this.expressions.of(expression, after, around);
    const filters = asInfluence(
      unite([...[node.where_clause, node.having, node.qualify].map(of), this.chosenRows(node.modifiers, of)]),
    );
    const columns = listed.map(({ column }) => column);
    const groups = asInfluence(
      unite((node.group_expressions ?? []).map((key) => groupKey(key, columns, of))),
    );
    const rowset: Rowset = {
      rows: unite([this.isOneRow(node) ? influenceOf(from.rows) : from.rows, groups]),
      columns: withDistinctNames(
        listed.map(({ column: { name, origins }, isKey }) => {
          return { name, origins: isKey ? origins : unite([origins, groups]) };
        }),
      ),
    };
    return influenced(rowset, filters);
  }

  /** An aggregate over everything answers one row, whatever it reads. */
  private isOneRow(node: SelectNode): boolean {
    return (
      node.group_expressions === undefined &&
      node.select_list.some((each) => this.expressions.aggregates(each))
    );
  }

  private selectList(
    node: SelectNode,
    scope: Scope,
    around: Surroundings,
  ): readonly { readonly column: OutputColumn; readonly isKey: boolean }[] {
    const listed: { readonly column: OutputColumn; readonly isKey: boolean }[] = [];
    const keys = new Set((node.group_expressions ?? []).map(withoutPlace));
    node.select_list.forEach((expression, i) => {
      const aliases = listed.map(({ column }) => column);
      const of = (value: Expression): Origins => this.expressions.of(value, { ...scope, aliases }, around);
      if (isStar(expression)) {
        listed.push(...expandStar(expression, scope.from, of).map((column) => ({ column, isKey: true })));
        return;
      }
      const isKey =
        expression.class === "COLUMN_REF" ||
        keys.has(withoutPlace(expression)) ||
        (node.group_expressions ?? []).some((key) => positionOf(key) === i + 1);
      listed.push({ column: { name: nameOf(expression), origins: of(expression) }, isKey });
    });
    return listed;
  }

  /** An order decides about rows only where a limit or `distinct on` takes the first of them. */
  private chosenRows(
    modifiers: readonly Modifier[] | undefined,
    of: (expression: Expression) => Origins,
  ): Origins {
    const all = modifiers ?? [];
    const distinct = all.flatMap((each) =>
      each.type === "DISTINCT_MODIFIER" ? (each.distinct_on_targets ?? []) : [],
    );
    const isCut = distinct.length > 0 || all.some(({ type }) => type.startsWith("LIMIT"));
    const orders = all.flatMap((each) => (each.type === "ORDER_MODIFIER" ? (each.orders ?? []) : []));
    return unite([...distinct, ...(isCut ? orders.map(({ expression }) => expression) : [])].map(of));
  }

  private setOperation(node: SetOperationNode, around: Surroundings): Rowset {
    const left = this.resolve(node.left, around);
    const right = this.resolve(node.right, around);
    switch (node.setop_type) {
      case "UNION":
        return unionByPosition(left, right);
      case "UNION_BY_NAME":
        return unionByName(left, right);
      case "EXCEPT":
      case "INTERSECT":
        return influenced(left, asInfluence(unite(right.columns.map(({ origins }) => origins))));
    }
  }

  /** The recursive part adds to what it reads itself, so it is followed until nothing new comes. */
  private recursive(node: RecursiveNode, around: Surroundings): Rowset {
    let known = renamed(this.resolve(node.left, around), node.aliases);
    for (;;) {
      const ctes = [...around.ctes, { name: node.cte_name, rowset: known }];
      const next = unionByPosition(known, this.resolve(node.right, { ...around, ctes }));
      if (sizeOf(next) === sizeOf(known)) return next;
      known = next;
    }
  }
}

function groupKey(
  key: Expression,
  columns: readonly OutputColumn[],
  of: (expression: Expression) => Origins,
): Origins {
  const position = positionOf(key);
  return position === undefined ? of(key) : (columns[position - 1]?.origins ?? noOrigins);
}

/** `group by 1` names a column of the SELECT list by its place, from 1. */
function positionOf(key: Expression): number | undefined {
  return key.class === "CONSTANT" && typeof key.value.value === "number" ? key.value.value : undefined;
}

function withoutPlace(expression: Expression): string {
  return JSON.stringify({ ...expression, alias: undefined }, (key, value: unknown) =>
    key === "query_location" ? undefined : value,
  );
}

function nameOf(expression: Expression): string {
  const own = expression.class === "COLUMN_REF" ? expression.column_names.at(-1) : undefined;
  return expression.alias ?? own ?? "";
}

function unionByPosition(left: Rowset, right: Rowset): Rowset {
  return {
    rows: unite([left.rows, right.rows]),
    columns: left.columns.map(({ name, origins }, i) => {
      return { name, origins: unite([origins, right.columns[i]?.origins ?? noOrigins]) };
    }),
  };
}

function unionByName(left: Rowset, right: Rowset): Rowset {
  const partner = (name: string): OutputColumn | undefined =>
    right.columns.find((column) => isSameName(column.name, name));
  const onlyRight = right.columns.filter(
    ({ name }) => !left.columns.some((column) => isSameName(column.name, name)),
  );
  return {
    rows: unite([left.rows, right.rows]),
    columns: [
      ...left.columns.map(({ name, origins }) => {
        return { name, origins: unite([origins, partner(name)?.origins ?? noOrigins]) };
      }),
      ...onlyRight,
    ],
  };
}

function sizeOf({ columns, rows }: Rowset): number {
  return [rows, ...columns.map(({ origins }) => origins)].reduce(
    (sum, { direct, influence, unresolved }) => sum + direct.size + influence.size + unresolved.size,
    0,
  );
}
