import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import { messageOf } from "../../../foundation/errors.ts";
import { type Expression, isExpression, type QueryNode, type SelectNode } from "./syntax-tree.ts";

/** DuckDB's parser could not read a query, or cannot serialise its tree. */
export class UnparsedQuery extends Error {
  /** Of the query's text, from 1; undefined when the parser named no place. */
  readonly line: number | undefined;

  constructor(message: string, line: number | undefined) {
    super(message);
    this.name = "UnparsedQuery";
    this.line = line;
  }
}

/** Parses queries with DuckDB's own parser. */
export class SqlParser {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private deserialize: DuckDBPreparedStatement | undefined;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  static async open(): Promise<SqlParser> {
    const instance = await DuckDBInstance.create(":memory:");
    return new SqlParser(instance, await instance.connect());
  }

  /**
   * The syntax tree of one query. Columns that the query leaves without a name have the one DuckDB gives them as
   * their alias.
   *
   * @throws {UnparsedQuery} for a text that is not one SELECT, and for PIVOT, which has no tree.
   */
  async parse(sql: string): Promise<QueryNode> {
    const [tree] = await this.parseAll([sql]);
    if (tree === undefined || tree instanceof UnparsedQuery) throw tree;
    return tree;
  }

  /** The syntax trees of many queries, in one question to DuckDB; in place of a tree the reason why there is none. */
  async parseAll(queries: readonly string[]): Promise<readonly (QueryNode | UnparsedQuery)[]> {
    const statement = await this.connection.prepare(serialize);
    statement.bindList(1, [...queries], LIST(VARCHAR));
    const answers = (await statement.runAndReadAll()).getRows().map(([text]) => String(text));
    const trees: (QueryNode | UnparsedQuery)[] = [];
    for (const [i, answer] of answers.entries()) {
      trees.push(await this.named(treeIn(answer, queries[i] ?? "")));
    }
    return trees;
  }

  /** The names of DuckDB's aggregate functions, in lower case. */
  async aggregates(): Promise<ReadonlySet<string>> {
    const names = await this.connection.runAndReadAll(
      "select distinct lower(function_name) from duckdb_functions() where function_type = 'aggregate'",
    );
    return new Set(names.getRows().map(([name]) => String(name)));
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private async named(tree: QueryNode | UnparsedQuery): Promise<QueryNode | UnparsedQuery> {
    if (tree instanceof UnparsedQuery) return tree;
    try {
      await this.nameColumns(tree);
      return tree;
    } catch (thrown) {
      return new UnparsedQuery(`A column without a name: ${messageOf(thrown)}`, undefined);
    }
  }

  private async nameColumns(tree: unknown): Promise<void> {
    for (const select of selectsIn(tree)) {
      for (const expression of select.select_list) {
        if (isNamed(expression)) continue;
        Object.assign(expression, { alias: await this.defaultName(expression) });
      }
    }
  }

  /** DuckDB names a column that has no name by the text of its expression. */
  private async defaultName(expression: Expression): Promise<string> {
    const node = { type: "SELECT_NODE", select_list: [expression], from_table: { type: "EMPTY" } };
    const tree = withDefaults({ error: false, statements: [{ node }] });
    this.deserialize ??= await this.connection.prepare("select json_deserialize_sql($1::json)");
    this.deserialize.bindVarchar(1, JSON.stringify(tree));
    const rows = (await this.deserialize.runAndReadAll()).getRows();
    return String(rows[0]?.[0]).replace(/^SELECT /, "");
  }
}

const serialize = `
select json_serialize_sql(queries.query, skip_null := true, skip_empty := true, skip_default := true)
from (select unnest($1) as query, generate_subscripts($1, 1) as place) as queries
order by queries.place`;

interface Answer {
  readonly error: boolean;
  readonly error_message?: string;
  readonly position?: string;
  readonly statements?: readonly { readonly node: QueryNode }[];
}

function treeIn(text: string, sql: string): QueryNode | UnparsedQuery {
  const answer = JSON.parse(text) as Answer; // what DuckDB serialises
  const [statement, ...more] = answer.statements ?? [];
  if (answer.error || statement === undefined) {
    const line = answer.position === undefined ? undefined : lineAt(sql, Number(answer.position));
    return new UnparsedQuery(answer.error_message ?? "There is no query in it.", line);
  }
  if (more.length > 0) return new UnparsedQuery("There is more than one statement in it.", undefined);
  return statement.node;
}

function isNamed(expression: Expression): boolean {
  return expression.alias !== undefined || ["COLUMN_REF", "STAR"].includes(expression.class);
}

function selectsIn(tree: unknown): readonly SelectNode[] {
  if (typeof tree !== "object" || tree === null) return [];
  const below = Object.values(tree).flatMap(selectsIn);
  return isSelect(tree) ? [tree, ...below] : below;
}

function isSelect(tree: object): tree is SelectNode {
  return "type" in tree && tree.type === "SELECT_NODE" && !isExpression(tree);
}

/** Deserialising insists on properties of a query that serialising leaves out. */
function withDefaults(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withDefaults);
  if (typeof tree !== "object" || tree === null) return tree;
  const entries = Object.entries(tree).map(([key, value]) => [key, withDefaults(value)]);
  if (!("type" in tree) || !String(tree.type).endsWith("_NODE")) return Object.fromEntries(entries);
  return { cte_map: { map: [] }, aggregate_handling: "STANDARD_HANDLING", ...Object.fromEntries(entries) };
}

/** The line of a place that is given in bytes. */
export function lineAt(sql: string, byte: number): number {
  return Buffer.from(sql).subarray(0, byte).toString().split("\n").length;
}
