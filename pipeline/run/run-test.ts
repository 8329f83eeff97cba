import { BitewingError } from "../../foundation/errors.ts";
import type { Test } from "../project/project.ts";
import type { QueryResult } from "../project/query-result.ts";
import type { Relation } from "../project/relation.ts";
import type { NodeResult } from "./report.ts";
import { createTableAs, createViewAs, drop, type Engine } from "./statements.ts";
import { inTransaction, runAll } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

const shownRows = 5;

export interface TestWork {
  readonly engine: Engine;
  readonly session: Session;
  readonly test: Test;
  /** The test's compiled query. */
  readonly sql: string;
  /** What stands under the name that its failures would be stored by. */
  readonly existing: Relation | undefined;
  /** Stores failures of tests that are not configured to store them or not. */
  readonly storeFailures: boolean;
  /** Lets a warning fail. */
  readonly warnError: boolean;
}

type TestOutcome = Pick<NodeResult, "status" | "failures" | "message" | "rows" | "hints">;

/** What a test's failures are stored as; undefined when they are not. */
export function storedAs({ config }: Test, storeFailures: boolean): "table" | "view" | undefined {
  if (!config.flag("store_failures", storeFailures)) return undefined;
  return config.text("store_failures_as") === "view" ? "view" : "table";
}

/**
 * Runs a test. Rows it found are failures or warnings by its severity and its `warn_if` and `error_if`; they are
 * stored where it is so configured.
 *
 * @throws {BitewingError} of kind `found` when its `fail_calc` gives no whole number.
 */
export async function runTest(work: TestWork): Promise<TestOutcome> {
  const { test, session, warnError } = work;
  const found = await foundRows(work);
  const [failures, shouldWarn, shouldError] = (await session.query(countQuery(test, found))).rows[0] ?? [];
  const count = failureCount(test, failures);
  const isError = (test.config.text("severity") ?? "error").toLowerCase() === "error";
  if (isError && shouldError === true) {
    return failing("fail", count, thresholdOf(test, "error_if"), await firstRows(session, found), work);
  }
  if (shouldWarn !== true) return { status: "pass", failures: 0 };
  const status = warnError ? "fail" : "warn";
  return failing(status, count, thresholdOf(test, "warn_if"), await firstRows(session, found), work);
}

/** The query of the rows that a test finds, after they were stored where that is asked for. */
async function foundRows({ engine, session, test, sql, existing, storeFailures }: TestWork): Promise<string> {
  const limit = test.config.text("limit");
  const limited = limit === undefined ? sql : `${sql}\nlimit ${limit}`;
  const type = storedAs(test, storeFailures);
  if (type === undefined) return limited;
  const create = type === "table" ? createTableAs : createViewAs;
  const old = existing?.type === "table" || existing?.type === "view" ? existing.type : undefined;
  await inTransaction(session, () =>
    runAll(session, [
      ...(old === undefined ? [] : [drop(engine, old, test.relation)]),
      create(test.relation, limited),
    ]),
  );
  return `select * from ${test.relation.text()}`;
}

/** The query that counts what a test found, in dbt's form. */
function countQuery(test: Test, found: string): string {
  const calculation = test.config.text("fail_calc") ?? "count(*)";
  return `select
  ${calculation} as failures,
  ${calculation} ${thresholdOf(test, "warn_if")} as should_warn,
  ${calculation} ${thresholdOf(test, "error_if")} as should_error
from (
  ${found}
) dbt_internal_test`;
}

function thresholdOf(test: Test, name: "warn_if" | "error_if"): string {
  return test.config.text(name) ?? "!= 0";
}

function failureCount(test: Test, failures: unknown): number {
  const count = Number(failures);
  if (failures !== null && failures !== undefined && Number.isInteger(count)) return count;
  const gave = failures === null || failures === undefined ? "null" : String(failures);
  throw new BitewingError({
    kind: "found",
    what: `The fail_calc '${test.config.text("fail_calc")}' of the test '${test.name}' gave ${gave}, not a whole number.`,
    where: test.place(),
    next: "Let it give 0 for no rows, for example with coalesce(…, 0).",
  });
}

function failing(
  status: "fail" | "warn",
  failures: number,
  threshold: string,
  rows: Record<string, unknown>[],
  { test, storeFailures }: TestWork,
): TestOutcome {
  const message = `Got ${failures} ${failures === 1 ? "result" : "results"}, configured to ${status} if ${threshold}`;
  const isStored = storedAs(test, storeFailures) !== undefined;
  const more = isStored ? `select * from ${test.relation.text()}` : `bitewing show --select ${test.name}`;
  return { status, failures, message, rows, hints: [`all rows: ${more}`] };
}

async function firstRows(session: Session, found: string): Promise<Record<string, unknown>[]> {
  return asObjects(await session.query(`select * from (\n${found}\n) as failing limit ${shownRows}`));
}

function asObjects({ columns, rows }: QueryResult): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}
