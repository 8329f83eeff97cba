import { createHash } from "node:crypto";
import type { Connection } from "mysql2/promise";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { mySqlCreateTable, type StorageEngine } from "../opendental/schema/ddl-mysql.ts";
import { type Row, type TableName, tableNamed, tables } from "../opendental/schema/tables.ts";
import { connectMySql, explainMySql, selectRows } from "./mysql-connection.ts";
import { fillMySql } from "./mysql-fill.ts";
import { admitMySql } from "./mysql-inspection.ts";
import { loadIntoMySql } from "./mysql-load.ts";
import type { SinkOptions } from "./open-sink.ts";
import { markedTable, markerPreference, type PracticeState, writeMarker } from "./practice-marker.ts";
import { openRowSpool, type RowSpool, type SpooledTable } from "./row-spool.ts";
import {
  defaultStamp,
  defaultWorkers,
  type LoadListener,
  type PracticeMarker,
  type Sink,
  type SinkReport,
} from "./sink.ts";
import { reportOf } from "./sink-report.ts";

/** Opens a MySQL or MariaDB database for a practice; see `openSink`. */
export async function openMySqlSink(url: ServerUrl, options: SinkOptions): Promise<Sink> {
  const connection = await connectMySql(url, { withoutDatabase: true });
  try {
    await claimDatabase(connection, url);
    const { kind } = await admitMySql(connection, url);
    if (kind === "missing") demandCreation(url, options);
    return new MySqlSink(url, options, connection);
  } catch (error) {
    connection.destroy();
    throw explainMySql(error, url);
  }
}

/** Two that write into one database would spoil each other's rows. The server frees the name when the connection ends. */
export async function claimDatabase(connection: Connection, url: ServerUrl): Promise<void> {
  const sql = "SELECT GET_LOCK(?, 3) AS claimed";
  const [row] = await selectRows<{ claimed: number | null }>(connection, sql, [lockName(url.database)]);
  if (row?.claimed === 1) return;
  throw new BitewingError({
    kind: "database",
    what: "Another bitewing is writing into this database.",
    where: showDatabaseUrl(url),
    next: "Wait until it is done, or name another database.",
  });
}

/** Of at most 64 characters, whatever the database is called. */
function lockName(database: string): string {
  return `bitewing ${createHash("sha256").update(database).digest("hex").slice(0, 40)}`;
}

function demandCreation(url: ServerUrl, options: SinkOptions): void {
  if (options.createDatabase ?? true) return;
  throw new BitewingError({
    kind: "database",
    what: `The server has no database '${url.database}'.`,
    where: showDatabaseUrl(url),
    next: `Create it: CREATE DATABASE ${quoteMySql(url.database)}.`,
  });
}

/** What exists between `begin` and the end. */
interface Filling {
  readonly marker: PracticeMarker;
  readonly spool: RowSpool;
}

class MySqlSink implements Sink {
  readonly format = "csv";
  readonly #url: ServerUrl;
  readonly #engine: StorageEngine;
  readonly #temporaryFolder: string | undefined;
  readonly #connections: number;
  readonly #connection: Connection;
  #filling: Filling | undefined;

  constructor(url: ServerUrl, options: SinkOptions, connection: Connection) {
    this.#url = url;
    this.#engine = options.engine ?? "innodb";
    this.#temporaryFolder = options.temporaryFolder;
    this.#connections = options.workers ?? defaultWorkers;
    this.#connection = connection;
  }

  async begin(marker: PracticeMarker): Promise<void> {
    await this.#explained(async () => {
      await admitMySql(this.#connection, this.#url);
      await this.#useDatabase();
      await this.#empty();
      const spool = openRowSpool({
        stamp: defaultStamp(marker.asOf),
        temporaryFolder: this.#temporaryFolder,
      });
      this.#filling = { marker, spool };
      await this.#createMarkedTable(marker);
    });
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    this.#demandFilling().spool.write(table, row);
  }

  spool(): RowSpool {
    return this.#demandFilling().spool;
  }

  /** The server's statements need this thread to feed them: they wait until the rows are complete. */
  async settle(): Promise<void> {}

  async finish(heard?: LoadListener): Promise<SinkReport> {
    const { marker, spool } = this.#demandFilling();
    const spooled = spool.tables();
    await this.#explained(async () => {
      await this.#fill(spooled, heard);
      await this.#fillMarkedTable(spooled.find(({ table }) => table === markedTable));
      await this.#mark(marker, "complete");
    });
    await this.#close();
    return reportOf(spooled);
  }

  async abort(): Promise<void> {
    // The marker still says `filling` when the server is gone, so that a failure here does no harm.
    if (this.#filling !== undefined) await this.#empty().catch(() => undefined);
    await this.#close();
  }

  #demandFilling(): Filling {
    if (this.#filling === undefined) throw new Error("a sink takes rows only between begin and finish");
    return this.#filling;
  }

  async #explained(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw explainMySql(error, this.#url);
    }
  }

  async #close(): Promise<void> {
    this.#filling?.spool.remove();
    this.#filling = undefined;
    await this.#connection.end().catch(() => this.#connection.destroy());
  }

  async #useDatabase(): Promise<void> {
    const database = quoteMySql(this.#url.database);
    await this.#connection.query(`CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4`);
    await this.#connection.query(`USE ${database}`);
  }

  /** Drops OpenDental's tables, the marked one last: whoever is killed here leaves a marked or an empty database. */
  async #empty(): Promise<void> {
    const others = [...tables.keys()].filter((name) => name !== markedTable);
    await this.#connection.query(`DROP TABLE IF EXISTS ${others.map(quoteMySql).join(", ")}`);
    await this.#connection.query(`DROP TABLE IF EXISTS ${quoteMySql(markedTable)}`);
  }

  async #createMarkedTable(marker: PracticeMarker): Promise<void> {
    await this.#connection.query(mySqlCreateTable(tableNamed(markedTable), { engine: this.#engine }));
    await this.#connection.query(
      "INSERT INTO preference (PrefNum, PrefName, ValueString, Comments) VALUES (1, ?, ?, '')",
      [markerPreference, writeMarker(marker, "filling")],
    );
  }

  async #fill(spooled: readonly SpooledTable[], heard: LoadListener | undefined): Promise<void> {
    const others: Connection[] = [];
    try {
      while (others.length + 1 < this.#connections) others.push(await connectMySql(this.#url));
      await fillMySql([this.#connection, ...others], spooled, this.#engine, heard);
    } finally {
      for (const connection of others) connection.destroy();
    }
  }

  /** The marker makes room for the practice's own preferences by moving behind them. */
  async #fillMarkedTable(spooled: SpooledTable | undefined): Promise<void> {
    const number = (spooled?.lastKey ?? 0) + 1;
    await this.#connection.query("UPDATE preference SET PrefNum = ? WHERE PrefName = ?", [
      number,
      markerPreference,
    ]);
    if (spooled !== undefined) await loadIntoMySql(this.#connection, spooled);
    // An update does not move the counter.
    await this.#connection.query(`ALTER TABLE preference AUTO_INCREMENT = ${number + 1}`);
  }

  async #mark(marker: PracticeMarker, state: PracticeState): Promise<void> {
    const values = [writeMarker(marker, state), markerPreference];
    await this.#connection.query("UPDATE preference SET ValueString = ? WHERE PrefName = ?", values);
  }
}
