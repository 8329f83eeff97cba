import { beforeEach, describe } from "vitest";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { MemoryDatabase, MemoryWarehouse } from "./model/memory-warehouse.ts";
import { scratchPath } from "./scratch.ts";
import { csvLine, tableRowsContract } from "./table-rows-contract.ts";

let memory = new MemoryDatabase();
let path = "";
beforeEach(async () => {
  memory = new MemoryDatabase();
  path = await scratchPath("warehouse.duckdb");
});

describe("rows of the warehouse in memory", () => {
  tableRowsContract({
    open: async () => new MemoryWarehouse(memory),
    line: ([id, note]) => JSON.stringify([String(id), note]),
  });
});

describe("rows of a DuckDB warehouse", () => {
  tableRowsContract({ open: () => openWarehouse({ kind: "duckdb", path }, 2), line: csvLine });
});
