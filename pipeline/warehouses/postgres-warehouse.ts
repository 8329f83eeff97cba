import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { Extract } from "../sources/source.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../types/fingerprint.ts";
import { warehouseType } from "../types/type-rules.ts";
import { postgresPool, withPostgresErrors } from "./connect-postgres.ts";
import { swapStatements } from "./postgres-swap.ts";
import { type LoadStatus, type RawTable, rawSchema, statusTable, type Warehouse } from "./warehouse.ts";

/** Tables of a load wait here until they are proved. */
const loadingSchema = "raw_loading";
/** Any constant: two loads into one database must not meet. */
const loadLock = 2_067_411_930;

/** Opens a PostgreSQL database as a warehouse. */
export async function openPostgresWarehouse(url: ServerUrl, jobs: number): Promise<Warehouse> {
  const pool = postgresPool(url, jobs + 2);
  try {
    const control = await withPostgresErrors(url, () => pool.connect());
    const warehouse = new PostgresWarehouse(url, pool, control);
    await warehouse.lock();
    return warehouse;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

class PostgresWarehouse implements Warehouse {
  readonly kind = "postgres";
  private readonly url: ServerUrl;
  private readonly pool: pg.Pool;
  private readonly control: pg.PoolClient;
  private tables: readonly RawTable[] = [];

  constructor(url: ServerUrl, pool: pg.Pool, control: pg.PoolClient) {
    this.url = url;
    this.pool = pool;
    this.control = control;
  }

  /** @throws {BitewingError} of kind `database` when another load is at work */
  async lock(): Promise<void> {
    const [row] = await this.query(`select pg_try_advisory_lock(${loadLock})`);
    if (row?.[0] === true) return;
    this.control.release();
    throw new BitewingError({
      kind: "database",
      what: "Another load into this database is at work.",
      where: showDatabaseUrl(this.url),
      next: "Wait until it has ended.",
    });
  }

  async begin(tables: readonly RawTable[]): Promise<void> {
    this.tables = tables;
    const statements = tables.map((table) => `create table ${loadingRelation(table)} (${columnList(table)})`);
    const schemas = [
      `create schema if not exists ${rawSchema}`,
      `drop schema if exists ${loadingSchema} cascade`,
      `create schema ${loadingSchema}`,
    ];
    await this.query([...schemas, ...statements].join(";\n"));
  }

  async ingest(table: RawTable, extract: Extract): Promise<void> {
    if (extract.kind !== "csv") throw new TypeError("PostgreSQL reads rows, not DuckDB files");
    const copy = `copy ${loadingRelation(table)} from stdin (format csv, null '\\N', encoding 'UTF8')`;
    await withPostgresErrors(this.url, async () => {
      const client = await this.pool.connect();
      try {
        await pipeline(Readable.from(extract.blocks, { objectMode: false }), client.query(copyFrom(copy)));
        client.release();
      } catch (error) {
        client.release(true);
        throw error;
      }
    });
  }

  async fingerprint(table: RawTable): Promise<Fingerprint> {
    const text = fingerprintQuery(loadingRelation(table), table.columns, undefined, "postgres");
    const { rows } = await withPostgresErrors(this.url, () =>
      this.pool.query<unknown[]>({ text, rowMode: "array" }),
    );
    return fingerprintOf(rows[0] ?? []);
  }

  async publish(statuses: readonly LoadStatus[]): Promise<readonly string[]> {
    return withPostgresErrors(this.url, async () => {
      await this.control.query("begin");
      const swap = await swapStatements(this.control, this.tables, rawSchema, loadingSchema);
      await this.control.query([...swap.statements, createStatusTable].join(";\n"));
      await this.control.query(upsertStatuses, [JSON.stringify(statuses.map(statusRow))]);
      await this.control.query(`drop schema ${loadingSchema} cascade`);
      await this.control.query("commit");
      return swap.warnings;
    });
  }

  async discard(): Promise<void> {
    await this.query("rollback");
    await this.query(`drop schema if exists ${loadingSchema} cascade`);
  }

  async close(): Promise<void> {
    this.control.release(true);
    await this.pool.end();
  }

  private async query(text: string): Promise<unknown[][]> {
    const result = await withPostgresErrors(this.url, () =>
      this.control.query<unknown[]>({ text, rowMode: "array" }),
    );
    return result.rows;
  }
}

function loadingRelation(table: RawTable): string {
  return `${loadingSchema}.${quoteSql(table.name)}`;
}

function columnList(table: RawTable): string {
  return table.columns
    .map(({ name, type }) => `${quoteSql(name)} ${warehouseType(type, "postgres")}`)
    .join(", ");
}

const createStatusTable = `create table if not exists ${rawSchema}.${statusTable} (
  id integer generated by default as identity primary key, table_name varchar not null unique,
  last_loaded timestamp, last_primary_value varchar, primary_column_name varchar, rows_loaded integer,
  load_status varchar, _loaded_at timestamp)`;

const upsertStatuses = `insert into ${rawSchema}.${statusTable}
    (table_name, last_loaded, last_primary_value, primary_column_name, rows_loaded, load_status, _loaded_at)
  select table_name, loaded_at, last_primary_value, primary_column_name, rows_loaded, 'completed', loaded_at
  from json_to_recordset($1) as loaded (table_name varchar, loaded_at timestamp, last_primary_value varchar,
    primary_column_name varchar, rows_loaded integer)
  on conflict (table_name) do update set last_loaded = excluded.last_loaded,
    last_primary_value = excluded.last_primary_value, primary_column_name = excluded.primary_column_name,
    rows_loaded = excluded.rows_loaded, load_status = excluded.load_status, _loaded_at = excluded._loaded_at`;

function statusRow(status: LoadStatus): object {
  return {
    table_name: status.tableName,
    loaded_at: status.loadedAt,
    last_primary_value: status.lastPrimaryValue,
    primary_column_name: status.primaryColumnName,
    rows_loaded: status.rowsLoaded,
  };
}
