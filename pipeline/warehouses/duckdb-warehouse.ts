import { existsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../duckdb-session.ts";
import type { CsvExtract, DuckDbExtract, Extract } from "../sources/source.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../types/fingerprint.ts";
import { warehouseType } from "../types/type-rules.ts";
import {
  type LoadStatus,
  type RawColumn,
  type RawTable,
  rawSchema,
  statusTable,
  type Warehouse,
} from "./warehouse.ts";

const attachedAs = "load_source";

/** Opens a DuckDB file as a warehouse; a file that is not there is created, and removed if nothing is published. */
export async function openDuckDbWarehouse(url: DuckDbUrl): Promise<Warehouse> {
  const isNew = !existsSync(url.path);
  return new DuckDbWarehouse(url.path, isNew, await DuckDbSession.open(url.path));
}

/** DuckDB changes tables within a transaction, so that a load is one transaction and needs no place of its own. */
class DuckDbWarehouse implements Warehouse {
  readonly kind = "duckdb";
  private readonly path: string;
  private readonly session: DuckDbSession;
  private removeAtEnd: boolean;
  private attached: Promise<void> | undefined;
  private inTransaction = false;

  constructor(path: string, isNew: boolean, session: DuckDbSession) {
    this.path = path;
    this.removeAtEnd = isNew;
    this.session = session;
  }

  async begin(tables: readonly RawTable[]): Promise<void> {
    await this.session.run("begin transaction");
    this.inTransaction = true;
    const statements = tables.map(
      (table) => `create or replace table ${relation(table)} (${columnList(table)})`,
    );
    await this.session.run([`create schema if not exists ${rawSchema}`, ...statements].join(";\n"));
  }

  async ingest(table: RawTable, extract: Extract): Promise<void> {
    return extract.kind === "csv" ? this.ingestCsv(table, extract) : this.ingestAttached(table, extract);
  }

  async fingerprint(table: RawTable): Promise<Fingerprint> {
    const [row = []] = await this.session.rows(
      fingerprintQuery(relation(table), table.columns, undefined, "duckdb"),
    );
    return fingerprintOf(row);
  }

  async publish(statuses: readonly LoadStatus[]): Promise<readonly string[]> {
    await this.session.run([createStatusTable, ...upsertStatuses(statuses), "commit"].join(";\n"));
    this.inTransaction = false;
    this.removeAtEnd = false;
    return [];
  }

  async discard(): Promise<void> {
    if (this.inTransaction) await this.session.run("rollback");
    this.inTransaction = false;
  }

  async close(): Promise<void> {
    this.session.close();
    if (!this.removeAtEnd) return;
    await Promise.all([this.path, `${this.path}.wal`].map((file) => rm(file, { force: true })));
  }

  private async ingestAttached(table: RawTable, extract: DuckDbExtract): Promise<void> {
    this.attached ??= this.session.attach(extract.path, attachedAs);
    await this.attached;
    await this.session.run(`insert into ${relation(table)} ${extract.query(attachedAs)}`);
  }

  /** DuckDB's CSV reader is the fastest way in that it has for rows from outside. */
  private async ingestCsv(table: RawTable, extract: CsvExtract): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-load-"));
    try {
      const file = join(folder, "rows.csv");
      const largestBlock = await writeBlocks(file, extract.blocks);
      const longest = extract.longestRow?.() ?? largestBlock;
      await this.session.run(`insert into ${relation(table)} ${selectFromCsv(file, table.columns, longest)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function relation(table: { readonly name: string }): string {
  return `${rawSchema}.${quoteSql(table.name)}`;
}

function columnList(table: RawTable): string {
  return table.columns
    .map(({ name, type }) => `${quoteSql(name)} ${warehouseType(type, "duckdb")}`)
    .join(", ");
}

/** Returns the bytes of the largest block. */
async function writeBlocks(file: string, blocks: AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await open(file, "w");
  let largest = 0;
  try {
    for await (const block of blocks) {
      largest = Math.max(largest, block.length);
      await handle.write(block);
    }
  } finally {
    await handle.close();
  }
  return largest;
}

function selectFromCsv(file: string, columns: readonly RawColumn[], longestRow: number): string {
  const types = columns.map(({ name, type }) => `${literalSql(name)}: ${literalSql(csvType(type))}`);
  const values = columns.map(({ name, type }) =>
    type.kind === "blob" ? `unhex(substr(${quoteSql(name)}, 3))` : quoteSql(name),
  );
  const options = [
    "auto_detect = false",
    "header = false",
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    "nullstr = '\\N'",
    "allow_quoted_nulls = false",
    "new_line = '\\n'",
    "encoding = 'utf-8'",
    `max_line_size = ${Math.max(2_097_152, longestRow + 1)}`,
    "parallel = false",
  ];
  return `select ${values.join(", ")} from read_csv(${literalSql(file)}, columns = {${types.join(", ")}}, ${options.join(", ")})`;
}

function csvType(type: RawColumn["type"]): string {
  return type.kind === "blob" ? "VARCHAR" : warehouseType(type, "duckdb");
}

const createStatusTable = `create sequence if not exists ${rawSchema}.etl_load_status_id;
create table if not exists ${rawSchema}.${statusTable} (
  id integer primary key default nextval('${rawSchema}.etl_load_status_id'), table_name varchar not null unique,
  last_loaded timestamp, last_primary_value varchar, primary_column_name varchar, rows_loaded integer,
  load_status varchar, _loaded_at timestamp)`;

function upsertStatuses(statuses: readonly LoadStatus[]): string[] {
  if (statuses.length === 0) return [];
  const rows = statuses.map((status) => {
    const time = `timestamp ${literalSql(status.loadedAt)}`;
    const key = [status.lastPrimaryValue, status.primaryColumnName].map(literalOrNull).join(", ");
    return `(${literalSql(status.tableName)}, ${time}, ${key}, ${status.rowsLoaded}, 'completed', ${time})`;
  });
  return [
    `insert into ${rawSchema}.${statusTable} (table_name, last_loaded, last_primary_value, primary_column_name,
       rows_loaded, load_status, _loaded_at) values ${rows.join(",\n")}
     on conflict (table_name) do update set last_loaded = excluded.last_loaded,
       last_primary_value = excluded.last_primary_value, primary_column_name = excluded.primary_column_name,
       rows_loaded = excluded.rows_loaded, load_status = excluded.load_status, _loaded_at = excluded._loaded_at`,
  ];
}

function literalOrNull(text: string | null): string {
  return text === null ? "null" : literalSql(text);
}
