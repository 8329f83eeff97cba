import { BitewingError } from "../../foundation/errors.ts";
import { nodeValue } from "../project/graph-value.ts";
import { parseTemplate } from "../project/jinja/parse-template.ts";
import { render } from "../project/jinja/render.ts";
import { fromPlain, type Value } from "../project/jinja/values.ts";
import type { ProjectHook } from "../project/project.ts";
import type { Invocation } from "./invocation.ts";
import type { NodeResult } from "./report.ts";
import type { Session } from "./warehouse.ts";

/**
 * Runs the `on-run-start` or `on-run-end` statements of the project and its packages, one after the other. The first
 * that fails ends them. Those at the end see `results`, `schemas` and `database_schemas`.
 */
export async function runProjectHooks(
  invocation: Invocation,
  when: ProjectHook["when"],
  results: readonly NodeResult[],
): Promise<NodeResult[]> {
  const session = invocation.sessions[0] as Session; // there is at least one thread
  const done: NodeResult[] = [];
  for (const hook of invocation.project.hooks.filter((one) => one.when === when)) {
    const result = await runHook(invocation, hook, session, results);
    done.push(result);
    if (result.status === "error") break;
  }
  return done;
}

async function runHook(
  invocation: Invocation,
  hook: ProjectHook,
  session: Session,
  results: readonly NodeResult[],
): Promise<NodeResult> {
  const { now, project } = invocation;
  const started = now().getTime();
  const result = (status: "success" | "error", message?: string): NodeResult => ({
    uniqueId: hook.uniqueId,
    name: hook.name,
    resourceType: "operation",
    status,
    seconds: (now().getTime() - started) / 1000,
    ...(message === undefined ? {} : { message }),
  });
  try {
    const sql = await renderHook(invocation, hook, session, results);
    if (sql !== "") await session.query(sql);
    return result("success");
  } catch (thrown) {
    const where = thrown instanceof BitewingError ? "" : `\nin ${project.name}'s ${hook.when}`;
    return result("error", (thrown instanceof Error ? thrown.message : String(thrown)) + where);
  }
}

async function renderHook(
  invocation: Invocation,
  hook: ProjectHook,
  session: Session,
  results: readonly NodeResult[],
): Promise<string> {
  const operation = {
    subject: `The hook '${hook.name}' cannot be compiled`,
    packageName: hook.packageName,
    query: (sql: string) => session.query(sql),
  };
  const text = await invocation.compiler.renderOperation(operation, (scope) => {
    const inner = scope.inner();
    if (hook.when === "on-run-end") {
      for (const [name, value] of endOfRun(invocation, results)) inner.set(name, value);
    }
    return render(parseTemplate(hook.sql, `dbt_project.yml (${hook.name})`), inner);
  });
  return text.trim();
}

/** What hooks at the end of a run see of it. */
function endOfRun({ project }: Invocation, results: readonly NodeResult[]): [string, Value][] {
  const built = results.flatMap(({ uniqueId, status, resourceType }) => {
    const node = project.nodes.get(uniqueId);
    return node === undefined || status !== "success" || resourceType === "test" ? [] : [node.relation];
  });
  const schemas = [...new Set(built.map(({ schema }) => schema))].sort();
  const databaseSchemas = schemas.map((schema) => fromPlain([project.target.database, schema]));
  return [
    [
      "results",
      results
        .filter(({ resourceType }) => resourceType !== "operation")
        .map((result) => resultValue(project.nodes.get(result.uniqueId), result)),
    ],
    ["schemas", schemas],
    ["database_schemas", databaseSchemas],
  ];
}

function resultValue(node: Parameters<typeof nodeValue>[0] | undefined, result: NodeResult): Value {
  return new Map<Value, Value>([
    ["status", result.status],
    ["unique_id", result.uniqueId],
    ["message", result.message ?? null],
    ["failures", result.failures ?? null],
    ["execution_time", result.seconds],
    ["thread_id", ""],
    ["timing", []],
    ["adapter_response", new Map()],
    ["node", node === undefined ? new Map<Value, Value>([["name", result.name]]) : nodeValue(node)],
  ]);
}
