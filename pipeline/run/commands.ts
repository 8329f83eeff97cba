import { BitewingError } from "../../foundation/errors.ts";
import { isPlainObject } from "../project/node-config.ts";
import { Problems } from "../project/problems.ts";
import type { Model, ProjectNode, Test } from "../project/project.ts";
import { selectItems, selectNodes } from "../project/select.ts";
import { type GraphItem, graphItems, graphResources } from "../project/selection/graph-item.ts";
import { artifactsFolder, writeArtifacts, writeFiles } from "./artifacts.ts";
import { catalogOf, readCatalogRows } from "./catalog.ts";
import { type Execution, execute } from "./execute.ts";
import {
  type Invocation,
  type RunOptions,
  readProject,
  statementMessage,
  withInvocation,
} from "./invocation.ts";
import { entryOf, readStateRunResults, type StateManifest } from "./previous-state.ts";
import type { RunReport } from "./report.ts";
import { currentManifest, stateMethods } from "./state-methods.ts";
import type { Session } from "./warehouse.ts";

/** Seeds, models, snapshots and tests over the graph; a model's unit tests run before it, its data tests after it. A failed model or a failed test of severity error stops what is built on it. */
export async function build(options: RunOptions): Promise<RunReport> {
  return executeAndWrite("build", options, ["seed", "model", "snapshot", "test", "unit_test"]);
}

/** Models only. */
export async function run(options: RunOptions): Promise<RunReport> {
  return executeAndWrite("run", options, ["model"]);
}

/** Data tests and unit tests only, against what stands in the database. */
export async function test(options: RunOptions): Promise<RunReport> {
  return executeAndWrite("test", options, ["test", "unit_test"]);
}

/** Seeds only. */
export async function seed(options: RunOptions): Promise<RunReport> {
  return executeAndWrite("seed", options, ["seed"]);
}

/** Snapshots only. */
export async function snapshot(options: RunOptions): Promise<RunReport> {
  return executeAndWrite("snapshot", options, ["snapshot"]);
}

async function executeAndWrite(
  command: Unfinished["command"],
  options: RunOptions,
  resourceTypes: readonly ProjectNode["resourceType"][],
): Promise<RunReport> {
  return withInvocation({ command, ...options }, async (invocation) => {
    const execution = await execute(invocation, resourceTypes);
    const args = { which: command, vars: options.vars ?? {}, ...options.args };
    writeArtifacts(invocation.project, { ...options, args }, execution, execution);
    if (options.signal?.aborted === true) throw interrupted(execution);
    return execution.report;
  });
}

function interrupted({ report }: Execution): BitewingError {
  const done = report.results.filter(({ status }) => status !== "skipped").length;
  return new BitewingError({
    kind: "interrupted",
    what: `Interrupted after ${done} of ${report.results.length} nodes; no table is half-written.`,
    next: "bitewing retry runs the rest.",
  });
}

/** The commands that `retry` can repeat. */
const repeatable = { build, run, test, seed, snapshot };

/** What an earlier run left undone, by the artifacts it wrote. */
export interface Unfinished {
  readonly command: keyof typeof repeatable;
  readonly ids: readonly string[];
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Reads what failed or was skipped in the run whose run_results.json lies in a folder.
 *
 * @throws {BitewingError} of kind `usage` when there is none, or it is of a command that cannot be repeated.
 */
export function readUnfinished(folder: string): Unfinished {
  const { args, results } = readStateRunResults(folder);
  const names = Object.keys(repeatable) as Unfinished["command"][]; // the object is not widened
  const command = names.find((name) => name === args["which"]);
  if (command === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: `The last command, ${String(args["which"] ?? "which is unknown")}, cannot be repeated.`,
      where: folder,
      next: `Only ${names.join(", ")} can be.`,
    });
  }
  const again = new Set(["error", "fail", "skipped"]);
  const ids = results.filter(({ status }) => again.has(status)).map((result) => result.unique_id);
  return { command, ids, args };
}

/** Runs again what failed or was skipped in the last run, with its command and its variables. */
export async function retry(options: RunOptions): Promise<RunReport> {
  const folder = options.state ?? artifactsFolder(options.projectDirectory, options);
  const { command, ids, args } = readUnfinished(folder);
  const vars = { ...(isPlainObject(args["vars"]) ? args["vars"] : {}), ...options.vars };
  const again = { ...options, ids, vars, args: { ...args, which: command } };
  return repeatable[command](again);
}

export interface CompiledNode {
  readonly uniqueId: string;
  readonly name: string;
  readonly path: string;
  readonly sql: string;
}

/** The SQL of the selected models and tests, also written below `target/compiled`. */
export async function compile(options: RunOptions): Promise<CompiledNode[]> {
  return withInvocation({ command: "compile", ...options }, async (invocation) => {
    const compiled = await compileSelected(invocation);
    writeArtifacts(invocation.project, options, {
      compiled: new Map(compiled.map(({ uniqueId, sql }) => [uniqueId, sql])),
      startedAt: invocation.now(),
    });
    return compiled;
  });
}

async function compileSelected({ project, selected, compiler }: Invocation): Promise<CompiledNode[]> {
  const compiled: CompiledNode[] = [];
  const problems = new Problems();
  for (const id of selected) {
    const node = project.nodes.get(id);
    if (node?.resourceType !== "model" && node?.resourceType !== "snapshot" && node?.resourceType !== "test")
      continue;
    try {
      compiled.push({ uniqueId: id, name: node.name, path: node.path, sql: await compiler.compile(node) });
    } catch (thrown) {
      if (!(thrown instanceof BitewingError)) throw thrown;
      const { what, where, next } = thrown.failure;
      problems.add(what, where, next);
    }
  }
  problems.throwIfAny(`The project '${project.name}' does not compile`);
  return compiled;
}

/** Anything in the graph: a node, a source, an exposure or the like. */
export interface ListedNode {
  readonly uniqueId: string;
  readonly name: string;
  readonly resourceType: string;
  readonly packageName: string;
  readonly path: string;
  readonly fqn: readonly string[];
  readonly tags: readonly string[];
  readonly dependsOn: readonly string[];
  /** The words that select it; a model's also mean its unit tests, as with dbt. */
  readonly selector: string;
  /** Its entry in manifest.json. */
  readonly entry: () => Readonly<Record<string, unknown>>;
}

/** The names of the selected nodes in build order, without sources and exposures; no database is touched. */
export async function list(options: RunOptions): Promise<string[]> {
  const project = await readProject(options, options.now ?? (() => new Date()), options.log ?? (() => {}));
  const ids = selectNodes(project, options, stateMethods(project, options));
  return ids.map((id) => project.nodes.get(id)?.name ?? id);
}

/** All that a selection means: sources, nodes in build order, then exposures and the like; no database is touched. */
export async function listNodes(options: RunOptions): Promise<ListedNode[]> {
  const project = await readProject(options, options.now ?? (() => new Date()), options.log ?? (() => {}));
  const selected = selectItems(project, options, stateMethods(project, options));
  const items = graphItems(project);
  let manifest: StateManifest | undefined;
  const entry = (id: string) => (): Readonly<Record<string, unknown>> => {
    manifest ??= currentManifest(project);
    return entryOf(manifest, id) ?? {};
  };
  const ids = [
    ...project.sources.keys(),
    ...project.order,
    ...graphResources(project).map(({ uniqueId }) => uniqueId),
  ];
  return ids.flatMap((id) => {
    const item = selected.has(id) ? items.get(id) : undefined;
    return item === undefined ? [] : [{ ...item, selector: selectorOf(item), entry: entry(id) }];
  });
}

function selectorOf({ resourceType, packageName, sourceName, name, fqn }: GraphItem): string {
  if (sourceName !== undefined) return `source:${packageName}.${sourceName}.${name}`;
  const isNamed = ["exposure", "metric", "semantic_model", "saved_query", "unit_test"].includes(resourceType);
  return isNamed ? `${resourceType}:${packageName}.${name}` : fqn.join(".");
}

/** Writes catalog.json: what stands in the database of the project's models, seeds and sources. */
export async function catalog(options: RunOptions): Promise<Record<string, unknown>> {
  return withInvocation(options, async (invocation) => {
    const { project } = invocation;
    const session = invocation.sessions[0] as Session; // there is at least one thread
    const startedAt = invocation.now();
    const document = catalogOf(project, await readCatalogRows(project, session), {
      startedAt,
      invocationId: options.invocationId,
    });
    writeFiles(artifactsFolder(project.directory, options), [["catalog.json", JSON.stringify(document)]]);
    return document;
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
