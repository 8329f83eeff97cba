import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";

/** An empty database file, as a load would leave it for the models; the test file's end removes it. */
export async function emptyDuckDb(): Promise<DuckDbUrl> {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-duckdb-"));
  const path = join(folder, "warehouse.duckdb");
  const instance = await DuckDBInstance.create(path);
  instance.closeSync();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { kind: "duckdb", path };
}
