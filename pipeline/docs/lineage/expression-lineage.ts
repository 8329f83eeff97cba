import { asInfluence, noOrigins, type Origins, type Rowset, unite, unresolved } from "./origins.ts";
import type { Surroundings } from "./query-lineage.ts";
import { emptyFrom, lookUp, type Scope } from "./scope.ts";
import {
  type CaseExpression,
  type ColumnReference,
  childrenOf,
  type Expression,
  type FunctionCall,
  type Lambda,
  type Order,
  type QueryNode,
  type Subquery,
  type WindowCall,
} from "./syntax-tree.ts";

type ResolveQuery = (node: QueryNode, around: Surroundings) => Rowset;

/** Aggregates whose second argument only chooses among the values of the first. */
const choosers = new Set([
  "arg_max",
  "arg_min",
  "max_by",
  "min_by",
  "argmax",
  "argmin",
  "arg_max_null",
  "arg_min_null",
]);

/** Aggregates that answer one of the values they are given, so that of a literal they make the literal. */
const pickers = new Set([...choosers, "any_value", "arbitrary", "first", "last", "max", "min", "mode"]);

/** Follows the value of an expression to columns. */
export class ExpressionLineage {
  private readonly resolveQuery: ResolveQuery;
  private readonly aggregateNames: ReadonlySet<string>;

  constructor(resolveQuery: ResolveQuery, aggregateNames: ReadonlySet<string>) {
    this.resolveQuery = resolveQuery;
    this.aggregateNames = aggregateNames;
  }

  /** Whether an aggregate function makes many rows one in it. */
  aggregates(expression: Expression): boolean {
    if (expression.class === "WINDOW") return false;
    return this.isAggregate(expression) || childrenOf(expression).some((child) => this.aggregates(child));
  }

  of(expression: Expression, scope: Scope, around: Surroundings): Origins {
    const all = (expressions: readonly (Expression | undefined)[]): Origins =>
      unite(expressions.map((each) => (each === undefined ? noOrigins : this.of(each, scope, around))));
    switch (expression.class) {
      case "COLUMN_REF":
        return columnReference(expression, scope);
      case "CONSTANT":
        return noOrigins;
      case "CASE":
        return caseExpression(expression, all);
      case "FUNCTION":
        return this.functionCall(expression, scope, all);
      case "WINDOW":
        return windowCall(expression, scope, all);
      case "SUBQUERY":
        return this.subquery(expression, scope, around, all);
      case "LAMBDA":
        return this.lambda(expression, scope, around);
      case "STAR":
        return unite(scope.from.columns.map(({ origins }) => origins));
      default:
        return all(childrenOf(expression));
    }
  }

  private subquery(node: Subquery, scope: Scope, around: Surroundings, all: Combine): Origins {
    const rowset = this.resolveQuery(node.subquery.node, { ctes: around.ctes, outer: scope });
    if (node.subquery_type.endsWith("EXISTS")) return rowset.rows;
    return unite([rowset.columns[0]?.origins ?? noOrigins, all([node.child])]);
  }

  private functionCall(call: FunctionCall, scope: Scope, all: Combine): Origins {
    const { children = [], filter, order_bys: orders } = call;
    const isChooser = choosers.has(call.function_name.toLowerCase());
    const values = all(isChooser ? children.slice(0, 1) : children);
    const order = all(expressionsOf(orders?.orders));
    const deciding = asInfluence(all([filter, ...(isChooser ? children.slice(1) : [])]));
    if (!isValueless(values)) return unite([values, asInfluence(order), deciding]);
    // `percentile_cont(0.5) within group (order by x)` takes its values from the order, `count(*)` from the rows.
    if (!isValueless(order)) return unite([values, order, deciding]);
    const restsOnRows = this.isAggregate(call) && !pickers.has(call.function_name.toLowerCase());
    return unite([values, restsOnRows ? scope.from.rows : noOrigins, deciding]);
  }

  private isAggregate(expression: Expression): boolean {
    if (expression.class !== "FUNCTION") return false;
    return this.aggregateNames.has(expression.function_name.toLowerCase());
  }

  /** What a lambda is called with comes from the list beside it, so its parameters add nothing. */
  private lambda(node: Lambda, scope: Scope, around: Surroundings): Origins {
    const parameters = [node.lhs, ...childrenOf(node.lhs)].flatMap((each) =>
      each.class === "COLUMN_REF" ? each.column_names : [],
    );
    const columns = parameters.map((name) => ({ name, origins: noOrigins, table: "" }));
    const inner: Scope = { from: { ...emptyFrom, columns }, outer: scope, aliases: [] };
    return this.of(node.expr, inner, around);
  }
}

function isValueless({ direct, unresolved }: Origins): boolean {
  return direct.size === 0 && unresolved.size === 0;
}

type Combine = (expressions: readonly (Expression | undefined)[]) => Origins;

function columnReference({ column_names: names }: ColumnReference, scope: Scope): Origins {
  return lookUp(scope, names) ?? unresolved(names.join("."));
}

/** The results make the value, the conditions choose among them; when all results are literals, the conditions make it. */
function caseExpression(
  { case_checks: checks, else_expr: otherwise }: CaseExpression,
  all: Combine,
): Origins {
  const results = all([...checks.map(({ then_expr }) => then_expr), otherwise]);
  const conditions = all(checks.map(({ when_expr }) => when_expr));
  return unite([results, isValueless(results) ? conditions : asInfluence(conditions)]);
}

/** `count(*)`, also written `count()` or `count(1)`. */
function isRowCount({ function_name: name, children = [] }: WindowCall): boolean {
  return name === "count_star" || (name === "count" && children.every((child) => child.class === "CONSTANT"));
}

/** A window function without an argument, such as row_number(), makes its value of the partition and the order. */
function windowCall(call: WindowCall, scope: Scope, all: Combine): Origins {
  const { children = [], partitions = [] } = call;
  const window = all([...partitions, ...expressionsOf(call.orders)]);
  const more = asInfluence(all([call.filter_expr, ...expressionsOf(call.arg_orders)]));
  if (isRowCount(call)) return unite([scope.from.rows, asInfluence(window), more]);
  const value = all([...children, call.default_expr]);
  const isRanking = children.length === 0;
  return unite([value, isRanking ? window : asInfluence(window), more]);
}

function expressionsOf(orders: readonly Order[] | undefined): readonly Expression[] {
  return (orders ?? []).map(({ expression }) => expression);
}
