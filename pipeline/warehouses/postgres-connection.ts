import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { Extract } from "../sources/source.ts";
import { withPostgresErrors } from "./connect-postgres.ts";
import type { RawColumn } from "./warehouse.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** One session of PostgreSQL, with messages that a user understands. */
export class PostgresConnection implements WarehouseConnection {
  readonly dialect = "postgres";
  private readonly url: ServerUrl;
  private readonly client: pg.PoolClient;

  constructor(url: ServerUrl, client: pg.PoolClient) {
    this.url = url;
    this.client = client;
  }

  async run(sql: string): Promise<void> {
    await withPostgresErrors(this.url, () => this.client.query(sql));
  }

  rows(sql: string): Promise<unknown[][]> {
    return withPostgresErrors(this.url, async () => {
      const result = await this.client.query<unknown[]>({ text: sql, rowMode: "array" });
      return result.rows;
    });
  }

  async copy(relation: string, columns: readonly RawColumn[], extract: Extract): Promise<void> {
    if (extract.kind === "duckdb") throw new TypeError("PostgreSQL reads rows, not DuckDB files");
    const names = columns.map(({ name }) => quoteSql(name)).join(", ");
    const sql = `copy ${relation} (${names}) from stdin (${formats[extract.kind]})`;
    await withPostgresErrors(this.url, () =>
      pipeline(Readable.from(extract.blocks, { objectMode: false }), this.client.query(copyFrom(sql))),
    );
  }
}

const formats = {
  "copy-text": "format text, encoding 'UTF8'",
  "copy-binary": "format binary, encoding 'UTF8'",
  csv: "format csv, null '\\N', encoding 'UTF8'",
} as const;
