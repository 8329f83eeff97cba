import { writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { discover } from "../../pipeline/discover/discover.ts";
import { runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { shopSchemaForDuckDb } from "./shop-schema.ts";
import { sourceContract } from "./source-contract.ts";

describe("a DuckDB source", () => {
  let path = "";
  beforeAll(async () => {
    path = await scratchPath("shop.duckdb");
    await runOnDuckDb(path, shopSchemaForDuckDb);
  });

  sourceContract({
    shop: () => `duckdb:${path}`,
    change: (sql) => runOnDuckDb(path, sql),
    quote: (name) => `"${name}"`,
  });
});

test("a missing DuckDB file is named", async () => {
  await expect(discover({ from: { kind: "duckdb", path: "/nonexistent/practice.duckdb" } })).rejects.toThrow(
    "There is no such DuckDB file.\n  where: /nonexistent/practice.duckdb",
  );
});

test("a file of another kind is refused in words", async () => {
  const path = await scratchPath("notes.duckdb");
  await writeFile(path, "these are only notes, but more than a few bytes of them".repeat(200));
  await expect(discover({ from: { kind: "duckdb", path } })).rejects.toThrow("not a DuckDB database");
});

test("a database without tables is refused", async () => {
  const path = await scratchPath("empty.duckdb");
  await runOnDuckDb(path, "select 1");
  await expect(discover({ from: { kind: "duckdb", path } })).rejects.toThrow("This database has no tables.");
});
