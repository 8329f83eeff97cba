import { join } from "node:path";
import type { ProjectNode } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import { compiledPath } from "./artifacts.ts";
import { gatedDependencies } from "./gates.ts";
import { createSchemas, type Invocation } from "./invocation.ts";
import { describeFault } from "./locate-fault.ts";
import { materialize, runAll } from "./materialize.ts";
import {
  detailLines,
  isBad,
  type NodeResult,
  type RunReport,
  reportOf,
  resultLine,
  summaryLine,
} from "./report.ts";
import { runTest } from "./run-test.ts";
import { runSchedule } from "./schedule.ts";
import { loadSeed } from "./seed-table.ts";
import type { Session } from "./warehouse.ts";

/** A run's report together with the SQL that was run, for the artifacts. */
export interface Execution {
  readonly report: RunReport;
  readonly compiled: ReadonlyMap<string, string>;
  readonly startedAt: Date;
  readonly seconds: number;
}

/** Executes nodes over the graph. With gates, a failed test stops what is built on the nodes it tests. */
export async function execute(
  invocation: Invocation,
  resourceTypes: readonly ProjectNode["resourceType"][],
): Promise<Execution> {
  const { project, selected, now, log } = invocation;
  const startedAt = now();
  const nodes = selected.flatMap((id) => {
    const node = project.nodes.get(id);
    return node !== undefined && resourceTypes.includes(node.resourceType) && isExecutable(node)
      ? [node]
      : [];
  });
  await createSchemas(invocation, nodes);
  const run = new Run(invocation, nodes.length);
  const byId = new Map(nodes.map((node) => [node.uniqueId, node]));
  const dependencies = gatedDependencies(project, [...byId.keys()]);
  const cancel = (): void => void Promise.allSettled(invocation.sessions.map((session) => session.cancel()));
  invocation.options.signal?.addEventListener("abort", cancel, { once: true });
  await runSchedule({
    ids: [...byId.keys()],
    dependenciesOf: (id) => dependencies.get(id) ?? [],
    threads: invocation.sessions.length,
    work: (id, thread) =>
      run.one(byId.get(id) as ProjectNode, invocation.sessions[thread] as Session, thread), // ids come from the map
    skip: (id, because) => run.skip(byId.get(id) as ProjectNode, byId.get(because)?.name ?? because),
  });
  invocation.options.signal?.removeEventListener("abort", cancel);
  const seconds = (now().getTime() - startedAt.getTime()) / 1000;
  const report = reportOf(run.results);
  log(summaryLine(report, seconds));
  return { report, compiled: run.compiled, startedAt, seconds };
}

/** Ephemeral models live inside the queries that read them. */
function isExecutable(node: ProjectNode): boolean {
  return node.resourceType === "test" || node.relation.type !== "cte";
}

const interruption = "Skipped: the run was interrupted.";

class Run {
  readonly results: NodeResult[] = [];
  readonly compiled = new Map<string, string>();
  private readonly compiledAt = new Map<string, Date>();
  private readonly invocation: Invocation;
  private readonly total: number;

  constructor(invocation: Invocation, total: number) {
    this.invocation = invocation;
    this.total = total;
  }

  async one(node: ProjectNode, session: Session, thread: number): Promise<boolean> {
    if (this.isInterrupted()) {
      // Without a line of its own: the message at the end says it for all of them.
      this.results.push({ ...named(node), status: "skipped", seconds: 0, message: interruption });
      return true;
    }
    const started = this.invocation.now();
    const outcome = await this.outcomeOf(node, session);
    const ended = this.invocation.now();
    this.add({
      ...named(node),
      seconds: (ended.getTime() - started.getTime()) / 1000,
      timing: this.timing(node, started, ended),
      thread: `Thread-${thread + 1}`,
      ...(isBad(outcome.status) ? {} : { adapterResponse: { _message: "OK" } }),
      ...outcome,
    });
    return !isBad(outcome.status);
  }

  skip(node: ProjectNode, because: string): void {
    this.add({ ...named(node), status: "skipped", seconds: 0, message: `Skipped because of '${because}'.` });
  }

  private add(result: NodeResult): void {
    this.results.push(result);
    this.invocation.log(resultLine(result, this.results.length, this.total));
    for (const line of detailLines(result)) this.invocation.log(line);
  }

  private isInterrupted(): boolean {
    return this.invocation.options.signal?.aborted === true;
  }

  /** A node that did not come to be compiled has one part only. */
  private timing(node: ProjectNode, startedAt: Date, completedAt: Date): NonNullable<NodeResult["timing"]> {
    const compiled = this.compiledAt.get(node.uniqueId);
    if (compiled === undefined) return [{ name: "compile", startedAt, completedAt }];
    return [
      { name: "compile", startedAt, completedAt: compiled },
      { name: "execute", startedAt: compiled, completedAt },
    ];
  }

  private async outcomeOf(node: ProjectNode, session: Session): Promise<Outcome> {
    try {
      return await this.execute(node, session);
    } catch (thrown) {
      if (this.isInterrupted()) return { status: "skipped", message: interruption };
      const { compiler, project, options } = this.invocation;
      const path = compiledPath(project, node.uniqueId);
      const compiledFile =
        path === undefined ? undefined : join(options.artifacts ?? "target", "compiled", path);
      const sql = this.compiled.get(node.uniqueId);
      return { status: "error", message: await describeFault(thrown, { compiler, node, sql, compiledFile }) };
    }
  }

  private async execute(node: ProjectNode, session: Session): Promise<Outcome> {
    const { compiler, project, relations, options } = this.invocation;
    const engine = project.target.kind;
    const existing = relations.get(node.relation.text());
    if (node.resourceType === "seed") {
      this.compiledAt.set(node.uniqueId, this.invocation.now());
      const rows = await loadSeed({ engine, session, seed: node, existing });
      this.remember(node, "table");
      return { status: "success", message: `${rows} rows` };
    }
    const sql = await compiler.compile(node);
    this.compiled.set(node.uniqueId, sql);
    this.compiledAt.set(node.uniqueId, this.invocation.now());
    if (node.resourceType === "test") return runTest(node, sql, session);
    await this.hooks(node, "pre_hook", session);
    const fullRefresh = options.fullRefresh ?? false;
    this.remember(node, await materialize({ engine, session, model: node, sql, existing, fullRefresh }));
    await this.hooks(node, "post_hook", session);
    return { status: "success" };
  }

  private remember(node: ProjectNode, type: "table" | "view"): void {
    this.invocation.relations.set(node.relation.text(), new Relation(node.relation, type));
  }

  private async hooks(node: ProjectNode, name: "pre_hook" | "post_hook", session: Session): Promise<void> {
    for (const hook of node.config.list(name)) {
      const sql = (await this.invocation.compiler.renderHook(node, hook)).trim();
      if (sql !== "") await runAll(session, [sql]);
    }
  }
}

type Outcome = Omit<NodeResult, "uniqueId" | "name" | "resourceType" | "seconds">;

function named(node: ProjectNode): Pick<NodeResult, "uniqueId" | "name" | "resourceType"> {
  return { uniqueId: node.uniqueId, name: node.name, resourceType: node.resourceType };
}
