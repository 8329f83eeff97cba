import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { generate } from "../../generator/index.ts";
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

test("a staging model reads as one written by hand", async () => {
  const source = await databaseOf(forDuckDb(webShop));
  const { folder } = await buildScaffold(`duckdb:${source}`, await warehouse());
  expect(await readFile(`${folder}/models/staging/stg_products.sql`, "utf8")).toBe(`with source as (
    select * from {{ source('source', 'products') }}
),

renamed as (
    select
        "id" as id,
        "category_id" as category_id,
        "sku" as sku,
        "order" as order_,
        "group" as group_,
        "Größe (cm)" as grosse_cm,
        ("discontinued" <> 0) as discontinued,
        "rating" as rating,
        nullif("released_on", date '1900-01-01') as released_on,
        "price" as price
    from source
)

select * from renamed
`);
});

test("odd names keep their values, and a relation that was refuted is no test", async () => {
  const target = await warehouse();
  const { folder, report } = await buildScaffold(`duckdb:${await databaseOf(forDuckDb(webShop))}`, target);
  const query =
    "select user_name_2, user_name, select_, 日付, total, _2nd, column_8 from staging.stg_line_items_2";
  expect(await readRows(target, query)).toEqual([["a", "b", "c", "2024-01-01", "5", "2", "50"]]);
  const tests = report.results.map(({ name }) => name);
  expect(tests).toContain("relationships_stg_orders_user_id__id__ref_stg_users_");
  expect(tests.filter((name) => name.includes("stg_sessions")).toSorted()).toEqual([
    "not_null_stg_sessions_token",
    "stg_sessions",
    "unique_stg_sessions_token",
  ]);
  expect(await readFile(`${folder}/models/staging/_sources.yml`, "utf8")).toContain("identifier: line items");
});
