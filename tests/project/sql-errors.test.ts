import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, expect, test } from "vitest";
import { duckDbStatementError } from "../../pipeline/run/statement-error.ts";
import { sqlErrorsSuite } from "./sql-errors-suite.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

sqlErrorsSuite(async () => {
  const path = join(folder, `faults${count++}.duckdb`);
  (await DuckDBInstance.create(path)).closeSync();
  return { kind: "duckdb", path };
});

test("the place in a long line that DuckDB cuts is found", async () => {
  const columns = Array.from({ length: 80 }, (_, i) => `${i} as column_${i}`).join(", ");
  const sql = `select 1;\nselect ${columns}, wrong, ${columns}`.split("\n")[1] ?? "";
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const thrown = await connection.run(sql).catch((error: unknown) => error);
  expect(duckDbStatementError(thrown, sql).offset).toBe(sql.indexOf("wrong"));
});
