import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { Model } from "../project/project.ts";
import type { RelationName } from "../project/relation.ts";
import {
  ambiguousKeysSql,
  defaultStrategy,
  type Increment,
  incrementalStrategies,
} from "./incremental-strategies.ts";
import type { Materialization } from "./materialize.ts";
import { type RelationColumn, relationColumns } from "./relation-columns.ts";
import { alterSchema, differences, type SchemaDifferences } from "./schema-changes.ts";
import { createTableAs, drop, temporaryName } from "./statements.ts";
import { runAll } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

/** Brings the rows of the model's query into the table that stands, by the model's strategy. */
export async function addIncrement(work: Materialization): Promise<void> {
  const { engine, session, model, sql } = work;
  const built = temporaryName(model.relation);
  await runAll(session, [drop(engine, "table", built), createTableAs(built, sql)]);
  const columns = await columnsToWrite(work, built);
  const increment: Increment = {
    engine,
    config: model.config,
    target: model.relation,
    built,
    uniqueKey: model.config.list("unique_key"),
    columns,
    predicates: predicatesOf(model),
  };
  assertKeysAreColumns(increment, model);
  await assertUnambiguous(session, increment, model);
  await runAll(session, await statementsOf(work, increment));
  await session.query(drop(engine, "table", built));
}

function predicatesOf({ config }: Model): string[] {
  const predicates = config.list("predicates");
  return predicates.length > 0 ? predicates : config.list("incremental_predicates");
}

async function statementsOf(work: Materialization, increment: Increment): Promise<string[]> {
  const strategy = work.model.config.text("incremental_strategy") ?? defaultStrategy;
  const own = await work.callStrategyMacro(strategy, increment);
  if (own !== undefined) return [own];
  const statements = incrementalStrategies.get(strategy)?.(increment);
  if (statements !== undefined) return statements;
  throw problem(work.model, `has the incremental strategy '${strategy}', which does not exist here`);
}

/** Which columns the increment writes; `on_schema_change` says what becomes of the others. */
async function columnsToWrite(
  { engine, session, model }: Materialization,
  built: RelationName,
): Promise<readonly RelationColumn[]> {
  const table = await relationColumns(engine, session, model.relation);
  const query = await relationColumns(engine, session, built);
  const changes = differences(query, table);
  const setting = model.config.text("on_schema_change") ?? "ignore";
  if (setting === "ignore") {
    assertNoneRemoved(model, changes);
    await runAll(session, alterSchema(engine, model.relation, { ...changes.none, wider: changes.wider }));
    return table;
  }
  if (setting === "fail" && changes.any) throw changedColumns(model, changes);
  const applied = setting === "append_new_columns" ? { ...changes, removed: [], retyped: [] } : changes;
  await runAll(session, alterSchema(engine, model.relation, applied));
  return query;
}

/** Without a value for it, a column of the table cannot be written. */
function assertNoneRemoved(model: Model, { removed }: SchemaDifferences): void {
  if (removed.length === 0) return;
  const names = removed.map(({ name }) => `'${name}'`).join(", ");
  throw problem(
    model,
    `no longer answers the column ${names} that its table has`,
    "Build it anew with --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns.",
  );
}

function changedColumns(model: Model, { added, removed, retyped }: SchemaDifferences): BitewingError {
  const parts = [
    ...added.map(({ name, type }) => `added ${name} ${type}`),
    ...removed.map(({ name }) => `removed ${name}`),
    ...retyped.map(({ name, type }) => `${name} is now ${type}`),
  ];
  return problem(
    model,
    `answers other columns than its table has (${parts.join(", ")}), and on_schema_change is fail`,
    "Build it anew with --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns.",
  );
}

function assertKeysAreColumns({ uniqueKey, columns }: Increment, model: Model): void {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  const plain = /^"?(\w+)"?$/;
  const missing = uniqueKey.find((key) => {
    const column = plain.exec(key)?.[1];
    return column !== undefined && !names.has(column.toLowerCase());
  });
  if (missing === undefined) return;
  throw problem(
    model,
    `has the unique_key '${missing}', which is none of its columns`,
    `Its columns are ${columns.map(({ name }) => quoteSql(name)).join(", ")}.`,
  );
}

/** A merge must know which row to keep; PostgreSQL refuses it too, and says less. */
async function assertUnambiguous(session: Session, increment: Increment, model: Model): Promise<void> {
  const { uniqueKey } = increment;
  if (model.config.text("incremental_strategy") !== "merge" || uniqueKey.length === 0) return;
  const [row] = (await session.query(ambiguousKeysSql(increment))).rows;
  if (row === undefined) return;
  const key = uniqueKey.map((column, i) => `${column} = ${String(row[i])}`).join(" and ");
  throw problem(
    model,
    `answers several rows with ${key}, of which merge could keep any`,
    "Make the key unique in the model, or use delete+insert, which keeps them all.",
  );
}

function problem(model: Model, what: string, next?: string): BitewingError {
  return new BitewingError({
    kind: "found",
    what: `The incremental model '${model.name}' ${what}.`,
    where: model.path,
    ...(next === undefined ? {} : { next }),
  });
}
