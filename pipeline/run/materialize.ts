import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { shouldFullRefresh } from "../project/full-refresh.ts";
import { isTrue, str, type Value } from "../project/jinja/values.ts";
import type { Model } from "../project/project.ts";
import type { Relation } from "../project/relation.ts";
import { addIncrement } from "./incremental.ts";
import type { CallStrategyMacro } from "./incremental-strategies.ts";
import { createTableAs, drop, type Engine, nameOf, replaceView, swap, temporaryName } from "./statements.ts";
import { runAll } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

export interface Materialization {
  readonly engine: Engine;
  readonly session: Session;
  readonly model: Model;
  readonly sql: string;
  readonly existing: Relation | undefined;
  readonly fullRefresh: boolean;
  readonly callStrategyMacro: CallStrategyMacro;
}

/**
 * Builds a model's relation, in the transaction that the session has open. What stood there before stays until the new
 * one is complete. Answers the type of the relation.
 */
export async function materialize(work: Materialization): Promise<"table" | "view"> {
  const { engine, session, model, sql, existing } = work;
  const materialized = model.config.text("materialized") ?? "view";
  switch (materialized) {
    case "view":
      await runAll(session, replaceView(engine, model.relation, sql, existing));
      return "view";
    case "table":
      await buildTable(work);
      return "table";
    case "incremental":
      await (isFirstRun(work) ? buildTable(work) : addIncrement(work));
      return "table";
    default:
      throw new BitewingError({
        kind: "found",
        what: `The model '${model.name}' has the materialization '${materialized}', which does not exist here.`,
        where: model.path,
        next: "Use view, table, incremental or ephemeral.",
      });
  }
}

function isFirstRun({ existing, fullRefresh, model }: Materialization): boolean {
  return existing?.type !== "table" || shouldFullRefresh(model.config, fullRefresh);
}

async function buildTable({ engine, session, model, sql, existing }: Materialization): Promise<void> {
  const built = temporaryName(model.relation);
  await runAll(session, [
    drop(engine, "table", built),
    createTableAs(built, sql),
    ...swap(engine, "table", built, model.relation, existing),
    ...createIndexes(engine, model),
  ]);
}

/** dbt's `indexes` configuration: a list of `{columns: [...], unique: true, type: hash}`; the type is PostgreSQL's. */
function createIndexes(engine: Engine, model: Model): string[] {
  const list = model.config.get("indexes");
  if (!Array.isArray(list)) return [];
  return Array.from(list, (entry, i) => createIndex(engine, model, entry, i));
}

function createIndex(engine: Engine, model: Model, entry: Value, i: number): string {
  const index = entry instanceof Map ? entry : new Map<Value, Value>();
  const columns = index.get("columns");
  const unique = isTrue(index.get("unique") ?? false) ? "unique " : "";
  const method = index.get("type");
  const using = engine === "postgres" && typeof method === "string" ? ` using ${method}` : "";
  const names = Array.isArray(columns) ? Array.from(columns, (column) => quoteSql(str(column))) : [];
  const name = quoteSql(`${model.relation.identifier.slice(0, 50)}__index_${i + 1}`);
  return `create ${unique}index ${name} on ${nameOf(model.relation)}${using} (${names.join(", ")})`;
}
