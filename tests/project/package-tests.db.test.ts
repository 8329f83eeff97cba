import { afterAll, inject } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { packageTestsSuite } from "./package-tests-suite.ts";

let database: FreshDatabase | undefined;

afterAll(async () => database?.drop());

packageTestsSuite("PostgreSQL", async () => {
  database = await freshDatabase(inject("postgresUrl"));
  return parseDatabaseUrl(database.url);
});
