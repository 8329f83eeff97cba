import { afterEach, beforeEach, describe, inject } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { csvLine, tableRowsContract } from "./table-rows-contract.ts";

let warehouse: FreshDatabase;
beforeEach(async () => {
  warehouse = await freshDatabase(inject("postgresUrl"));
});
afterEach(() => warehouse.drop());

describe("rows of a PostgreSQL warehouse", () => {
  tableRowsContract({ open: () => openWarehouse(parseDatabaseUrl(warehouse.url), 2), line: csvLine });
});
