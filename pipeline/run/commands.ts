import type { ProjectNode } from "../project/project.ts";
import { selectNodes } from "../project/select.ts";
import { writeArtifacts } from "./artifacts.ts";
import { execute } from "./execute.ts";
import { type Invocation, type ProjectOptions, readProject, withInvocation } from "./invocation.ts";
import type { RunReport } from "./report.ts";
import { asObjects } from "./run-test.ts";
import type { Session } from "./warehouse.ts";

/** Seeds, models and tests over the graph; a failed model or a failed test of severity error stops what is built on it. */
export async function build(options: ProjectOptions): Promise<RunReport> {
  return executeAndWrite(options, ["seed", "model", "test"]);
}

/** Models only. */
export async function run(options: ProjectOptions): Promise<RunReport> {
  return executeAndWrite(options, ["model"]);
}

/** Tests only, against what stands in the database. */
export async function test(options: ProjectOptions): Promise<RunReport> {
  return executeAndWrite(options, ["test"]);
}

/** Seeds only. */
export async function seed(options: ProjectOptions): Promise<RunReport> {
  return executeAndWrite(options, ["seed"]);
}

async function executeAndWrite(
  options: ProjectOptions,
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
export async function compile(options: ProjectOptions): Promise<CompiledNode[]> {
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
    if (node === undefined || node.resourceType === "seed") continue;
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

/** The selected nodes in build order; no database is touched. */
export async function list(options: ProjectOptions): Promise<ListedNode[]> {
  const project = await readProject(options, options.now ?? (() => new Date()), options.log ?? (() => {}));
  return selectNodes(project, options).flatMap((id) => {
    const node = project.nodes.get(id);
    if (node === undefined) return [];
    const { uniqueId, name, resourceType, path, fqn, dependsOn } = node;
    return [{ uniqueId, name, resourceType, path, fqn, dependsOn }];
  });
}

export interface ShownNode {
  readonly uniqueId: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The first rows (5 by default) that the queries of the selected models and tests answer; nothing is built. */
export async function show(options: ProjectOptions & { readonly limit?: number }): Promise<ShownNode[]> {
  return withInvocation(options, async (invocation) => {
    const session = invocation.sessions[0] as Session; // there is at least one thread
    const shown: ShownNode[] = [];
    for (const { uniqueId, name, sql } of await compileSelected(invocation)) {
      const isTest = invocation.project.nodes.get(uniqueId)?.resourceType === "test";
      if (isTest && !options.select?.includes(name)) continue;
      const answer = await session.query(`select * from (\n${sql}\n) as shown limit ${options.limit ?? 5}`);
      shown.push({ uniqueId, name, columns: answer.columns, rows: asObjects(answer) });
    }
    return shown;
  });
}
