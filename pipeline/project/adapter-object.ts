import { quoteSql } from "../../foundation/sql-text.ts";
import { ColumnValue } from "./column-value.ts";
import type { NodeContext } from "./context.ts";
import { Call } from "./jinja/call.ts";
import {
  HostRecord,
  isTrue,
  jinjaFunction,
  numberOf,
  str,
  TemplateFault,
  type Value,
} from "./jinja/values.ts";
import type { TargetDescription } from "./project.ts";
import { Relation } from "./relation.ts";

type Method = (call: Call) => Value;

/** dbt's `adapter`, as far as templates use it. While the project is read it answers nothing, as dbt's does. */
export function adapterObject(
  target: TargetDescription,
  node: NodeContext,
  dispatch: (call: Call) => Value,
): HostRecord {
  const adapter = new Adapter(target, node);
  const always: [string, Method][] = [
    ["dispatch", dispatch],
    ["type", () => target.kind],
    ["quote", (call) => quoteSql(str(call.value(0, "identifier")))],
    ["quote_as_configured", (call) => quoteSql(str(call.value(0, "identifier")))],
    ["quote_seed_column", (call) => adapter.quoteSeedColumn(call)],
    ["commit", () => ""],
  ];
  const executing: [string, Method, Value][] = [
    ["get_relation", (call) => adapter.getRelation(call), null],
    ["get_columns_in_relation", (call) => adapter.columnsOf(call.value(0, "relation")), []],
    ["get_missing_columns", (call) => adapter.missingColumns(call), []],
    ["drop_relation", (call) => adapter.drop(relationOf(call, 0, "relation")), ""],
    ["rename_relation", (call) => adapter.rename(call), ""],
    ["truncate_relation", (call) => adapter.truncate(relationOf(call, 0, "relation")), ""],
    ["create_schema", (call) => adapter.run(node.sql.createSchema(relationOf(call, 0, "relation"))), ""],
    ["drop_schema", (call) => adapter.run(node.sql.dropSchema(relationOf(call, 0, "relation"))), ""],
    ["check_schema_exists", (call) => adapter.schemaExists(call), true],
    ["list_relations_without_caching", (call) => adapter.relationsIn(call), []],
  ];
  return new HostRecord("adapter", [
    ...always.map(([name, method]) => [name, methodOf(name, method)] as const),
    ...executing.map(
      ([name, method, parsed]) =>
        [name, methodOf(name, (call) => (node.execute ? method(call) : parsed))] as const,
    ),
  ]);
}

function methodOf(name: string, method: Method): Value {
  return jinjaFunction(name, (args, keywords) => method(new Call(args, keywords)));
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
  private readonly target: TargetDescription;
  private readonly node: NodeContext;

  constructor(target: TargetDescription, node: NodeContext) {
    this.target = target;
    this.node = node;
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
