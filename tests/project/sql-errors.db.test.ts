import { afterAll, inject } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { sqlErrorsSuite } from "./sql-errors-suite.ts";

const databases: FreshDatabase[] = [];

afterAll(async () => {
  for (const database of databases) await database.drop();
});

sqlErrorsSuite(async () => {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  return parseDatabaseUrl(database.url);
});
