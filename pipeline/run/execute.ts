import { join } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import type { ProjectNode, Seed, Test, UnitTest } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import { compiledPath } from "./artifacts.ts";
import { buildNode } from "./build-node.ts";
import { failedTestHint } from "./failed-test-hint.ts";
import { gatedDependencies } from "./gates.ts";
import { createSchemas, type Invocation, statementMessage } from "./invocation.ts";
import { describeFault } from "./locate-fault.ts";
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
import { runTest, storedAs } from "./run-test.ts";
import { compileUnitTest, runUnitTest } from "./run-unit-test.ts";
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
  const cancel = (): void => void Promise.allSettled(invocation.sessions.map((session) => session.cancel()));
  invocation.options.signal?.addEventListener("abort", cancel, { once: true });
  await runSchedule({
    ids: [...byId.keys()],
    dependenciesOf: (id) => dependencies.get(id) ?? [],
    threads: invocation.sessions.length,
    work: async (id, thread) => {
      const node = byId.get(id) as ProjectNode; // ids come from the map
      if (!isStopped) return run.one(node, invocation.sessions[thread] as Session, thread);
      run.skip(node, "on-run-start");
      return false;
    },
    skip: (id, because) => run.skip(byId.get(id) as ProjectNode, byId.get(because)?.name ?? because),
  });
  if (invocation.options.signal?.aborted !== true)
    run.addHooks(await runProjectHooks(invocation, "on-run-end", run.results));
  invocation.options.signal?.removeEventListener("abort", cancel);
  const seconds = (now().getTime() - startedAt.getTime()) / 1000;
  const report = reportOf(run.results);
  log(summaryLine(report, seconds));
  return { report, compiled: run.compiled, startedAt, seconds };
}

/** Ephemeral models live inside the queries that read them. */
function isExecutable(node: ProjectNode): boolean {
  return node.resourceType === "test" || node.resourceType === "unit_test" || node.relation.type !== "cte";
}

const interruption = "Skipped: the run was interrupted.";

class Run {
  readonly results: NodeResult[] = [];
  readonly compiled = new Map<string, string>();
  private readonly compiledAt = new Map<string, Date>();
  private readonly invocation: Invocation;
  private readonly total: number;
  /** With `failFast`: the name of the first node that failed. */
  private stoppedBy: string | undefined;

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
    if (this.stoppedBy !== undefined) {
      this.skip(node, this.stoppedBy);
      return false;
    }
    const started = this.invocation.now();
    const outcome = await this.outcomeOf(node, session);
    const ended = this.invocation.now();
    const isFailed = isBad(outcome.status);
    this.add({
      ...named(node),
      seconds: (ended.getTime() - started.getTime()) / 1000,
      timing: this.timing(node, started, ended),
      thread: `Thread-${thread + 1}`,
      ...(isFailed ? {} : { adapterResponse: { _message: "OK" } }),
      ...outcome,
    });
    if (isFailed && this.invocation.options.failFast === true) this.stoppedBy ??= node.name;
    return !isFailed;
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
      const { compiler } = this.invocation;
      const sql = this.compiled.get(node.uniqueId);
      const compiledFile = this.compiledFile(node);
      const message = await describeFault(thrown, { compiler, node, sql, compiledFile });
      const next = thrown instanceof BitewingError ? undefined : await this.nextStep(node, thrown, session);
      return { status: "error", message: next === undefined ? message : `${message}\n${next}` };
    }
  }

  private async nextStep(node: ProjectNode, thrown: unknown, session: Session): Promise<string | undefined> {
    if (node.resourceType === "unit_test") return "Check the types of the rows that are given and expected.";
    return node.resourceType === "test"
      ? failedTestHint(this.invocation, node, statementMessage(thrown), session)
      : undefined;
  }

  private async execute(node: ProjectNode, session: Session): Promise<Outcome> {
    if (node.resourceType === "test") return this.test(node, session);
    if (node.resourceType === "unit_test") return this.unitTest(node, session);
    const sql = node.resourceType === "seed" ? "" : await this.compile(node);
    if (node.resourceType === "seed") this.compiledAt.set(node.uniqueId, this.invocation.now());
    const message = await buildNode(this.invocation, node, session, sql);
    return { status: "success", ...(message === undefined ? {} : { message }) };
  }

  private async compile(node: Exclude<ProjectNode, Seed | UnitTest>): Promise<string> {
    const sql = await this.invocation.compiler.compile(node);
    this.compiled.set(node.uniqueId, sql);
    this.compiledAt.set(node.uniqueId, this.invocation.now());
    return sql;
  }

  private async unitTest(unitTest: UnitTest, session: Session): Promise<Outcome> {
    const { project, compiler, relations } = this.invocation;
    const engine = project.target.kind;
    const existing = (relation: Relation): Relation | undefined => relations.get(relation.text());
    const work = { engine, session, project, compiler, unitTest, existing };
    const sql = await compileUnitTest(work);
    this.compiled.set(unitTest.uniqueId, sql);
    this.compiledAt.set(unitTest.uniqueId, this.invocation.now());
    const outcome = await runUnitTest(work, sql);
    return outcome.status === "pass"
      ? outcome
      : { ...outcome, hints: [`query: ${this.compiledFile(unitTest)}`] };
  }

  private async test(test: Test, session: Session): Promise<Outcome> {
    const sql = await this.compile(test);
    const { project, relations, options } = this.invocation;
    const { storeFailures = false, warnError = false } = options;
    const existing = relations.get(test.relation.text());
    const engine = project.target.kind;
    const outcome = await runTest({ engine, session, test, sql, existing, storeFailures, warnError });
    const stored = storedAs(test, storeFailures);
    if (stored !== undefined) this.remember(test, stored);
    if (outcome.hints === undefined) return outcome;
    return { ...outcome, hints: [`query:    ${this.compiledFile(test)}`, ...outcome.hints] };
  }

  /** As shown: below the project's folder where it is there. */
  private compiledFile({ uniqueId }: ProjectNode): string {
    const { project, options } = this.invocation;
    return join(options.artifacts ?? "target", "compiled", compiledPath(project, uniqueId) ?? "");
  }

  private remember(node: ProjectNode, type: "table" | "view"): void {
    this.invocation.relations.set(node.relation.text(), new Relation(node.relation, type));
  }
}

type Outcome = Omit<NodeResult, "uniqueId" | "name" | "resourceType" | "seconds">;

function named(node: ProjectNode): Pick<NodeResult, "uniqueId" | "name" | "resourceType"> {
  return { uniqueId: node.uniqueId, name: node.name, resourceType: node.resourceType };
}
