import { BitewingError } from "../../foundation/errors.ts";
import type { ProjectNode, Seed } from "../project/project.ts";
import { buildNode } from "./build-node.ts";
import { gatedDependencies } from "./gates.ts";
import { createSchemas, type Invocation, statementMessage } from "./invocation.ts";
import { runProjectHooks } from "./project-hooks.ts";
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
  run.addHooks(await runProjectHooks(invocation, "on-run-start", []));
  const isStopped = run.results.some(({ status }) => isBad(status));
  const byId = new Map(nodes.map((node) => [node.uniqueId, node]));
  const dependencies = gatedDependencies(project, [...byId.keys()]);
  await runSchedule({
    ids: [...byId.keys()],
    dependenciesOf: (id) => dependencies.get(id) ?? [],
    threads: invocation.sessions.length,
    work: async (id, thread) => {
      const node = byId.get(id) as ProjectNode; // ids come from the map
      if (!isStopped) return run.one(node, invocation.sessions[thread] as Session);
      run.skip(node, "on-run-start");
      return false;
    },
    skip: (id, because) => run.skip(byId.get(id) as ProjectNode, byId.get(because)?.name ?? because),
  });
  run.addHooks(await runProjectHooks(invocation, "on-run-end", run.results));
  const seconds = (now().getTime() - startedAt.getTime()) / 1000;
  const report = reportOf(run.results);
  log(summaryLine(report, seconds));
  return { report, compiled: run.compiled, startedAt, seconds };
}

/** Ephemeral models live inside the queries that read them. */
function isExecutable(node: ProjectNode): boolean {
  return node.resourceType === "test" || node.relation.type !== "cte";
}

class Run {
  readonly results: NodeResult[] = [];
  readonly compiled = new Map<string, string>();
  private readonly invocation: Invocation;
  private readonly total: number;

  constructor(invocation: Invocation, total: number) {
    this.invocation = invocation;
    this.total = total;
  }

  async one(node: ProjectNode, session: Session): Promise<boolean> {
    const started = this.invocation.now().getTime();
    const outcome = await this.outcomeOf(node, session);
    const seconds = (this.invocation.now().getTime() - started) / 1000;
    this.add({ ...named(node), seconds, ...outcome });
    return !isBad(outcome.status);
  }

  /** The results of hooks; only those that failed get a line. */
  addHooks(results: readonly NodeResult[]): void {
    for (const result of results) {
      this.results.push(result);
      if (!isBad(result.status)) continue;
      this.invocation.log(`error  ${result.name}`);
      for (const line of detailLines(result)) this.invocation.log(line);
    }
  }

  skip(node: ProjectNode, because: string): void {
    this.add({ ...named(node), status: "skipped", seconds: 0, message: `Skipped because of '${because}'.` });
  }

  private add(result: NodeResult): void {
    this.results.push(result);
    this.invocation.log(resultLine(result, this.results.length, this.total));
    for (const line of detailLines(result)) this.invocation.log(line);
  }

  private async outcomeOf(node: ProjectNode, session: Session): Promise<Outcome> {
    try {
      return await this.execute(node, session);
    } catch (thrown) {
      const where = thrown instanceof BitewingError ? "" : `\nin ${node.path}`;
      return { status: "error", message: statementMessage(thrown) + where };
    }
  }

  private async execute(node: ProjectNode, session: Session): Promise<Outcome> {
    if (node.resourceType === "test") {
      const sql = await this.compile(node);
      return runTest(node, sql, session);
    }
    const sql = node.resourceType === "seed" ? "" : await this.compile(node);
    const message = await buildNode(this.invocation, node, session, sql);
    return { status: "success", ...(message === undefined ? {} : { message }) };
  }

  private async compile(node: Exclude<ProjectNode, Seed>): Promise<string> {
    const sql = await this.invocation.compiler.compile(node);
    this.compiled.set(node.uniqueId, sql);
    return sql;
  }
}

type Outcome = Omit<NodeResult, "uniqueId" | "name" | "resourceType" | "seconds">;

function named(node: ProjectNode): Pick<NodeResult, "uniqueId" | "name" | "resourceType"> {
  return { uniqueId: node.uniqueId, name: node.name, resourceType: node.resourceType };
}
