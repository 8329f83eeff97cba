import type pg from "pg";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { warehouseType } from "../types/type-rules.ts";
import { postgresPool, withPostgresErrors } from "./connect-postgres.ts";
import { readProfile, readTableStates, recordLoad, recordRunEnding, recordRunStart } from "./etl-records.ts";
import { createEtlTables, etlSchema } from "./etl-tables.ts";
import { alterStatements } from "./postgres-alter.ts";
import { PostgresConnection } from "./postgres-connection.ts";
import { columnsOfRawTable, columnsOfTables, swapStatements } from "./postgres-swap.ts";
import { tablesReplaced } from "./row-changes.ts";
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
/** And its session in control may not have ended yet. */
const patienceForControl = 2_000;

/**
 * Opens a PostgreSQL database as a warehouse.
 *
 * @param stop aborted: what is being copied, proved or published fails at once
 * @throws {BitewingError} of kind `database` when it cannot be reached, refuses, or another load is at work
 */
export async function openPostgresWarehouse(
  url: ServerUrl,
  jobs: number,
  stop?: AbortSignal,
): Promise<Warehouse> {
  const pool = postgresPool(url, jobs + 2);
  const client = await withPostgresErrors(url, () => pool.connect());
  try {
    const control = new PostgresConnection(url, client);
    const watchesClients = await endsWithClient(control);
    await takeLocks(control, url);
    await makeEtlTables(control);
    const pid = await pidOf(control);
    return new PostgresWarehouse({ url, pool, client, control, pid, watchesClients, stop });
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

interface Opened {
  readonly url: ServerUrl;
  readonly pool: pg.Pool;
  /** The session that holds the lock of the load, and nothing that takes long. */
  readonly client: pg.PoolClient;
  readonly control: PostgresConnection;
  readonly pid: number;
  /** The server can end a statement whose client is gone. */
  readonly watchesClients: boolean;
  readonly stop: AbortSignal | undefined;
}

class PostgresWarehouse implements Warehouse {
  readonly kind = "postgres";
  readonly format = "copy";
  readonly lost: AbortSignal;
  private isClosing = false;
  private readonly url: ServerUrl;
  private readonly pool: pg.Pool;
  private readonly client: pg.PoolClient;
  private readonly control: PostgresConnection;
  private readonly controlPid: number;
  private readonly begin: string;
  private readonly stop: AbortSignal | undefined;
  /** The sessions at work beside the one in control. */
  private readonly workers = new Set<number>();

  constructor({ url, pool, client, control, pid, watchesClients, stop }: Opened) {
    this.url = url;
    this.pool = pool;
    this.client = client;
    this.control = control;
    this.controlPid = pid;
    this.begin = watchesClients ? `begin; set local ${endWithClient}` : "begin";
    this.stop = stop;
    this.lost = this.lossOf(client);
    stop?.addEventListener("abort", () => void this.cancelWorkers(), { once: true });
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
    return this.inTransaction((connection) => work(SqlTableRows.copy(connection, copyOf(table), table)));
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

  publish<T>(work: (publication: Publication) => Promise<T>): Promise<T> {
    return this.inTransaction((connection, client) => work(publicationOn(connection, client)));
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.client.release(true);
    await endPool(this.pool);
  }

  /** On a session of its own, which other loads wait for even if this process is killed. */
  private async inTransaction<T>(
    work: (connection: PostgresConnection, client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    const client = await withPostgresErrors(this.url, () => this.pool.connect());
    const connection = new PostgresConnection(this.url, client, this.stop);
    let pid: number | undefined;
    try {
      await connection.run(`${this.begin}; select pg_advisory_xact_lock_shared(${writersLock})`);
      pid = await this.pidUnderControl(connection);
      this.workers.add(pid);
      const result = await work(connection, client);
      await connection.run("commit");
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    } finally {
      if (pid !== undefined) this.workers.delete(pid);
    }
  }

  /**
   * The session's number on the server, if the load still has its lock. To be asked while the session has the writers'
   * lock, because the load that has the other lock next waits for that one.
   *
   * @throws {BitewingError} of kind `database` when the session in control was lost
   */
  private async pidUnderControl(connection: PostgresConnection): Promise<number> {
    const [[pid, isHeld] = []] = await connection.rows(
      `select pg_backend_pid(), exists(select from pg_locks where locktype = 'advisory' and granted
         and pid = ${this.controlPid} and classid = 0 and objid = ${loadLock} and objsubid = 1)`,
    );
    if (isHeld !== true) throw outOfControl(this.url);
    return Number(pid);
  }

  /** Aborted when the session in control ends before its time: nothing keeps other loads away any more. */
  private lossOf(client: pg.PoolClient): AbortSignal {
    const loss = new AbortController();
    const lose = (error?: Error): void => {
      if (!this.isClosing) loss.abort(outOfControl(this.url, error));
    };
    client.once("error", lose);
    client.once("end", () => lose());
    return loss.signal;
  }

  private async cancelWorkers(): Promise<void> {
    const pids = [...this.workers].join(", ");
    // A server that is gone has nothing to cancel.
    if (pids !== "")
      await this.control
        .rows(`select pg_cancel_backend(pid) from unnest(array[${pids}]) as pid`)
        .catch(() => {});
  }
}

function publicationOn(connection: PostgresConnection, client: pg.PoolClient): Publication {
  return {
    rows: (table) => SqlTableRows.published(connection, published(table), table),
    alter: async (table, changes) => {
      const { statements, warnings } = await alterStatements(client, table, changes);
      await connection.run([...statements, ...tablesReplaced([table.name])].join(";\n"));
      return warnings;
    },
    swapIn: async (tables) => {
      const { statements, warnings } = await swapStatements(client, tables, rawSchema, loadingSchema);
      const replaced = tablesReplaced(tables.map(({ name }) => name));
      await connection.run(
        [...statements, ...replaced, `drop schema if exists ${loadingSchema} cascade`].join(";\n"),
      );
      return warnings;
    },
    record: (record) => recordLoad(connection, record),
  };
}

function outOfControl(url: ServerUrl, cause: Error = new Error("Connection terminated")): BitewingError {
  return new BitewingError(
    {
      kind: "database",
      what: "PostgreSQL ended the session that keeps other loads away.",
      where: showDatabaseUrl(url),
      next: "Run the same command again.",
    },
    { cause },
  );
}

async function pidOf(connection: PostgresConnection): Promise<number> {
  const [[pid] = []] = await connection.rows("select pg_backend_pid()");
  return Number(pid);
}

/** Lets the server end a statement soon after its client is gone, so that its locks are free; not every one can. */
const endWithClient = "client_connection_check_interval = 1000";

/** Whether the server can. */
async function endsWithClient(control: PostgresConnection): Promise<boolean> {
  return control.run(`set ${endWithClient}`).then(
    () => true,
    () => false,
  );
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
    profile: hasStates === true ? await readProfile(connection) : null,
    leftOver: [...copies.keys()],
    isLeftOver: (table) => copies.get(table.name) === columnsOfRawTable(table),
  };
}

/** @throws {BitewingError} of kind `database` when another load is at work */
async function takeLocks(control: PostgresConnection, url: ServerUrl): Promise<void> {
  await takeLock(control, url, loadLock, patienceForControl);
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
  const [[isThere] = []] = await control.rows(`select to_regclass('${etlSchema}.load_profile') is not null`);
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
