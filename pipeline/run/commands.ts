import { BitewingError } from "../../foundation/errors.ts";
import type { Model, ProjectNode, Test } from "../project/project.ts";
import { selectNodes } from "../project/select.ts";
import { writeArtifacts } from "./artifacts.ts";
import { execute } from "./execute.ts";
import {
  type Invocation,
  type RunOptions,
  readProject,
  statementMessage,
  withInvocation,
} from "./invocation.ts";
import type { RunReport } from "./report.ts";
import type { Session } from "./warehouse.ts";

/** Seeds, models, snapshots and tests over the graph; a model's unit tests run before it, its data tests after it. A failed model or a failed test of severity error stops what is built on it. */
export async function build(options: RunOptions): Promise<RunReport> {
  return executeAndWrite({ command: "build", ...options }, [
    "seed",
    "model",
    "snapshot",
    "test",
    "unit_test",
  ]);
}

/** Models only. */
export async function run(options: RunOptions): Promise<RunReport> {
  return executeAndWrite({ command: "run", ...options }, ["model"]);
}

/** Data tests and unit tests only, against what stands in the database. */
export async function test(options: RunOptions): Promise<RunReport> {
  return executeAndWrite({ command: "test", ...options }, ["test", "unit_test"]);
}

/** Seeds only. */
export async function seed(options: RunOptions): Promise<RunReport> {
  return executeAndWrite({ command: "seed", ...options }, ["seed"]);
}

/** Snapshots only. */
export async function snapshot(options: RunOptions): Promise<RunReport> {
  return executeAndWrite({ command: "snapshot", ...options }, ["snapshot"]);
}

async function executeAndWrite(
  options: RunOptions,
  resourceTypes: readonly ProjectNode["resourceType"][],
): Promise<RunReport> {
  return withInvocation(options, async (invocation) => {
    const execution = await execute(invocation, resourceTypes);
    await writeArtifacts(invocation.project, options, execution);
    return execution.report;
  });
}

export interface CompiledNode {
  readonly uniqueId: string;
  readonly name: string;
  readonly path: string;
  readonly sql: string;
}

/** The SQL of the selected models and tests, also written below `target/compiled`. */
export async function compile(options: RunOptions): Promise<CompiledNode[]> {
  return withInvocation(options, async (invocation) => {
    const compiled = await compileSelected(invocation);
    const startedAt = invocation.now();
    await writeArtifacts(invocation.project, options, {
      report: { ok: true, results: [] },
      compiled: new Map(compiled.map(({ uniqueId, sql }) => [uniqueId, sql])),
      startedAt,
      seconds: 0,
    });
    return compiled;
  });
}

async function compileSelected({ project, selected, compiler }: Invocation): Promise<CompiledNode[]> {
  const compiled: CompiledNode[] = [];
  for (const id of selected) {
    const node = project.nodes.get(id);
    if (node?.resourceType !== "model" && node?.resourceType !== "test") continue;
    compiled.push({ uniqueId: id, name: node.name, path: node.path, sql: await compiler.compile(node) });
  }
  return compiled;
}

export interface ListedNode {
  readonly uniqueId: string;
  readonly name: string;
  readonly resourceType: string;
  readonly path: string;
  readonly fqn: readonly string[];
  readonly dependsOn: readonly string[];
}

/** The names of the selected nodes in build order; no database is touched. */
export async function list(options: RunOptions): Promise<string[]> {
  return (await listNodes(options)).map(({ name }) => name);
}

/** The selected nodes in build order; no database is touched. */
export async function listNodes(options: RunOptions): Promise<ListedNode[]> {
  const project = await readProject(options, options.now ?? (() => new Date()), options.log ?? (() => {}));
  return selectNodes(project, options).flatMap((id) => {
    const node = project.nodes.get(id);
    if (node === undefined) return [];
    const { uniqueId, name, resourceType, path, fqn, dependsOn } = node;
    return [{ uniqueId, name, resourceType, path, fqn, dependsOn }];
  });
}

export interface ShownRows {
  readonly name: string;
  readonly columns: readonly string[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * The first rows (5 by default) that the query of the selected model answers; nothing is built.
 *
 * @throws {BitewingError} of kind `usage` when the selection is not one model, of kind `database` when its query fails.
 */
export async function show(options: RunOptions & { readonly limit?: number }): Promise<ShownRows> {
  return withInvocation(options, async (invocation) => {
    const session = invocation.sessions[0] as Session; // there is at least one thread
    const node = oneModel(invocation);
    const sql = await invocation.compiler.compile(node);
    try {
      const answer = await session.query(`select * from (\n${sql}\n) as shown limit ${options.limit ?? 5}`);
      return { name: node.name, ...answer };
    } catch (thrown) {
      const what = `The query of '${node.name}' fails: ${statementMessage(thrown)}`;
      throw new BitewingError({
        kind: "database",
        what,
        where: node.path,
        next: "Build what it reads first.",
      });
    }
  });
}

/** The selected model; of a selection that brings its tests along, the model alone; else the one test. */
function oneModel({ project, selected }: Invocation): Model | Test {
  const nodes = selected.flatMap((id) => project.nodes.get(id) ?? []);
  const models = nodes.filter((node) => node.resourceType === "model");
  const candidates = models.length > 0 ? models : nodes.filter((node) => node.resourceType === "test");
  const [only, ...more] = candidates;
  if (only !== undefined && more.length === 0) return only;
  const what = `show needs one model, the selection has ${candidates.length}.`;
  throw new BitewingError({
    kind: "usage",
    what,
    next: "Name one model, for example: bitewing show fact_procedure.",
  });
}
