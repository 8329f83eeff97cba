import pg from "pg";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";

interface NameRow {
  readonly schema: string;
  readonly name: string;
}
interface CountRow {
  readonly rows: string;
}

/** Runs work on a connection to a PostgreSQL database. */
export async function withPostgres<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows of the practice's tables in a warehouse, whatever schema and case a contestant gave them. */
export function countWarehouseRows(url: string, tables: readonly string[]): Promise<number> {
  return withPostgres(url, async (client) => {
    const names = tables.map((table) => literalSql(table.toLowerCase())).join(", ");
    const found = await client.query<NameRow>(
      `select schemaname as "schema", tablename as "name" from pg_tables where lower(tablename) in (${names})
         and schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const counts = found.rows.map(
      ({ schema, name }) => `select count(*) as n from ${quoteSql(schema)}.${quoteSql(name)}`,
    );
    const { rows } = await client.query<CountRow>(
      `select coalesce(sum(n), 0) as "rows" from (${counts.join(" union all ")}) as counts`,
    );
    return Number(rows[0]?.rows ?? 0);
  });
}

/** Writes what the last contestant left in memory, so that the next does not pay for it. */
export function settle(url: string): Promise<void> {
  return withPostgres(url, async (client) => {
    await client.query("checkpoint");
  });
}
