/**
 * The parts of DuckDB's syntax tree (`json_serialize_sql`) that lineage reads. Properties that are empty or have their
 * default are absent. What is not named here is still reachable: expressions are walked by their `class`.
 */

interface AnyExpression {
  readonly type: string;
  readonly alias?: string;
  /** Where it stands in the text, in bytes. */
  readonly query_location?: number;
}

/** An expression whose value is made of all the expressions in it. */
export interface PlainExpression extends AnyExpression {
  readonly class:
    | "BETWEEN"
    | "CAST"
    | "COLLATE"
    | "COMPARISON"
    | "CONJUNCTION"
    | "DEFAULT"
    | "OPERATOR"
    | "PARAMETER"
    | "POSITIONAL_REFERENCE";
}

export type Expression =
  | CaseExpression
  | ColumnReference
  | Constant
  | FunctionCall
  | Lambda
  | PlainExpression
  | Star
  | Subquery
  | WindowCall;

export interface ColumnReference extends AnyExpression {
  readonly class: "COLUMN_REF";
  readonly column_names: readonly string[];
}

export interface Star extends AnyExpression {
  readonly class: "STAR";
  readonly relation_name?: string;
  /** True for `columns(…)`. */
  readonly columns?: boolean;
  readonly expr?: Expression;
  readonly exclude_list?: readonly string[];
  readonly qualified_exclude_list?: readonly { readonly table?: string; readonly column: string }[];
  readonly replace_list?: readonly { readonly key: string; readonly value: Expression }[];
  readonly rename_list?: readonly { readonly key: { readonly column: string }; readonly value: string }[];
}

export interface CaseExpression extends AnyExpression {
  readonly class: "CASE";
  readonly case_checks: readonly { readonly when_expr: Expression; readonly then_expr: Expression }[];
  readonly else_expr?: Expression;
}

export interface FunctionCall extends AnyExpression {
  readonly class: "FUNCTION";
  readonly function_name: string;
  readonly children?: readonly Expression[];
  readonly filter?: Expression;
  readonly order_bys?: { readonly orders?: readonly Order[] };
}

export interface WindowCall extends AnyExpression {
  readonly class: "WINDOW";
  readonly function_name: string;
  readonly children?: readonly Expression[];
  readonly partitions?: readonly Expression[];
  readonly orders?: readonly Order[];
  readonly arg_orders?: readonly Order[];
  readonly filter_expr?: Expression;
  readonly default_expr?: Expression;
}

export interface Subquery extends AnyExpression {
  readonly class: "SUBQUERY";
  readonly subquery_type: "SCALAR" | "EXISTS" | "NOT_EXISTS" | "ANY";
  readonly subquery: { readonly node: QueryNode };
  /** What `in` and `any` compare with the subquery. */
  readonly child?: Expression;
}

export interface Lambda extends AnyExpression {
  readonly class: "LAMBDA";
  readonly lhs: Expression;
  readonly expr: Expression;
}

export interface Constant extends AnyExpression {
  readonly class: "CONSTANT";
  readonly value: { readonly is_null?: boolean; readonly value?: unknown };
}

export interface Order {
  readonly expression: Expression;
}

export interface TableExpression {
  readonly key: string;
  readonly value: { readonly query: { readonly node: QueryNode }; readonly aliases?: readonly string[] };
}

export type Modifier =
  | { readonly type: "ORDER_MODIFIER"; readonly orders?: readonly Order[] }
  | { readonly type: "LIMIT_MODIFIER" | "LIMIT_PERCENT_MODIFIER" }
  | { readonly type: "DISTINCT_MODIFIER"; readonly distinct_on_targets?: readonly Expression[] };

interface Query {
  readonly cte_map?: { readonly map?: readonly TableExpression[] };
  readonly modifiers?: readonly Modifier[];
}

export interface SelectNode extends Query {
  readonly type: "SELECT_NODE";
  readonly select_list: readonly Expression[];
  readonly from_table: TableReference;
  readonly where_clause?: Expression;
  readonly group_expressions?: readonly Expression[];
  readonly having?: Expression;
  readonly qualify?: Expression;
}

export interface SetOperationNode extends Query {
  readonly type: "SET_OPERATION_NODE";
  readonly setop_type: "UNION" | "UNION_BY_NAME" | "EXCEPT" | "INTERSECT";
  readonly left: QueryNode;
  readonly right: QueryNode;
}

export interface RecursiveNode extends Query {
  readonly type: "RECURSIVE_CTE_NODE";
  readonly cte_name: string;
  readonly aliases?: readonly string[];
  readonly left: QueryNode;
  readonly right: QueryNode;
}

export type QueryNode = SelectNode | SetOperationNode | RecursiveNode;

interface Named {
  readonly alias?: string;
  readonly column_name_alias?: readonly string[];
  readonly query_location?: number;
}

export interface BaseTable extends Named {
  readonly type: "BASE_TABLE";
  readonly catalog_name?: string;
  readonly schema_name?: string;
  readonly table_name: string;
}

export interface DerivedTable extends Named {
  readonly type: "SUBQUERY";
  readonly subquery: { readonly node: QueryNode };
}

export interface TableFunction extends Named {
  readonly type: "TABLE_FUNCTION";
  readonly function: FunctionCall;
}

export interface ValueList extends Named {
  readonly type: "EXPRESSION_LIST";
  readonly values: readonly (readonly Expression[])[];
}

export interface Join extends Named {
  readonly type: "JOIN";
  readonly left: TableReference;
  readonly right: TableReference;
  readonly join_type: "INNER" | "LEFT" | "RIGHT" | "FULL" | "SEMI" | "ANTI";
  readonly ref_type: "REGULAR" | "NATURAL" | "CROSS" | "POSITIONAL" | "ASOF";
  readonly condition?: Expression;
  readonly using_columns?: readonly string[];
}

export interface NoTable extends Named {
  readonly type: "EMPTY";
}

export type TableReference = BaseTable | DerivedTable | TableFunction | ValueList | Join | NoTable;

export function isExpression(value: unknown): value is Expression {
  return typeof value === "object" && value !== null && "class" in value && typeof value.class === "string";
}

/** The expressions directly below one, wherever its properties hold them; queries within it are left out. */
export function childrenOf(expression: Expression): readonly Expression[] {
  return Object.values(expression).flatMap(expressionsIn);
}

function expressionsIn(value: unknown): readonly Expression[] {
  if (isExpression(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (typeof value !== "object" || value === null || "node" in value) return [];
  return Object.values(value).flatMap(expressionsIn);
}
