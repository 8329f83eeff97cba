import { randomBytes } from "node:crypto";
import mysql from "mysql2/promise";
import pg from "pg";

/** An empty database of a test's own. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database on the server of `mysqlUrl` or `postgresUrl`; the test drops it in `afterAll`. */
export async function freshDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = new URL(serverUrl);
  const run = url.protocol === "mysql:" ? runOnMySql : runOnPostgres;
  await run(serverUrl, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const force = run === runOnPostgres ? " WITH (FORCE)" : "";
  return { url: url.href, drop: () => run(serverUrl, `DROP DATABASE ${name}${force}`) };
}

/** Runs statements on a MySQL database, several at once when they are separated by semicolons. */
export async function runOnMySql(url: string, sql: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** Runs statements on a PostgreSQL database. */
export async function runOnPostgres(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
