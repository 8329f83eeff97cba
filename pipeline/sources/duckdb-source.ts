import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../duckdb-session.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../types/fingerprint.ts";
import { warehouseType } from "../types/type-rules.ts";
import { readDuckDbSchema } from "./duckdb-schema.ts";
import { type LoadableColumn, loadableColumns } from "./loadable-columns.ts";
import { DuckDbSampler } from "./sample-duckdb.ts";
import type { Sampler } from "./sampler.ts";
import type { Conversion, Extract, Source } from "./source.ts";
import type { SourceTable } from "./source-schema.ts";

const attachedAs = "source";

/** Opens a DuckDB file for reading. Nobody can write to it while it is open. */
export async function openDuckDbSource(url: DuckDbUrl): Promise<Source> {
  return new DuckDbSource(url.path, await DuckDbSession.openReadOnly(url.path, attachedAs));
}

class DuckDbSource implements Source {
  readonly kind = "duckdb";
  private readonly path: string;
  private readonly session: DuckDbSession;

  constructor(path: string, session: DuckDbSession) {
    this.path = path;
    this.session = session;
  }

  schema(): ReturnType<Source["schema"]> {
    return readDuckDbSchema(this.session, attachedAs);
  }

  async emptyTables(tables: readonly string[]): Promise<ReadonlySet<string>> {
    if (tables.length === 0) return new Set();
    const parts = tables.map(
      (table, i) => `select ${i}, exists(select 1 from ${relation(attachedAs, table)})`,
    );
    const rows = await this.session.rows(parts.join(" union all "));
    return new Set(rows.filter(([, filled]) => filled === false).map(([i]) => tables[Number(i)] ?? ""));
  }

  sampler(): Sampler {
    return new DuckDbSampler(
      (sql) => this.session.rows(sql),
      (table) => relation(attachedAs, table),
    );
  }

  async extract(table: SourceTable, direct: boolean): Promise<Extract> {
    const conversions = await this.nulBytes(table);
    const query = (name: string): string => selectConverted(table, name, conversions);
    if (direct) return { kind: "duckdb", path: this.path, query, conversions: () => conversions };
    const blocks = this.csvBlocks(table, query(attachedAs));
    return { kind: "csv", blocks, conversions: () => conversions };
  }

  async fingerprint(table: SourceTable, conversions: readonly Conversion[]): Promise<Fingerprint> {
    const columns = loadableColumns(table).map((column) => ({
      name: column.name,
      type: column.type,
      expression: convertedValue(column, conversions),
    }));
    const key = table.primaryKey.length === 1 ? table.primaryKey[0] : undefined;
    const [row = []] = await this.session.rows(
      fingerprintQuery(relation(attachedAs, table.name), columns, key, "duckdb"),
    );
    return fingerprintOf(row);
  }

  async close(): Promise<void> {
    this.session.close();
  }

  /** PostgreSQL cannot keep a NUL byte in a text, and both warehouses shall hold the same. */
  private async nulBytes(table: SourceTable): Promise<readonly Conversion[]> {
    const texts = loadableColumns(table).filter(({ declaredType }) => declaredType === "VARCHAR");
    if (texts.length === 0) return [];
    const counts = texts.map(({ name }) => `count(*) filter (where contains(${quoteSql(name)}, chr(0)))`);
    const [row = []] = await this.session.rows(
      `select ${counts.join(", ")} from ${relation(attachedAs, table.name)}`,
    );
    return texts.flatMap(({ name }, i) => {
      const count = Number(row[i]);
      return count === 0 ? [] : [{ column: name, kind: "NUL byte", count }];
    });
  }

  private async *csvBlocks(table: SourceTable, query: string): AsyncIterable<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-load-"));
    try {
      const file = join(folder, "rows.csv");
      const texts = loadableColumns(table).filter(({ type }) => type.kind === "text");
      const quoted =
        texts.length === 0 ? "" : `, force_quote (${texts.map(({ name }) => quoteSql(name)).join(", ")})`;
      const format = `format csv, header false, nullstr '\\N', quote '"', escape '"'${quoted}`;
      await this.session.run(`copy (${withTextBlobs(table, query)}) to ${literalSql(file)} (${format})`);
      yield* createReadStream(file, { highWaterMark: 256 * 1024 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function relation(database: string, table: string): string {
  return `${quoteSql(database)}.main.${quoteSql(table)}`;
}

function selectConverted(table: SourceTable, database: string, conversions: readonly Conversion[]): string {
  const list = loadableColumns(table).map(
    (column) => `${convertedValue(column, conversions)} as ${quoteSql(column.name)}`,
  );
  return `select ${list.join(", ")} from ${relation(database, table.name)}`;
}

/** The value in the warehouse's type: a time of day becomes a span, NUL bytes go where there are some. */
function convertedValue(column: LoadableColumn, conversions: readonly Conversion[]): string {
  const name = quoteSql(column.name);
  const hasNul = conversions.some((conversion) => conversion.column === column.name);
  const kept = hasNul ? `replace(${name}, chr(0), '')` : name;
  const value =
    column.declaredType === "TIME" ? `((date '1970-01-01' + ${kept}) - timestamp '1970-01-01')` : kept;
  return `cast(${value} as ${warehouseType(column.type, "duckdb")})`;
}

function withTextBlobs(table: SourceTable, query: string): string {
  const list = loadableColumns(table).map(({ name, type }) =>
    type.kind === "blob" ? `'\\x' || lower(hex(${quoteSql(name)})) as ${quoteSql(name)}` : quoteSql(name),
  );
  return `select ${list.join(", ")} from (${query})`;
}
