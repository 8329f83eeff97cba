import { quoteSql } from "../../foundation/sql-text.ts";
import { ColumnValue } from "./column-value.ts";
import type { NodeContext } from "./context.ts";
import { Call } from "./jinja/call.ts";
import {
  HostObject,
  isTrue,
  jinjaFunction,
  numberOf,
  str,
  TemplateFault,
  type Value,
} from "./jinja/values.ts";
import type { TargetDescription } from "./project.ts";
import { Relation } from "./relation.ts";

type Method = (adapter: Adapter, call: Call) => Value;

const methods = new Map<string, Method>([
  ["dispatch", (adapter, call) => adapter.dispatch(call)],
  ["type", (adapter) => adapter.target.kind],
  ["quote", (_, call) => quoteSql(str(call.value(0, "identifier")))],
  ["quote_as_configured", (_, call) => quoteSql(str(call.value(0, "identifier")))],
  ["quote_seed_column", (adapter, call) => adapter.quoteSeedColumn(call)],
  ["commit", () => ""],
]);

/** What asks or changes the database, and what it answers while the project is read. */
const executing = new Map<string, readonly [Method, Value]>([
  ["get_relation", [(adapter, call) => adapter.getRelation(call), null]],
  ["get_columns_in_relation", [(adapter, call) => adapter.columnsOf(call.value(0, "relation")), []]],
  ["get_missing_columns", [(adapter, call) => adapter.missingColumns(call), []]],
  ["drop_relation", [(adapter, call) => adapter.drop(relationOf(call, 0, "relation")), ""]],
  ["rename_relation", [(adapter, call) => adapter.rename(call), ""]],
  ["truncate_relation", [(adapter, call) => adapter.truncate(relationOf(call, 0, "relation")), ""]],
  ["create_schema", [(adapter, call) => adapter.createSchema(relationOf(call, 0, "relation")), ""]],
  ["drop_schema", [(adapter, call) => adapter.dropSchema(relationOf(call, 0, "relation")), ""]],
  ["check_schema_exists", [(adapter, call) => adapter.schemaExists(call), true]],
  ["list_relations_without_caching", [(adapter, call) => adapter.relationsIn(call), []]],
]);

/** dbt's `adapter`, as far as templates use it. While the project is read it answers nothing, as dbt's does. */
export class AdapterObject extends HostObject {
  private readonly adapter: Adapter;

  constructor(target: TargetDescription, node: NodeContext, dispatch: (call: Call) => Value) {
    super();
    this.adapter = new Adapter(target, node, dispatch);
  }

  attribute(name: string): Value | undefined {
    const method = methods.get(name) ?? this.executed(name);
    if (method === undefined) return undefined;
    return jinjaFunction(name, (args, keywords) => method(this.adapter, new Call(args, keywords)));
  }

  private executed(name: string): Method | undefined {
    const [method, whileReading = null] = executing.get(name) ?? [];
    return this.adapter.node.execute || method === undefined ? method : () => whileReading;
  }

  text(): string {
    return "<adapter>";
  }
}

function relationOf(call: Call, index: number, name: string): Relation {
  const value = call.value(index, name);
  if (value instanceof Relation) return value;
  throw new TemplateFault(
    "A relation is needed here.",
    "Give it ref(), source(), this or api.Relation.create().",
  );
}

class Adapter {
  readonly target: TargetDescription;
  readonly node: NodeContext;
  readonly dispatch: (call: Call) => Value;

  constructor(target: TargetDescription, node: NodeContext, dispatch: (call: Call) => Value) {
    this.target = target;
    this.node = node;
    this.dispatch = dispatch;
  }

  createSchema(relation: Relation): string {
    return this.run(this.node.sql.createSchema(relation));
  }

  dropSchema(relation: Relation): string {
    return this.run(this.node.sql.dropSchema(relation));
  }

  run(sql: string): string {
    this.node.query(sql);
    return "";
  }

  getRelation(call: Call): Value {
    const database = call.text(0, "database", this.target.database);
    const schema = call.text(1, "schema", this.target.schema);
    const identifier = call.text(2, "identifier", "");
    return this.node.existing(new Relation({ database, schema, identifier })) ?? null;
  }

  columnsOf(relation: Value): ColumnValue[] {
    if (!(relation instanceof Relation)) return [];
    const { rows } = this.node.query(this.node.sql.columns(relation));
    return rows.map(([name, type]) => new ColumnValue(str(name ?? ""), str(type ?? ""), this.target.kind));
  }

  missingColumns(call: Call): Value {
    const names = new Set(
      this.columnsOf(call.value(1, "to_relation")).map((column) => str(column.attribute("name") ?? "")),
    );
    return this.columnsOf(call.value(0, "from_relation")).filter(
      (column) => !names.has(str(column.attribute("name") ?? "")),
    );
  }

  drop(relation: Relation): string {
    const type = this.typeOf(relation);
    if (type === undefined) return "";
    this.node.query(this.node.sql.drop(relation, type));
    this.node.forget(relation);
    return "";
  }

  rename(call: Call): string {
    const from = relationOf(call, 0, "from_relation");
    const to = relationOf(call, 1, "to_relation");
    const type = this.typeOf(from) ?? "table";
    this.node.query(this.node.sql.rename(from, type, to.identifier));
    this.node.forget(from);
    this.node.remember(new Relation(to, type));
    return "";
  }

  truncate(relation: Relation): string {
    return this.run(this.node.sql.truncate(relation));
  }

  schemaExists(call: Call): boolean {
    const sql = this.node.sql.schemaExists(
      call.text(0, "database", this.target.database),
      call.text(1, "schema", this.target.schema),
    );
    return (numberOf(this.node.query(sql).rows[0]?.[0] ?? 0) ?? 0) > 0;
  }

  relationsIn(call: Call): Value {
    const schema = call.value(0, "schema_relation");
    return schema instanceof Relation ? [...this.node.relationsOf(schema.schema)] : [];
  }

  quoteSeedColumn(call: Call): string {
    const quotes = call.value(1, "quote_config");
    const column = str(call.value(0, "column"));
    return quotes === null || isTrue(quotes) ? quoteSql(column) : column;
  }

  private typeOf(relation: Relation): "table" | "view" | undefined {
    const { type } = relation.type === undefined ? (this.node.existing(relation) ?? relation) : relation;
    return type === "table" || type === "view" ? type : undefined;
  }
}
