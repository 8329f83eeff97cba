import type { Connection, ResultSetHeader } from "mysql2/promise";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { mySqlCreateTable } from "../opendental/schema/ddl-mysql.ts";
import { isTableName, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { applyChanges, type RowStatements } from "./apply-changes.ts";
import type { PracticeChanges, TableChanges } from "./changes.ts";
import type { LivePractice, MissingRows } from "./live-practice.ts";
import { demandComplete, movedMeanwhile } from "./living-admission.ts";
import { connectMySql, explainMySql, selectRows } from "./mysql-connection.ts";
import { admitMySql } from "./mysql-inspection.ts";
import { loadIntoMySql } from "./mysql-load.ts";
import { claimDatabase } from "./mysql-sink.ts";
import { markerPreference, type StoredMarker, writeMarker } from "./practice-marker.ts";
import type { PracticeMarker } from "./sink.ts";

/** Opens the practice in a MySQL or MariaDB database; see `openLivePractice`. */
export async function openLiveMySql(url: ServerUrl): Promise<LivePractice> {
  const connection = await connectMySql(url);
  try {
    await claimDatabase(connection, url);
    const admission = await admitMySql(connection, url);
    const where = showDatabaseUrl(url);
    const marker = demandComplete(admission.kind === "missing" ? { kind: "empty" } : admission, where);
    await demandTransactions(connection, url);
    return new LiveMySql(url, connection, marker);
  } catch (error) {
    connection.destroy();
    throw explainMySql(error, url);
  }
}

/** Changes that cannot be taken back would leave a practice between two days when they break off. */
async function demandTransactions(connection: Connection, url: ServerUrl): Promise<void> {
  const sql =
    "SELECT table_name AS name, engine FROM information_schema.tables WHERE table_schema = ? AND engine <> 'InnoDB'";
  const others = await selectRows<{ name: string; engine: string }>(connection, sql, [url.database]);
  const first = others.find(({ name }) => isTableName(name));
  if (first === undefined) return;
  throw new BitewingError({
    kind: "database",
    what: `The table ${first.name} is stored by ${first.engine}, which has no transactions.`,
    where: showDatabaseUrl(url),
    next: "Fill the database anew with InnoDB, which is the default of bitewing generate. Nothing was changed.",
  });
}

class LiveMySql implements LivePractice {
  readonly marker: StoredMarker;
  readonly #url: ServerUrl;
  readonly #connection: Connection;

  constructor(url: ServerUrl, connection: Connection, marker: StoredMarker) {
    this.#url = url;
    this.#connection = connection;
    this.marker = marker;
  }

  async apply(
    changes: PracticeChanges,
    from: PracticeMarker,
    to: PracticeMarker,
  ): Promise<readonly MissingRows[]> {
    try {
      // Before the transaction, which is the shorter for it.
      for (const table of changes.tables) await stageUpdates(this.#connection, table);
      await this.#connection.beginTransaction();
      await this.#moveMarker(from, to);
      const missing = await applyChanges(statementsOn(this.#connection), changes);
      await this.#connection.commit();
      for (const table of changes.tables) await dropStage(this.#connection, table);
      return missing;
    } catch (error) {
      // The server rolls back by itself when the connection is gone.
      await this.#connection.rollback().catch(() => undefined);
      throw explainMySql(error, this.#url);
    }
  }

  async close(): Promise<void> {
    await this.#connection.end().catch(() => this.#connection.destroy());
  }

  async #moveMarker(from: PracticeMarker, to: PracticeMarker): Promise<void> {
    const moved = await change(
      this.#connection,
      "UPDATE preference SET ValueString = ? WHERE PrefName = ? AND ValueString = ?",
      [writeMarker(to, "complete"), markerPreference, writeMarker(from, "complete")],
    );
    if (moved !== 1) throw movedMeanwhile(showDatabaseUrl(this.#url));
  }
}

/** The rows that a statement matched. */
async function change(connection: Connection, sql: string, values: readonly string[] = []): Promise<number> {
  const [result] = await connection.query<ResultSetHeader>(sql, [...values]);
  return result.affectedRows;
}

function statementsOn(connection: Connection): RowStatements {
  return {
    deleteRows: (table, keys) =>
      change(connection, `DELETE FROM ${quoteMySql(table)} WHERE ${keyOf(table)} IN (${keys})`),
    updateRows: (table) => updateStaged(connection, table),
    insertRows: (rows) => loadIntoMySql(connection, rows),
  };
}

/** How many of the staged rows were there. Every column is given, edit stamps too, so that the server sets none itself. */
function updateStaged(connection: Connection, table: TableName): Promise<number> {
  const { columns, primaryKey } = tableNamed(table);
  const values = columns
    .filter(({ name }) => name !== primaryKey)
    .map(({ name }) => `live.${quoteMySql(name)} = staged.${quoteMySql(name)}`);
  const key = keyOf(table);
  return change(
    connection,
    `UPDATE ${quoteMySql(table)} live JOIN ${stageOf(table)} staged ON live.${key} = staged.${key} SET ${values.join(", ")}`,
  );
}

async function stageUpdates(connection: Connection, { table, updated }: TableChanges): Promise<void> {
  if (updated === undefined) return;
  const stage = mySqlCreateTable(tableNamed(table), { withIndexes: false });
  await connection.query(`DROP TEMPORARY TABLE IF EXISTS ${stageOf(table)}`);
  await connection.query(
    stage.replace(`CREATE TABLE ${quoteMySql(table)}`, `CREATE TEMPORARY TABLE ${stageOf(table)}`),
  );
  await loadIntoMySql(connection, updated, { into: stageOf(table) });
}

async function dropStage(connection: Connection, { table, updated }: TableChanges): Promise<void> {
  if (updated !== undefined) await connection.query(`DROP TEMPORARY TABLE ${stageOf(table)}`);
}

const stageOf = (table: TableName): string => quoteMySql(`bitewing_changed_${table}`);

function keyOf(table: TableName): string {
  return quoteMySql(tableNamed(table).primaryKey ?? "");
}
