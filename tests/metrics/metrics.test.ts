import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import { metricSuite } from "./metric-suite.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-metrics-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

metricSuite("DuckDB", async () => {
  const path = join(folder, "visits.duckdb");
  (await DuckDBInstance.create(path)).closeSync();
  return { kind: "duckdb", path };
});
