import { Readable } from "node:stream";
import type { Connection as CallbackConnection } from "mysql2";
import type { Connection } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import type { CanonicalColumn } from "../types/canonical-text.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../types/fingerprint.ts";
import { connectMySql, rowsOf, withMySqlErrors } from "./connect-mysql.ts";
import { CsvEncoder } from "./csv-encoder.ts";
import { type LoadableColumn, loadableColumns } from "./loadable-columns.ts";
import { readMySqlSchema } from "./mysql-schema.ts";
import { MySqlSampler } from "./sample-mysql.ts";
import type { Sampler } from "./sampler.ts";
import type { Conversion, CsvExtract, Source } from "./source.ts";
import type { SourceTable } from "./source-schema.ts";

/** Opens a MySQL or MariaDB database for reading, in a transaction that sees one moment's data. Needs SELECT only. */
export async function openMySqlSource(url: ServerUrl): Promise<Source> {
  const connection = await connectMySql(url);
  await withMySqlErrors(url, async () => {
    await connection.query("set session transaction isolation level repeatable read");
    await connection.query("start transaction with consistent snapshot, read only");
  });
  return new MySqlSource(url, connection);
}

class MySqlSource implements Source {
  readonly kind = "mysql";
  private readonly url: ServerUrl;
  private readonly connection: Connection;

  constructor(url: ServerUrl, connection: Connection) {
    this.url = url;
    this.connection = connection;
  }

  schema(): ReturnType<Source["schema"]> {
    return withMySqlErrors(this.url, () => readMySqlSchema(this.connection));
  }

  async emptyTables(tables: readonly string[]): Promise<ReadonlySet<string>> {
    if (tables.length === 0) return new Set();
    const parts = tables.map((table, i) => `select ${i}, exists(select 1 from ${quoteMySql(table)})`);
    const rows = await withMySqlErrors(this.url, () => rowsOf(this.connection, parts.join(" union all ")));
    return new Set(rows.filter(([, filled]) => Number(filled) === 0).map(([i]) => tables[Number(i)] ?? ""));
  }

  sampler(): Sampler {
    return new MySqlSampler((sql, values) =>
      withMySqlErrors(this.url, () => rowsOf(this.connection, sql, values)),
    );
  }

  async extract(table: SourceTable): Promise<CsvExtract> {
    const columns = loadableColumns(table);
    const encoder = new CsvEncoder(columns);
    const list = columns.map((column) => storedValue(column) ?? quoteMySql(column.name)).join(", ");
    const rows = rowStream(this.connection, `select ${list} from ${quoteMySql(table.name)}`, encoder);
    return { kind: "csv", blocks: withErrors(this.url, rows), conversions: () => encoder.conversions() };
  }

  async fingerprint(table: SourceTable, conversions: readonly Conversion[]): Promise<Fingerprint> {
    const converted = new Set(conversions.map((conversion) => conversion.column));
    const columns = loadableColumns(table).map((column) => canonicalColumn(column, converted));
    const key = table.primaryKey.length === 1 ? table.primaryKey[0] : undefined;
    const sql = fingerprintQuery(quoteMySql(table.name), columns, key, "mysql");
    const [row = []] = await withMySqlErrors(this.url, () => rowsOf(this.connection, sql));
    return fingerprintOf(row);
  }

  async close(): Promise<void> {
    this.connection.destroy();
  }
}

/**
 * SQL for a value that MySQL would send or compare in another form: a float's text is rounded to 6 digits, a bit's is
 * raw bytes, a year and a zero-filled number have leading zeros. Undefined where the column's own text is exact.
 */
function storedValue({ name, declaredType }: LoadableColumn): string | undefined {
  if (/^float/i.test(declaredType)) return `(${quoteMySql(name)} + 0e0)`;
  return /^bit|^year|zerofill/i.test(declaredType) ? `(${quoteMySql(name)} + 0)` : undefined;
}

function canonicalColumn(column: LoadableColumn, converted: ReadonlySet<string>): CanonicalColumn {
  const expression = converted.has(column.name) ? convertedValue(column) : storedValue(column);
  return { name: column.name, type: column.type, ...(expression === undefined ? {} : { expression }) };
}

/** The value as the CSV encoder converts it. */
function convertedValue({ name, type }: LoadableColumn): string {
  const value = quoteMySql(name);
  if (type.kind === "text") return `replace(convert(${value} using utf8mb4), char(0 using utf8mb4), '')`;
  return `if(month(${value}) = 0 or day(${value}) = 0, null, ${value})`;
}

/** Streams a query's rows as CSV blocks; the connection pauses while the reader is behind. */
function rowStream(connection: Connection, sql: string, encoder: CsvEncoder): Readable {
  // The promise wrapper hides the events; the connection beneath it is public, though not in its types.
  const core = (connection as unknown as { readonly connection: CallbackConnection }).connection;
  let started = false;
  const stream = new Readable({
    highWaterMark: 1024 * 1024,
    read() {
      if (started) core.resume();
      else start();
      started = true;
    },
  });
  const start = (): void => {
    const query = core.query({ sql, rowsAsArray: true, typeCast: false });
    readPackets(query, (packet) => {
      const full = encoder.textProtocolRow(packet.buffer, packet.offset);
      if (full && !stream.push(encoder.takeBlock())) core.pause();
    });
    query.on("error", (error: Error) => stream.destroy(error));
    query.on("end", () => {
      stream.push(encoder.takeBlock());
      stream.push(null);
    });
  };
  return stream;
}

interface RowPacket {
  readonly buffer: Buffer;
  /** Where the row begins in the buffer. */
  readonly offset: number;
}

/**
 * Takes a query's rows as the server sent them: a view on every value would cost more than all the rest. mysql2 makes a
 * parser for each query and keeps it in a property of the query; its version is pinned, and this property is ours here.
 */
function readPackets(query: object, take: (packet: RowPacket) => void): void {
  const parser = { next: take };
  Object.defineProperty(query, "_rowParser", { get: () => parser, set: () => {} });
}

async function* withErrors(url: ServerUrl, stream: Readable): AsyncIterable<Uint8Array> {
  const blocks = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await withMySqlErrors(url, () => blocks.next());
    if (next.done === true) return;
    yield next.value as Uint8Array; // the stream is not in object mode
  }
}
