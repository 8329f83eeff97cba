import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { isTrue, str } from "../project/jinja/values.ts";
import type { Model } from "../project/project.ts";
import type { Relation } from "../project/relation.ts";
import {
  columnsSql,
  createTableAs,
  drop,
  type Engine,
  nameOf,
  replaceView,
  swap,
  temporaryName,
} from "./statements.ts";
import type { Session } from "./warehouse.ts";

export interface Materialization {
  readonly engine: Engine;
  readonly session: Session;
  readonly model: Model;
  readonly sql: string;
  readonly existing: Relation | undefined;
  readonly fullRefresh: boolean;
}

/**
 * Builds a model's relation. What stood there before stays until the new one is complete, so that a model that fails
 * changes nothing. Answers the type of the relation.
 */
export async function materialize(work: Materialization): Promise<"table" | "view"> {
  const materialized = work.model.config.text("materialized") ?? "view";
  switch (materialized) {
    case "view":
      await runAll(work.session, replaceView(work.engine, work.model.relation, work.sql, work.existing));
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
        what: `The model '${work.model.name}' has the materialization '${materialized}', which does not exist here.`,
        where: work.model.path,
        next: "Use view, table, incremental or ephemeral.",
      });
  }
}

function isFirstRun({ existing, fullRefresh, model }: Materialization): boolean {
  return fullRefresh || model.config.flag("full_refresh", false) || existing?.type !== "table";
}

async function buildTable({ engine, session, model, sql, existing }: Materialization): Promise<void> {
  const built = temporaryName(model.relation);
  await runAll(session, [
    drop(engine, "table", built),
    createTableAs(built, sql),
    ...swap(engine, "table", built, model.relation, existing, indexes(model)),
  ]);
}

/** dbt's `indexes` configuration: a list of `{columns: [...], unique: true}`. */
function indexes(model: Model): string[] {
  const list = model.config.get("indexes");
  if (!Array.isArray(list)) return [];
  return Array.from(list, (entry, i) => {
    const columns = entry instanceof Map ? entry.get("columns") : undefined;
    const unique = entry instanceof Map && isTrue(entry.get("unique") ?? false) ? "unique " : "";
    const names = Array.isArray(columns)
      ? Array.from(columns, (column) => quoteSql(str(column))).join(", ")
      : "";
    const name = quoteSql(`${model.relation.identifier.slice(0, 50)}__index_${i + 1}`);
    return `create ${unique}index ${name} on ${nameOf(model.relation)} (${names})`;
  });
}

/** Rows of the query join the table; with a `unique_key`, rows of the same key leave it first. */
async function addIncrement({ engine, session, model, sql }: Materialization): Promise<void> {
  const built = temporaryName(model.relation);
  await runAll(session, [drop(engine, "table", built), createTableAs(built, sql)]);
  const columns = await sharedColumns(session, model, built);
  const target = nameOf(model.relation);
  const list = columns.map(quoteSql).join(", ");
  await runAll(session, [
    "begin",
    ...deleteMatching(model, target, nameOf(built)),
    `insert into ${target} (${list}) select ${list} from ${nameOf(built)}`,
    "commit",
    drop(engine, "table", built),
  ]);
}

function deleteMatching(model: Model, target: string, built: string): string[] {
  const keys = model.config.list("unique_key");
  if (keys.length === 0 || model.config.text("incremental_strategy") === "append") return [];
  const condition = keys.map((key) => `built.${key} = target.${key}`).join(" and ");
  return [
    `delete from ${target} as target where exists (select 1 from ${built} as built where ${condition})`,
  ];
}

/** The table's columns; a query whose columns differ from them needs a full refresh, and says so. */
async function sharedColumns(
  session: Session,
  model: Model,
  built: ReturnType<typeof temporaryName>,
): Promise<string[]> {
  const namesOf = async (sql: string): Promise<string[]> =>
    (await session.query(sql)).rows.map(([name]) => String(name));
  const target = await namesOf(columnsSql(model.relation));
  const query = await namesOf(columnsSql(built));
  const differ = [
    ...target.filter((name) => !query.includes(name)),
    ...query.filter((name) => !target.includes(name)),
  ];
  if (differ.length === 0) return target;
  throw new BitewingError({
    kind: "found",
    what: `The columns of the incremental model '${model.name}' changed: ${differ.join(", ")}.`,
    where: model.path,
    next: "Build it anew with --full-refresh.",
  });
}

/** Runs statements in order; when one of a transaction fails, the transaction is undone. */
export async function runAll(session: Session, statements: readonly string[]): Promise<void> {
  let isOpen = false;
  try {
    for (const statement of statements) {
      await session.query(statement);
      if (statement === "begin") isOpen = true;
      if (statement === "commit") isOpen = false;
    }
  } catch (thrown) {
    if (isOpen) await session.query("rollback").catch(() => {});
    throw thrown;
  }
}
