import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
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
import type { PracticeMarker, Sink, SinkReport } from "./sink.ts";
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
}

/** Fills a new file beside the target, which replaces it when it is complete: nothing half-written is ever seen. */
class DuckDbSink implements Sink {
  readonly #url: DuckDbUrl;
  readonly #newPath: string;
  readonly #temporaryFolder: string | undefined;
  #filling: Filling | undefined;

  constructor(url: DuckDbUrl, options: SinkOptions) {
    this.#url = url;
    this.#newPath = `${url.path}.filling`;
    this.#temporaryFolder = options.temporaryFolder;
  }

  async begin(marker: PracticeMarker): Promise<void> {
    await admitDuckDb(this.#url);
    mkdirSync(dirname(this.#url.path), { recursive: true });
    this.#removeNewFile();
    this.#filling = { marker, spool: openRowSpool(momentAt(marker.asOf, 0), this.#temporaryFolder) };
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    this.#demandFilling().spool.write(table, row);
  }

  async finish(): Promise<SinkReport> {
    const { marker, spool } = this.#demandFilling();
    const spooled = spool.tables();
    const session = await openDuckDb(this.#newPath);
    try {
      await fill(session, spooled, marker);
    } catch (error) {
      throw explain(error, this.#url);
    } finally {
      session.close();
    }
    // A log that the earlier file left behind must not be replayed on the new one.
    rmSync(`${this.#url.path}.wal`, { force: true });
    renameSync(this.#newPath, this.#url.path);
    await this.abort();
    return reportOf(spooled);
  }

  async abort(): Promise<void> {
    this.#filling?.spool.remove();
    this.#filling = undefined;
    this.#removeNewFile();
  }

  #demandFilling(): Filling {
    if (this.#filling === undefined) throw new Error("a sink takes rows only between begin and finish");
    return this.#filling;
  }

  #removeNewFile(): void {
    for (const path of [this.#newPath, `${this.#newPath}.wal`]) rmSync(path, { force: true });
  }
}

async function fill(
  session: DuckDbSession,
  spooled: readonly SpooledTable[],
  marker: PracticeMarker,
): Promise<void> {
  await session.run(["BEGIN;", ...[...tables.values()].map(duckDbCreateTable), "COMMIT;"].join("\n"));
  for (const entry of spooled) await load(session, entry);
  const lastPreference = spooled.find(({ table }) => table === "preference")?.lastKey ?? 0;
  const values = [
    lastPreference + 1,
    literalSql(markerPreference),
    literalSql(writeMarker(marker, "complete")),
  ];
  await session.run(
    `INSERT INTO preference ("PrefNum", "PrefName", "ValueString", "Comments") VALUES (${values.join(", ")}, '')`,
  );
  await session.run("CHECKPOINT");
}

async function load(session: DuckDbSession, spooled: SpooledTable): Promise<void> {
  await session.run(`COPY ${quoteSql(spooled.table)} FROM ${literalSql(spooled.file())} (${duckDbFormat})`);
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
