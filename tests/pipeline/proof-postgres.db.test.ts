import { afterAll, beforeAll, describe, inject } from "vitest";
import { type FreshDatabase, freshDatabase, runOnPostgres } from "../servers/fresh-database.ts";
import { proofContract } from "./proof-contract.ts";

let warehouse: FreshDatabase;

beforeAll(async () => {
  warehouse = await freshDatabase(inject("postgresUrl"));
});
afterAll(() => warehouse.drop());

describe("in PostgreSQL", () => {
  proofContract({
    empty: async () => {
      await runOnPostgres(warehouse.url, "drop schema if exists raw, etl, raw_loading cascade");
      return warehouse.url;
    },
    run: (sql) => runOnPostgres(warehouse.url, sql),
  });
});
