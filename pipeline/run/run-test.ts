import type { Test } from "../project/project.ts";
import type { QueryResult } from "../project/query-result.ts";
import type { NodeResult } from "./report.ts";
import type { Session } from "./warehouse.ts";

const shownRows = 5;

/** The query that counts what a test found, in dbt's form. */
function testQuery(test: Test, sql: string): string {
  const { config } = test;
  const calculation = config.text("fail_calc") ?? "count(*)";
  const limit = config.text("limit");
  return `select
  ${calculation} as failures,
  ${calculation} ${config.text("warn_if") ?? "!= 0"} as should_warn,
  ${calculation} ${config.text("error_if") ?? "!= 0"} as should_error
from (
  ${sql}
  ${limit === undefined ? "" : `limit ${limit}`}
) dbt_internal_test`;
}

/** Runs a test. Rows it found are failures or warnings by its severity and its `warn_if` and `error_if`. */
export async function runTest(
  test: Test,
  sql: string,
  session: Session,
): Promise<Pick<NodeResult, "status" | "failures" | "message" | "rows">> {
  const answer = await session.query(testQuery(test, sql));
  const [failures, shouldWarn, shouldError] = answer.rows[0] ?? [0, false, false];
  const count = Number(failures ?? 0);
  const isError = (test.config.text("severity") ?? "error").toLowerCase() === "error";
  const status =
    isError && shouldError === true
      ? "fail"
      : shouldWarn === true || (!isError && shouldError === true)
        ? "warn"
        : "pass";
  if (status === "pass") return { status, failures: count };
  const message = `Got ${count} ${count === 1 ? "result" : "results"}, configured to ${status === "fail" ? "fail" : "warn"} if ${limitOf(test, status)}.`;
  return {
    status,
    failures: count,
    message,
    rows: asObjects(await session.query(`select * from (\n${sql}\n) as failing limit ${shownRows}`)),
  };
}

function limitOf(test: Test, status: "fail" | "warn"): string {
  return test.config.text(status === "fail" ? "error_if" : "warn_if") ?? "!= 0";
}

function asObjects({ columns, rows }: QueryResult): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}
