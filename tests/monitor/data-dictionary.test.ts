import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRows, runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { etlTablesWith } from "./etl-rows.ts";

const documentation = join(import.meta.dirname, "..", "..", "docs", "scheduling.md");

test("docs/scheduling.md tells of every column of schema etl, and of no other", async () => {
  const path = await scratchPath("warehouse.duckdb");
  await runOnDuckDb(path, etlTablesWith());
  const columns = await readRows(
    `duckdb:${path}`,
    `select table_name || '.' || column_name from information_schema.columns
     where table_schema = 'etl' order by table_name, ordinal_position`,
  );
  const sections = (await readFile(documentation, "utf8")).split("\n### etl.").slice(1);
  const told = sections.flatMap((section) => {
    const table = /^\w+/.exec(section)?.[0];
    return [...section.matchAll(/^\| `(\w+)` \| \S/gm)].map(([, column]) => `${table}.${column}`);
  });
  expect(told.toSorted()).toEqual(columns.flat().toSorted());
});
