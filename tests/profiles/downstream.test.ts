import { beforeAll, describe } from "vitest";
import { generate } from "../../generator/generate.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { downstreamSuite, patients } from "./downstream-suite.ts";

let source = "";
let warehouse = "";

beforeAll(async () => {
  source = await scratchPath("practice.duckdb");
  warehouse = await scratchPath("warehouse.duckdb");
  await generate({ to: { kind: "duckdb", path: source }, scenario: "downstream", patients });
});

describe("the profile downstream from DuckDB into DuckDB", () => {
  downstreamSuite({
    source: () => `duckdb:${source}`,
    warehouse: () => `duckdb:${warehouse}`,
    onSource: (sql) => runOnDuckDb(source, sql),
    onWarehouse: (sql) => runOnDuckDb(warehouse, sql),
  });
});
