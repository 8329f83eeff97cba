import { afterAll, beforeAll, describe, inject } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/generate.ts";
import { type FreshDatabase, freshDatabase, runOnMySql, runOnPostgres } from "../servers/fresh-database.ts";
import { downstreamSuite, patients } from "./downstream-suite.ts";

let source: FreshDatabase;
let warehouse: FreshDatabase;

beforeAll(async () => {
  source = await freshDatabase(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
  await generate({ to: parseDatabaseUrl(source.url), scenario: "downstream", patients });
});
afterAll(() => Promise.all([source.drop(), warehouse.drop()]));

describe("the profile downstream from MySQL into PostgreSQL", () => {
  downstreamSuite({
    source: () => source.url,
    warehouse: () => warehouse.url,
    onSource: (sql) => runOnMySql(source.url, sql),
    onWarehouse: (sql) => runOnPostgres(warehouse.url, sql),
  });
});
