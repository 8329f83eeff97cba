import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type DuckDbUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { duckDbCreateTable } from "../opendental/schema/ddl-duckdb.ts";
import { type Row, type TableName, tables } from "../opendental/schema/tables.ts";
import { duckDbFormat } from "./csv-rows.ts";
import { besidePracticeLimit, type DuckDbSession, openDuckDb } from "./duckdb-connection.ts";
import { admitDuckDb } from "./duckdb-inspection.ts";
import { explainFileError } from "./file-errors.ts";
import type { SinkOptions } from "./open-sink.ts";
import { markerPreference, writeMarker } from "./practice-marker.ts";
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

/** Opens a DuckDB file for a practice; see `openSink`. */
export async function openDuckDbSink(url: DuckDbUrl, options: SinkOptions): Promise<Sink> {
  await admitDuckDb(url);
  if (!existsSync(url.path)) demandCreation(url, options);
  return new DuckDbSink(url, options);
}

function demandCreation(url: DuckDbUrl, options: SinkOptions): void {
  if (options.createDatabase ?? true) return;
  throw new BitewingError({
    kind: "database",
    what: `There is no file ${url.path}.`,
    where: showDatabaseUrl(url),
    next: "Correct the path in the URL.",
  });
}

/** What exists between `begin` and the end. */
interface Filling {
  readonly marker: PracticeMarker;
  readonly spool: RowSpool;
  readonly session: DuckDbSession;
  /** The loads handed over. */
  readonly loading: Promise<void>[];
}

/** Tables that wait with fewer bytes are loaded at the end: a statement has its price. */
const leastPartBytes = 4 * 1024 * 1024;

/** Fills a new file beside the target, which replaces it when it is complete: nothing half-written is ever seen. */
class DuckDbSink implements Sink {
  readonly format = "csv";
  readonly #url: DuckDbUrl;
  readonly #newPath: string;
  readonly #temporaryFolder: string | undefined;
  /** One worker is the thread that writes the rows. */
  readonly #threads: number;
  #filling: Filling | undefined;

  constructor(url: DuckDbUrl, options: SinkOptions) {
    this.#url = url;
    this.#newPath = `${url.path}.filling`;
    this.#temporaryFolder = options.temporaryFolder;
    this.#threads = Math.max(1, (options.workers ?? defaultWorkers) - 1);
  }

  async begin(marker: PracticeMarker): Promise<void> {
    await admitDuckDb(this.#url);
    mkdirSync(dirname(this.#url.path), { recursive: true });
    this.#removeNewFile();
    const session = await openDuckDb(this.#newPath, {
      threads: this.#threads,
      memoryLimit: besidePracticeLimit,
      further: 3,
    });
    const spool = openRowSpool({ stamp: defaultStamp(marker.asOf), temporaryFolder: this.#temporaryFolder });
    this.#filling = { marker, spool, session, loading: [] };
    try {
      await session.run(createTables());
    } catch (error) {
      throw explainFileError(error, showDatabaseUrl(this.#url));
    }
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    this.#demandFilling().spool.write(table, row);
  }

  spool(): RowSpool {
    return this.#demandFilling().spool;
  }

  async settle(): Promise<void> {
    const { spool, session, loading } = this.#demandFilling();
    const parts = spool.takeParts(leastPartBytes);
    if (parts.length === 0) return;
    const load = session.runBeside(parts.map(({ table, path }) => copyFrom(table, path)).join("\n"));
    // What goes wrong is told by `finish`.
    load.catch(() => {});
    loading.push(load);
    await setImmediate();
  }

  async finish(heard: LoadListener = () => {}): Promise<SinkReport> {
    const filling = this.#demandFilling();
    const spooled = filling.spool.tables();
    try {
      await this.#loadRest(filling, spooled, heard);
    } catch (error) {
      throw explainFileError(error, showDatabaseUrl(this.#url));
    }
    if (this.#filling !== filling) throw new Error("the sink was given up while it was loading");
    filling.session.close();
    this.#filling = undefined;
    filling.spool.remove();
    // A log that the earlier file left behind must not be replayed on the new one.
    rmSync(`${this.#url.path}.wal`, { force: true });
    renameSync(this.#newPath, this.#url.path);
    return reportOf(spooled);
  }

  async abort(): Promise<void> {
    const filling = this.#filling;
    this.#filling = undefined;
    if (filling !== undefined) {
      // Without their rows the statements that wait fail at once; the one under way holds the file until it ends.
      filling.spool.remove();
      await Promise.allSettled(filling.loading);
      filling.session.close();
    }
    this.#removeNewFile();
  }

  /** A table's parts come in their order: its next one is loaded when the earlier ones are. */
  async #loadRest(
    { marker, session, loading }: Filling,
    spooled: readonly SpooledTable[],
    heard: LoadListener,
  ): Promise<void> {
    await Promise.all(loading);
    const ofBytes = spooled.reduce((sum, entry) => sum + entry.bytes, 0);
    let bytes = spooled.reduce((sum, entry) => sum + entry.bytes - entry.waitingBytes, 0);
    for (const entry of spooled.filter(({ waitingBytes }) => waitingBytes > 0)) {
      heard({ bytes, ofBytes });
      await this.#run(session, loading, copyFrom(entry.table, entry.file()));
      bytes += entry.waitingBytes;
    }
    heard({ bytes, ofBytes });
    await this.#run(session, loading, `${insertMarker(marker, spooled)}\nCHECKPOINT;`);
  }

  /** `abort` waits for what is under way. */
  async #run(session: DuckDbSession, loading: Promise<void>[], sql: string): Promise<void> {
    const load = session.run(sql);
    loading.push(load);
    await load;
  }

  #demandFilling(): Filling {
    if (this.#filling === undefined) throw new Error("a sink takes rows only between begin and finish");
    return this.#filling;
  }

  #removeNewFile(): void {
    for (const path of [this.#newPath, `${this.#newPath}.wal`]) rmSync(path, { force: true });
  }
}

function createTables(): string {
  return ["BEGIN;", ...[...tables.values()].map(duckDbCreateTable), "COMMIT;"].join("\n");
}

function copyFrom(table: TableName, path: string): string {
  return `COPY ${quoteSql(table)} FROM ${literalSql(path)} (${duckDbFormat});`;
}

/** The marker's row stands behind the practice's own preferences. */
function insertMarker(marker: PracticeMarker, spooled: readonly SpooledTable[]): string {
  const lastKey = spooled.find(({ table }) => table === "preference")?.lastKey ?? 0;
  const values = [
    lastKey + 1,
    literalSql(markerPreference),
    literalSql(writeMarker(marker, "complete")),
    "''",
  ];
  return `INSERT INTO preference ("PrefNum", "PrefName", "ValueString", "Comments") VALUES (${values.join(", ")});`;
}
