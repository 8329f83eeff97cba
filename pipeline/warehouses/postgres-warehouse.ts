import type pg from "pg";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { warehouseType } from "../types/type-rules.ts";
import { postgresPool, withPostgresErrors } from "./connect-postgres.ts";
import { readTableStates, recordLoad, recordRunEnding, recordRunStart } from "./etl-records.ts";
import { createEtlTables, etlSchema } from "./etl-tables.ts";
import { alterStatements } from "./postgres-alter.ts";
import { PostgresConnection } from "./postgres-connection.ts";
import { columnsOfRawTable, columnsOfTables, swapStatements } from "./postgres-swap.ts";
import type { RunEnding, RunStart } from "./run-record.ts";
import { SqlTableRows } from "./sql-table-rows.ts";
import { stateTable } from "./table-state.ts";
import {
  type Publication,
  type RawTable,
  rawSchema,
  type TableRows,
  type Warehouse,
  type WarehouseContents,
} from "./warehouse.ts";

/** Copies of tables wait here until they are published. */
const loadingSchema = "raw_loading";
/** Any two constants: held alone by the load, and shared by each of its sessions that writes. */
const loadLock = 2_067_411_930;
const writersLock = 2_067_411_931;
/** A load that was killed a moment ago may still have a query at work. */
const patienceMilliseconds = 15_000;

/**
 * Opens a PostgreSQL database as a warehouse.
 *
 * @throws {BitewingError} of kind `database` when it cannot be reached, refuses, or another load is at work
 */
export async function openPostgresWarehouse(url: ServerUrl, jobs: number): Promise<Warehouse> {
  const pool = postgresPool(url, jobs + 2);
  const client = await withPostgresErrors(url, () => pool.connect());
  try {
    const control = new PostgresConnection(url, client);
    await takeLocks(control, url);
    await makeEtlTables(control);
    return new PostgresWarehouse(url, pool, client, control);
  } catch (error) {
    client.release(true);
    await endPool(pool);
    throw error;
  }
}

/** What a load into this database would find; nothing is made or locked. */
export async function readPostgresContents(url: ServerUrl): Promise<WarehouseContents> {
  const pool = postgresPool(url, 1);
  const client = await withPostgresErrors(url, () => pool.connect());
  try {
    return await contentsOf(new PostgresConnection(url, client), client);
  } finally {
    client.release(true);
    await endPool(pool);
  }
}

class PostgresWarehouse implements Warehouse {
  readonly kind = "postgres";
  readonly format = "copy";
  private readonly url: ServerUrl;
  private readonly pool: pg.Pool;
  private readonly client: pg.PoolClient;
  private readonly control: PostgresConnection;

  constructor(url: ServerUrl, pool: pg.Pool, client: pg.PoolClient, control: PostgresConnection) {
    this.url = url;
    this.pool = pool;
    this.client = client;
    this.control = control;
  }

  contents(): Promise<WarehouseContents> {
    return contentsOf(this.control, this.client);
  }

  beginRun(run: RunStart): Promise<number> {
    return recordRunStart(this.control, run);
  }

  endRun(runId: number, ending: RunEnding): Promise<void> {
    return recordRunEnding(this.control, runId, ending);
  }

  async layOut(tables: readonly RawTable[]): Promise<void> {
    if (tables.length === 0) return;
    const statements = tables.flatMap((table) => [
      `drop table if exists ${copyOf(table)}`,
      `create table ${copyOf(table)} (${columnList(table)})`,
    ]);
    await this.control.run([`create schema if not exists ${loadingSchema}`, ...statements].join(";\n"));
  }

  inCopy<T>(table: RawTable, work: (rows: TableRows) => Promise<T>): Promise<T> {
    return this.inTransaction((connection) => work(new SqlTableRows(connection, copyOf(table), table)));
  }

  async finish(table: RawTable): Promise<void> {
    const { key } = table;
    if (key === undefined) return;
    // Sorted in memory once it is filled, which costs a third of keeping it while it is filled.
    await this.inTransaction((connection) =>
      connection.run(
        `drop index if exists ${loadingSchema}.${indexOf(table)};
         create unique index ${indexOf(table)} on ${copyOf(table)} (${quoteSql(key)})`,
      ),
    );
  }

  async forget(tables: readonly string[]): Promise<void> {
    if (tables.length === 0) return;
    await this.control.run(tables.map((name) => `drop table if exists ${copyOf({ name })}`).join(";\n"));
  }

  async publish<T>(work: (publication: Publication) => Promise<T>): Promise<T> {
    await this.control.run("begin");
    try {
      const result = await work(this.publication());
      await this.control.run("commit");
      return result;
    } catch (error) {
      // The first error is the one to tell; a server that is gone has rolled back by itself.
      await this.control.run("rollback").catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    this.client.release(true);
    await endPool(this.pool);
  }

  private publication(): Publication {
    return {
      rows: (table) => new SqlTableRows(this.control, published(table), table),
      alter: async (table, changes) => {
        const { statements, warnings } = await alterStatements(this.client, table, changes);
        await this.control.run(statements.join(";\n"));
        return warnings;
      },
      swapIn: async (tables) => {
        const { statements, warnings } = await swapStatements(this.client, tables, rawSchema, loadingSchema);
        await this.control.run([...statements, `drop schema if exists ${loadingSchema} cascade`].join(";\n"));
        return warnings;
      },
      record: (record) => recordLoad(this.control, record),
    };
  }

  /** On a session of its own, which other loads wait for even if this process is killed. */
  private async inTransaction<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const client = await withPostgresErrors(this.url, () => this.pool.connect());
    const connection = new PostgresConnection(this.url, client);
    try {
      await connection.run(`begin; select pg_advisory_xact_lock_shared(${writersLock})`);
      const result = await work(connection);
      await connection.run("commit");
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

async function contentsOf(connection: PostgresConnection, client: pg.PoolClient): Promise<WarehouseContents> {
  const [[hasStates] = []] = await connection.rows(
    `select to_regclass('${etlSchema}.table_states') is not null`,
  );
  const states = hasStates === true ? await readTableStates(connection) : [];
  const rawColumns = await columnsOfTables(client, rawSchema);
  const present = states.filter(
    (state) => rawColumns.get(state.table) === columnsOfRawTable(stateTable(state)),
  );
  const copies = await columnsOfTables(client, loadingSchema);
  return {
    states: new Map(present.map((state) => [state.table, state])),
    leftOver: [...copies.keys()],
    isLeftOver: (table) => copies.get(table.name) === columnsOfRawTable(table),
  };
}

/** @throws {BitewingError} of kind `database` when another load is at work */
async function takeLocks(control: PostgresConnection, url: ServerUrl): Promise<void> {
  await takeLock(control, url, loadLock, 0);
  await takeLock(control, url, writersLock, patienceMilliseconds);
  await control.rows(`select pg_advisory_unlock(${writersLock})`);
}

async function takeLock(
  control: PostgresConnection,
  url: ServerUrl,
  lock: number,
  patience: number,
): Promise<void> {
  const pause = 100;
  for (let waited = 0; ; waited += pause) {
    const [row] = await control.rows(`select pg_try_advisory_lock(${lock})`);
    if (row?.[0] === true) return;
    if (waited >= patience) throw anotherLoad(url);
    await control.rows(`select pg_sleep(${pause / 1000})`);
  }
}

function anotherLoad(url: ServerUrl): BitewingError {
  return new BitewingError({
    kind: "database",
    what: "Another load into this database is at work.",
    where: showDatabaseUrl(url),
    next: "Wait until it has ended.",
  });
}

async function makeEtlTables(control: PostgresConnection): Promise<void> {
  // Asking first keeps PostgreSQL from a notice for each table that is there.
  const [[isThere] = []] = await control.rows(
    `select to_regclass('${etlSchema}.schema_changes') is not null`,
  );
  if (isThere !== true) await control.run(createEtlTables.join(";\n"));
}

async function endPool(pool: pg.Pool): Promise<void> {
  await pool.end().catch(() => {});
}

function published(table: { readonly name: string }): string {
  return `${rawSchema}.${quoteSql(table.name)}`;
}

function copyOf(table: { readonly name: string }): string {
  return `${loadingSchema}.${quoteSql(table.name)}`;
}

function indexOf(table: RawTable): string {
  return quoteSql(`${table.name}_key`);
}

function columnList(table: RawTable): string {
  return table.columns
    .map(({ name, type }) => `${quoteSql(name)} ${warehouseType(type, "postgres")}`)
    .join(", ");
}
