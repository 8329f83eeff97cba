import { BitewingError } from "../../foundation/errors.ts";
import { groupBy } from "../../foundation/group-by.ts";
import type { Project, Test } from "../project/project.ts";
import { run, seed } from "../run/commands.ts";
import { type Invocation, type RunOptions, statementMessage, withInvocation } from "../run/invocation.ts";
import type { RunReport } from "../run/report.ts";
import type { Session } from "../run/warehouse.ts";
import { Attribution, shownKeys, type Verdict } from "./attribution.ts";
import { failingRowsSql } from "./failing-rows-sql.ts";
import { keyColumnsOf, testedSource } from "./key-columns.ts";
import { type PlantedDefect, readPlantedDefects, type SourceRow } from "./planted-defects.ts";

export interface ScoreOptions extends RunOptions {
  /** The truth folder that the generator wrote. */
  readonly truth: string;
}

/** How many of a kind's defects must be found. */
export const demandedRecall = 0.95;

/** What one test found. */
export interface TestScore {
  readonly name: string;
  readonly failingRows: number;
  /** Ids of the planted defects that its rows point at, in their order. */
  readonly found: readonly string[];
  /** Rows that show what a defect does elsewhere. */
  readonly consequences: number;
  /** The keys that rows show which no defect explains. */
  readonly falseAlarms: readonly (readonly SourceRow[])[];
}

export interface KindScore {
  readonly kind: string;
  readonly planted: number;
  readonly found: number;
  /** 0 … 1. */
  readonly recall: number;
  /** False alarms of the tests that found it. */
  readonly falseAlarms: number;
  /** By the number of its defects that they found, the best first. */
  readonly tests: readonly string[];
  /** Ids. */
  readonly missed: readonly string[];
}

export interface ScoreReport {
  readonly kinds: readonly KindScore[];
  /** Those with failing rows. */
  readonly tests: readonly TestScore[];
  readonly testsRun: number;
  readonly planted: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly ok: boolean;
}

/**
 * Builds the models without tests, runs all data tests, and tells which of the planted defects their failing rows point
 * at. What a test that fails would keep from being built does not matter.
 *
 * @throws {BitewingError} of kind `usage` when the truth cannot be read, of kind `found` when a model or test does not
 * run on these data.
 */
export async function score(options: ScoreOptions): Promise<ScoreReport> {
  const defects = await readPlantedDefects(options.truth);
  demandBuilt(await seed(options));
  demandBuilt(await run(options));
  return withInvocation({ ...options, command: "test" }, async (invocation) => {
    options.log?.("");
    const tests = testsOf(invocation.project, invocation.selected);
    const attribution = new Attribution(defects);
    const scores = await scoreTests(invocation, tests, attribution);
    return reportOf(defects, scores, tests.length);
  });
}

function demandBuilt(report: RunReport): void {
  if (report.ok) return;
  const failed = report.results.filter(({ status }) => status === "error").map(({ name }) => name);
  throw new BitewingError({
    kind: "found",
    what: `A score needs all models, and ${failed.length} could not be built: ${failed.slice(0, 5).join(", ")}.`,
    next: "Mend them: a model must survive whatever the data hold.",
  });
}

function testsOf(project: Project, selected: readonly string[]): readonly Test[] {
  return selected.flatMap((id) => {
    const node = project.nodes.get(id);
    return node?.resourceType === "test" ? [node] : [];
  });
}

/** Each connection takes the next test that waits. */
async function scoreTests(
  invocation: Invocation,
  tests: readonly Test[],
  attribution: Attribution,
): Promise<readonly TestScore[]> {
  const keyColumns = keyColumnsOf(invocation.project);
  const waiting = tests.map((test, at) => ({ test, at }));
  const scores: (TestScore | undefined)[] = tests.map(() => undefined);
  const work = async (session: Session): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (invocation.options.signal?.aborted === true) throw interrupted;
      scores[next.at] = await scoreTest(invocation, next.test, { session, keyColumns, attribution });
    }
  };
  await Promise.all(invocation.sessions.map(work));
  return scores.flatMap((entry) => entry ?? []);
}

const interrupted = new BitewingError({
  kind: "interrupted",
  what: "Interrupted: not all tests were run.",
  next: "Run the same command again.",
});

interface TestScoring {
  readonly session: Session;
  readonly keyColumns: ReadonlyMap<string, string>;
  readonly attribution: Attribution;
}

/** Undefined when no row fails. */
async function scoreTest(
  { project, compiler }: Invocation,
  test: Test,
  { session, keyColumns, attribution }: TestScoring,
): Promise<TestScore | undefined> {
  const sql = failingRowsSql(project, test, await compiler.compile(test));
  const result = await session.query(sql).catch((cause: unknown) => {
    const what = `The test '${test.name}' does not run on these data: ${statementMessage(cause)}`;
    throw new BitewingError({ kind: "found", what, where: test.place() }, { cause });
  });
  if (result.rows.length === 0) return undefined;
  const source = testedSource(project, test);
  const [rawKey] = result.columns;
  const tableOf = (column: string): string | undefined =>
    source === undefined ? keyColumns.get(column) : column === rawKey ? source : undefined;
  const verdicts = shownKeys(result, tableOf).map((keys) => attribution.judge(keys));
  return {
    name: test.name,
    failingRows: verdicts.length,
    found: [...new Set(verdicts.flatMap(defectsOf))].sort(),
    consequences: verdicts.filter(({ kind }) => kind === "consequence").length,
    falseAlarms: verdicts.flatMap((verdict) => (verdict.kind === "false alarm" ? [verdict.keys] : [])),
  };
}

const defectsOf = (verdict: Verdict): readonly string[] =>
  verdict.kind === "defect" ? verdict.defects.map(({ id }) => id) : [];

function reportOf(
  defects: readonly PlantedDefect[],
  tests: readonly TestScore[],
  testsRun: number,
): ScoreReport {
  const kinds = [...groupBy(defects, ({ kind }) => kind)].map(([kind, planted]) =>
    scoreKind(kind, planted, tests),
  );
  const falseAlarms = tests.reduce((sum, test) => sum + test.falseAlarms.length, 0);
  return {
    kinds,
    tests,
    testsRun,
    planted: defects.length,
    found: kinds.reduce((sum, { found }) => sum + found, 0),
    falseAlarms,
    ok: falseAlarms === 0 && kinds.every(({ recall }) => recall >= demandedRecall),
  };
}

function scoreKind(kind: string, planted: readonly PlantedDefect[], tests: readonly TestScore[]): KindScore {
  const ids = new Set(planted.map(({ id }) => id));
  const finders = tests
    .map((test) => ({ test, found: test.found.filter((id) => ids.has(id)) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => b.found.length - a.found.length || (a.test.name < b.test.name ? -1 : 1));
  const found = new Set(finders.flatMap((finder) => finder.found));
  return {
    kind,
    planted: planted.length,
    found: found.size,
    recall: found.size / planted.length,
    falseAlarms: finders.reduce((sum, { test }) => sum + test.falseAlarms.length, 0),
    tests: finders.map(({ test }) => test.name),
    missed: planted.map(({ id }) => id).filter((id) => !found.has(id)),
  };
}
