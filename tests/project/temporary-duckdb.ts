import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-duckdb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/** An empty database file, as a load would leave it for the models; it is gone after the tests of the file. */
export async function temporaryDuckDb(name = `warehouse_${made++}`): Promise<DuckDbUrl> {
  const path = join(folder, `${name}.duckdb`);
  (await DuckDBInstance.create(path)).closeSync();
  return { kind: "duckdb", path };
}
