import { afterAll, inject } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { featuresSuite } from "./features-suite.ts";
import { incrementalSuite } from "./incremental-suite.ts";
import { snapshotSuite } from "./snapshot-suite.ts";

const databases: FreshDatabase[] = [];

afterAll(async () => {
  for (const database of databases) await database.drop();
});

async function emptyPostgres(): Promise<DatabaseUrl> {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  return parseDatabaseUrl(database.url);
}

incrementalSuite("PostgreSQL", emptyPostgres);
snapshotSuite("PostgreSQL", emptyPostgres);
featuresSuite("PostgreSQL", emptyPostgres);
