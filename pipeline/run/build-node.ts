import { ColumnValue } from "../project/column-value.ts";
import { type Hook, hooksOf } from "../project/hooks.ts";
import { str, type Value } from "../project/jinja/values.ts";
import type { Model, ProjectNode, Seed, Snapshot } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import type { CallStrategyMacro } from "./incremental-strategies.ts";
import type { Invocation } from "./invocation.ts";
import { materialize } from "./materialize.ts";
import { loadSeed } from "./seed-table.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { Engine } from "./statements.ts";
import { inTransaction } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

/** What is built into a relation of its own. */
export type Buildable = Model | Seed | Snapshot;

/**
 * Builds a node between its hooks: in one transaction, but for the hooks that are to run outside of it. When anything
 * in it fails, the relation is as it was. Answers what to say of it.
 *
 * @throws the driver's error, or {BitewingError} of kind `found` for a configuration that cannot be used.
 */
export async function buildNode(
  invocation: Invocation,
  node: Buildable,
  session: Session,
  sql: string,
): Promise<string | undefined> {
  const run = (when: "pre_hook" | "post_hook", transaction: boolean): Promise<void> =>
    runHooks(
      invocation,
      node,
      hooksOf(node.config, when).filter((hook) => hook.transaction === transaction),
      session,
    );
  await run("pre_hook", false);
  const { type, message } = await inTransaction(session, async () => {
    await run("pre_hook", true);
    const built = await buildRelation(invocation, node, session, sql);
    await run("post_hook", true);
    return built;
  });
  invocation.relations.set(node.relation.text(), new Relation(node.relation, type));
  await run("post_hook", false);
  return message;
}

interface Built {
  readonly type: "table" | "view";
  readonly message?: string;
}

async function buildRelation(
  { project, relations, options, compiler }: Invocation,
  node: Buildable,
  session: Session,
  sql: string,
): Promise<Built> {
  const engine = project.target.kind;
  const existing = relations.get(node.relation.text());
  const fullRefresh = options.fullRefresh ?? false;
  const query = (statement: string) => session.query(statement);
  const call = (name: string, args: readonly Value[]): Promise<Value | undefined> =>
    compiler.callMacro(node, name, args, query);
  if (node.resourceType === "seed") {
    const rows = await loadSeed({ engine, session, seed: node, existing, fullRefresh });
    return { type: "table", message: `${rows} rows` };
  }
  if (node.resourceType === "snapshot") {
    await takeSnapshot({ engine, session, snapshot: node, sql, existing, call });
    return { type: "table" };
  }
  const callStrategyMacro = strategyMacro(engine, node, call);
  return {
    type: await materialize({ engine, session, model: node, sql, existing, fullRefresh, callStrategyMacro }),
  };
}

/** Calls the project's own macro of a strategy with dbt's dictionary of arguments. */
function strategyMacro(
  engine: Engine,
  { config, relation }: Model,
  call: (name: string, args: readonly Value[]) => Promise<Value | undefined>,
): CallStrategyMacro {
  return async (strategy, { built, columns, predicates }) => {
    const sql = await call(`get_incremental_${strategy.replaceAll("+", "_")}_sql`, [
      new Map<Value, Value>([
        ["target_relation", relation.with({}, "table")],
        ["temp_relation", new Relation(built, "table")],
        ["unique_key", config.get("unique_key") ?? null],
        ["dest_columns", columns.map(({ name, type }) => new ColumnValue(name, type, engine))],
        ["incremental_predicates", predicates.length === 0 ? null : [...predicates]],
      ]),
    ]);
    return sql === undefined ? undefined : str(sql);
  };
}

async function runHooks(
  { compiler }: Invocation,
  node: ProjectNode,
  hooks: readonly Hook[],
  session: Session,
): Promise<void> {
  for (const hook of hooks) {
    const sql = (await compiler.renderText(node, hook.sql, (statement) => session.query(statement))).trim();
    if (sql !== "") await session.query(sql);
  }
}
