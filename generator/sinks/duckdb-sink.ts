import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { momentAt } from "../../foundation/calendar.ts";
import { type DuckDbUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { duckDbCreateTable } from "../opendental/schema/ddl-duckdb.ts";
import { type Row, type TableName, tables } from "../opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "./duckdb-connection.ts";
import { admitDuckDb } from "./duckdb-inspection.ts";
import type { SinkOptions } from "./open-sink.ts";
import { markerPreference, writeMarker } from "./practice-marker.ts";
import { duckDbFormat } from "./row-encoder.ts";
import { openRowSpool, type RowSpool, type SpooledTable } from "./row-spool.ts";
import { defaultWorkers, type PracticeMarker, type Sink, type SinkReport } from "./sink.ts";
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
  /** The loads under way, one after the other. */
  loading: Promise<void>;
}

/** Tables that wait with fewer bytes are loaded at the end: a statement has its price. */
const leastPartBytes = 4 * 1024 * 1024;

/** DuckDB takes up to most of the machine's memory otherwise, beside the practice. */
const memoryLimit = "512MB";

/** Fills a new file beside the target, which replaces it when it is complete: nothing half-written is ever seen. */
class DuckDbSink implements Sink {
  readonly #url: DuckDbUrl;
  readonly #newPath: string;
  readonly #temporaryFolder: string | undefined;
  readonly #threads: number;
  #filling: Filling | undefined;

  constructor(url: DuckDbUrl, options: SinkOptions) {
    this.#url = url;
    this.#newPath = `${url.path}.filling`;
    this.#temporaryFolder = options.temporaryFolder;
    this.#threads = options.workers ?? defaultWorkers;
  }

  async begin(marker: PracticeMarker): Promise<void> {
    await admitDuckDb(this.#url);
    mkdirSync(dirname(this.#url.path), { recursive: true });
    this.#removeNewFile();
    const session = await openDuckDb(this.#newPath, { threads: this.#threads, memoryLimit });
    const spool = openRowSpool(momentAt(marker.asOf, 0), this.#temporaryFolder);
    this.#filling = { marker, spool, session, loading: Promise.resolve() };
    this.#load(createTables());
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    this.#demandFilling().spool.write(table, row);
  }

  async settle(): Promise<void> {
    const parts = this.#demandFilling().spool.takeParts(leastPartBytes);
    if (parts.length > 0) this.#load(parts.map(({ table, path }) => copyFrom(table, path)).join("\n"));
    // The next statement is handed over between two turns of this thread.
    await setImmediate();
  }

  async finish(): Promise<SinkReport> {
    const filling = this.#demandFilling();
    const spooled = filling.spool.tables();
    this.#load(spooled.map((entry) => copyFrom(entry.table, entry.file())).join("\n"));
    this.#load(`${insertMarker(filling.marker, spooled)}\nCHECKPOINT;`);
    await filling.loading.catch((error: unknown) => {
      throw explain(error, this.#url);
    });
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
      await filling.loading.catch(() => {});
      filling.session.close();
    }
    this.#removeNewFile();
  }

  /** Queues statements; what goes wrong in them is told by `finish`. */
  #load(sql: string): void {
    const filling = this.#demandFilling();
    filling.loading = filling.loading.then(() => filling.session.run(sql));
    filling.loading.catch(() => {});
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

function explain(error: unknown, url: DuckDbUrl): BitewingError {
  return new BitewingError(
    {
      kind: "database",
      what: `DuckDB refused: ${messageOf(error)}`,
      where: showDatabaseUrl(url),
      next: "The file named in the URL was left as it was.",
    },
    { cause: error },
  );
}
