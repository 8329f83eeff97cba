import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type DuckDbUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { duckDbType } from "../opendental/schema/ddl-duckdb.ts";
import { type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { applyChanges, type RowStatements } from "./apply-changes.ts";
import type { PracticeChanges } from "./changes.ts";
import { duckDbFormat } from "./csv-rows.ts";
import { besidePracticeLimit, type DuckDbSession, openDuckDb } from "./duckdb-connection.ts";
import { admitDuckDb } from "./duckdb-inspection.ts";
import type { LivePractice, MissingRows } from "./live-practice.ts";
import { demandComplete, movedMeanwhile } from "./living-admission.ts";
import { markerPreference, type StoredMarker, writeMarker } from "./practice-marker.ts";
import type { SpooledTable } from "./row-spool.ts";
import type { PracticeMarker } from "./sink.ts";

/** Opens the practice in a DuckDB file; see `openLivePractice`. */
export async function openLiveDuckDb(url: DuckDbUrl): Promise<LivePractice> {
  const admission = await admitDuckDb(url);
  return new LiveDuckDb(url, demandComplete(admission, showDatabaseUrl(url)));
}

/** Holds the file only while it changes it, so that a pipeline can read it between two days. */
class LiveDuckDb implements LivePractice {
  readonly marker: StoredMarker;
  readonly #url: DuckDbUrl;

  constructor(url: DuckDbUrl, marker: StoredMarker) {
    this.#url = url;
    this.marker = marker;
  }

  async apply(
    changes: PracticeChanges,
    from: PracticeMarker,
    to: PracticeMarker,
  ): Promise<readonly MissingRows[]> {
    const session = await openWhenFree(this.#url);
    try {
      await session.run("BEGIN");
      await this.#moveMarker(session, from, to);
      const missing = await applyChanges(statementsOn(session), changes);
      await session.run("COMMIT");
      await session.run("CHECKPOINT");
      return missing;
    } catch (error) {
      throw explain(error, this.#url);
    } finally {
      // An open transaction is rolled back.
      session.close();
    }
  }

  async close(): Promise<void> {}

  async #moveMarker(session: DuckDbSession, from: PracticeMarker, to: PracticeMarker): Promise<void> {
    const moved = await session.change(
      `UPDATE preference SET "ValueString" = ${literalSql(writeMarker(to, "complete"))}
       WHERE "PrefName" = ${literalSql(markerPreference)} AND "ValueString" = ${literalSql(writeMarker(from, "complete"))}`,
    );
    if (moved !== 1) throw movedMeanwhile(showDatabaseUrl(this.#url));
  }
}

const patience = { tries: 100, milliseconds: 100 };

/** Waits for a reader in another process to let go of the file: DuckDB lets one process write, or several read. */
async function openWhenFree(url: DuckDbUrl): Promise<DuckDbSession> {
  if (!existsSync(url.path)) throw movedMeanwhile(showDatabaseUrl(url));
  for (let tries = 1; ; tries++) {
    try {
      return await openDuckDb(url.path, { memoryLimit: besidePracticeLimit });
    } catch (error) {
      const isTaken = /lock/i.test(messageOf(error));
      if (!isTaken || tries === patience.tries) throw explain(error, url);
      await setTimeout(patience.milliseconds);
    }
  }
}

function statementsOn(session: DuckDbSession): RowStatements {
  return {
    deleteRows: (table, keys) =>
      session.change(`DELETE FROM ${quoteSql(table)} WHERE ${keyOf(table)} IN (${keys})`),
    updateRows: (table, rows) => updateRows(session, table, rows),
    insertRows: (rows) => session.run(copyInto(rows.table, rows)),
  };
}

/** How many of the rows were there. */
async function updateRows(session: DuckDbSession, table: TableName, rows: SpooledTable): Promise<number> {
  const { columns, primaryKey } = tableNamed(table);
  const types = columns.map((column) => `${quoteSql(column.name)} ${duckDbType(column)}`);
  const values = columns
    .filter(({ name }) => name !== primaryKey)
    .map(({ name }) => `${quoteSql(name)} = staged.${quoteSql(name)}`);
  const key = keyOf(table);
  await session.run(`CREATE OR REPLACE TEMP TABLE staged (${types.join(", ")})`);
  await session.run(copyInto("staged", rows));
  const changed = await session.change(
    `UPDATE ${quoteSql(table)} SET ${values.join(", ")} FROM staged WHERE ${quoteSql(table)}.${key} = staged.${key}`,
  );
  await session.run("DROP TABLE staged");
  return changed;
}

function keyOf(table: TableName): string {
  return quoteSql(tableNamed(table).primaryKey ?? "");
}

function copyInto(target: string, rows: SpooledTable): string {
  const columns = tableNamed(rows.table).columns.map(({ name }) => quoteSql(name));
  return `COPY ${quoteSql(target)} (${columns.join(", ")}) FROM ${literalSql(rows.file())} (${duckDbFormat})`;
}

function explain(error: unknown, url: DuckDbUrl): BitewingError {
  if (error instanceof BitewingError) return error;
  const message = messageOf(error);
  const next = /duplicate key/i.test(message)
    ? "Somebody has added a row of their own under a key that is the practice's. Nothing was changed: take that row away, or generate the practice anew."
    : "Nothing was changed. Run the same command again when the cause is gone.";
  return new BitewingError(
    { kind: "database", what: `DuckDB refused: ${message}`, where: showDatabaseUrl(url), next },
    { cause: error },
  );
}
