import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
import { discover } from "../../pipeline/discover/discover.ts";
import { readRows, runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { shopSchemaForDuckDb } from "../pipeline/shop-schema.ts";
import { buildScaffold, scaffoldSuite } from "./scaffold-suite.ts";
import { forDuckDb } from "./schemas/for-duckdb.ts";
import { goodsOffice } from "./schemas/goods-office.ts";
import { webShop } from "./schemas/web-shop.ts";

async function databaseOf(sql: string): Promise<string> {
  const path = await scratchPath("source.duckdb");
  await runOnDuckDb(path, sql);
  return path;
}

const warehouse = async (): Promise<string> => `duckdb:${await scratchPath("warehouse.duckdb")}`;

scaffoldSuite(
  [
    { name: "a small shop", tables: 6, open: async () => `duckdb:${await databaseOf(shopSchemaForDuckDb)}` },
    {
      name: "a shop of a web framework",
      tables: 11,
      open: async () => `duckdb:${await databaseOf(forDuckDb(webShop))}`,
    },
    {
      name: "an office with texts for keys",
      tables: 7,
      open: async () => `duckdb:${await databaseOf(forDuckDb(goodsOffice))}`,
    },
    {
      name: "OpenDental's 432 tables",
      tables: 432,
      open: async () => {
        const path = await scratchPath("practice.duckdb");
        await generate({ to: { kind: "duckdb", path }, patients: 20, years: 1 });
        return `duckdb:${path}`;
      },
    },
  ],
  warehouse,
);
