import mysql from "mysql2/promise";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { freshDatabase } from "./fresh-database.ts";

test("a MySQL server is there, and a test gets a database of its own", async () => {
  const database = await freshDatabase(inject("mysqlUrl"));
  const connection = await mysql.createConnection({ uri: database.url });
  const [rows] = await connection.query("select database() as name");
  await connection.end();
  await database.drop();
  expect(rows).toEqual([{ name: new URL(database.url).pathname.slice(1) }]);
});

test("a PostgreSQL server of version 15 or newer is there, and a test gets a database of its own", async () => {
  const database = await freshDatabase(inject("postgresUrl"));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  await client.end();
  await database.drop();
  expect(rows[0]?.version).toBeGreaterThanOrEqual(150_000);
});
