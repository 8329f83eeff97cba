import { afterAll, inject } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { incrementalSuite } from "../sql/incremental-suite.ts";

const databases: FreshDatabase[] = [];

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
});

incrementalSuite("PostgreSQL", async () => {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  return parseDatabaseUrl(database.url);
});
