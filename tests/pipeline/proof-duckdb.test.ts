import { describe } from "vitest";
import { proofContract } from "./proof-contract.ts";
import { runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

let path = "";

describe("in DuckDB", () => {
  proofContract({
    empty: async () => {
      path = await scratchPath("warehouse.duckdb");
      return `duckdb:${path}`;
    },
    run: (sql) => runOnDuckDb(path, sql),
  });
});
