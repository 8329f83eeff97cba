import { join } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import type { ProjectNode, Test, UnitTest } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import { compiledPath } from "./artifacts.ts";
import { failedTestHint } from "./failed-test-hint.ts";
import { gatedDependencies } from "./gates.ts";
import { createSchemas, type Invocation, statementMessage } from "./invocation.ts";
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
import { runTest, storedAs } from "./run-test.ts";
import { compileUnitTest, runUnitTest } from "./run-unit-test.ts";
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
  await runSchedule({
    ids: [...byId.keys()],
    dependenciesOf: (id) => dependencies.get(id) ?? [],
    threads: invocation.sessions.length,
    work: (id, thread) => run.one(byId.get(id) as ProjectNode, invocation.sessions[thread] as Session), // ids come from the map
    skip: (id, because) => run.skip(byId.get(id) as ProjectNode, byId.get(because)?.name ?? because),
  });
  const seconds = (now().getTime() - startedAt.getTime()) / 1000;
  const report = reportOf(run.results);
  log(summaryLine(report, seconds));
  return { report, compiled: run.compiled, startedAt, seconds };
}

/** Ephemeral models live inside the queries that read them. */
function isExecutable(node: ProjectNode): boolean {
  return node.resourceType === "test" || node.resourceType === "unit_test" || node.relation.type !== "cte";
}

class Run {
  readonly results: NodeResult[] = [];
  readonly compiled = new Map<string, string>();
  private readonly invocation: Invocation;
  private readonly total: number;
  /** With `failFast`: the name of the first node that failed. */
  private stoppedBy: string | undefined;

  constructor(invocation: Invocation, total: number) {
    this.invocation = invocation;
    this.total = total;
  }

  async one(node: ProjectNode, session: Session): Promise<boolean> {
    if (this.stoppedBy !== undefined) {
      this.skip(node, this.stoppedBy);
      return false;
    }
    const started = this.invocation.now().getTime();
    const outcome = await this.outcomeOf(node, session);
    const seconds = (this.invocation.now().getTime() - started) / 1000;
    this.add({ ...named(node), seconds, ...outcome });
    const isFailed = isBad(outcome.status);
    if (isFailed && this.invocation.options.failFast === true) this.stoppedBy ??= node.name;
    return !isFailed;
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
      if (thrown instanceof BitewingError) return { status: "error", message: statementMessage(thrown) };
      const message = statementMessage(thrown);
      const next = await this.nextStep(node, message, session);
      return {
        status: "error",
        message: `${message}\nin ${placeOf(node)}${next === undefined ? "" : `\n${next}`}`,
      };
    }
  }

  private async nextStep(node: ProjectNode, message: string, session: Session): Promise<string | undefined> {
    if (node.resourceType === "unit_test") return "Check the types of the rows that are given and expected.";
    return node.resourceType === "test" ? failedTestHint(this.invocation, node, message, session) : undefined;
  }

  private async execute(node: ProjectNode, session: Session): Promise<Outcome> {
    const { compiler, project, relations, options } = this.invocation;
    const engine = project.target.kind;
    const existing = relations.get(node.relation.text());
    if (node.resourceType === "seed") {
      const rows = await loadSeed({ engine, session, seed: node, existing });
      this.remember(node, "table");
      return { status: "success", message: `${rows} rows` };
    }
    if (node.resourceType === "unit_test") return this.unitTest(node, session);
    const sql = await compiler.compile(node);
    this.compiled.set(node.uniqueId, sql);
    if (node.resourceType === "test") return this.test(node, sql, session);
    await this.hooks(node, "pre_hook", session);
    const fullRefresh = options.fullRefresh ?? false;
    this.remember(node, await materialize({ engine, session, model: node, sql, existing, fullRefresh }));
    await this.hooks(node, "post_hook", session);
    return { status: "success" };
  }

  private async unitTest(unitTest: UnitTest, session: Session): Promise<Outcome> {
    const { project, compiler, relations } = this.invocation;
    const engine = project.target.kind;
    const existing = (relation: Relation): Relation | undefined => relations.get(relation.text());
    const work = { engine, session, project, compiler, unitTest, existing };
    const sql = await compileUnitTest(work);
    this.compiled.set(unitTest.uniqueId, sql);
    const outcome = await runUnitTest(work, sql);
    return outcome.status === "pass"
      ? outcome
      : { ...outcome, hints: [`query: ${this.compiledFile(unitTest)}`] };
  }

  private async test(test: Test, sql: string, session: Session): Promise<Outcome> {
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
  private compiledFile({ uniqueId }: Test | UnitTest): string {
    const { project, options } = this.invocation;
    return join(options.artifacts ?? "target", "compiled", compiledPath(project, uniqueId) ?? "");
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

function placeOf(node: ProjectNode): string {
  return node.resourceType === "unit_test" || node.resourceType === "test" ? node.place : node.path;
}

type Outcome = Omit<NodeResult, "uniqueId" | "name" | "resourceType" | "seconds">;

function named(node: ProjectNode): Pick<NodeResult, "uniqueId" | "name" | "resourceType"> {
  return { uniqueId: node.uniqueId, name: node.name, resourceType: node.resourceType };
}
