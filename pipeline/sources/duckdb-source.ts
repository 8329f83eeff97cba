import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../duckdb-session.ts";
import {
  type Fingerprint,
  type FingerprintedRows,
  fingerprintOf,
  fingerprintQuery,
  type RowChecksum,
  rowChecksumOf,
  rowChecksumsQuery,
} from "../types/fingerprint.ts";
import { warehouseType } from "../types/type-rules.ts";
import type { ConvertedValue } from "./converted-value.ts";
import { readDuckDbSchema } from "./duckdb-schema.ts";
import type { LoadableColumn } from "./loadable-columns.ts";
import { partColumns, whereOfPart } from "./part-sql.ts";
import { DuckDbSampler } from "./sample-duckdb.ts";
import type { Sampler } from "./sampler.ts";
import type { Extract, ExtractFormat, KeyedTable, Source, TableExtent, TablePart } from "./source.ts";
import type { SourceNames, SourceTable } from "./source-schema.ts";

const attachedAs = "source";
const longestShown = 200;

/**
 * Opens a DuckDB file for reading. Nobody can write to it while it is open.
 *
 * @param stop aborted: what is being read fails at once
 */
export async function openDuckDbSource(url: DuckDbUrl, stop?: AbortSignal): Promise<Source> {
  return new DuckDbSource(url.path, await DuckDbSession.openReadOnly(url.path, attachedAs, stop));
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

  sampler(): Sampler {
    return new DuckDbSampler(
      (sql) => this.session.rows(sql),
      (table) => relation(attachedAs, table),
    );
  }

  async extents(tables: readonly KeyedTable[]): Promise<ReadonlyMap<string, TableExtent>> {
    if (tables.length === 0) return new Map();
    const parts = tables.map(({ table, key }, i) => {
      const from = `from ${relation(attachedAs, table.name)}`;
      if (key === undefined) return `select ${i}, exists(select 1 ${from}), null, null`;
      return `select ${i}, count(*) > 0, min(${quoteSql(key)}), max(${quoteSql(key)}) ${from}`;
    });
    const rows = await this.session.rows(parts.join(" union all "));
    return new Map(
      rows.map(([i, filled, least, greatest]) => [
        tables[Number(i)]?.table.name ?? "",
        extentOf(filled === true, least, greatest),
      ]),
    );
  }

  async extract(part: TablePart, format: ExtractFormat): Promise<Extract> {
    const converted = await this.nulBytes(part);
    const [[count] = []] = await this.session.rows(
      `select count(*) from ${relation(attachedAs, part.table.name)}${where(part)}`,
    );
    const counts = { conversions: () => converted, rows: () => Number(count) };
    const query = (name: string): string => selectConverted(part, name, converted);
    if (format === "duckdb") return { kind: "duckdb", path: this.path, query, ...counts };
    if (format === "csv") throw new TypeError("a DuckDB process reads a DuckDB file itself");
    let bytes = 0;
    const blocks = this.copyText(part, query(attachedAs), (length) => (bytes += length));
    return { kind: "copy-text", blocks, bytes: () => bytes, longestRow: () => 0, ...counts };
  }

  async fingerprint(part: TablePart): Promise<Fingerprint> {
    const [row = []] = await this.session.rows(fingerprintQuery(fingerprinted(part), part.range));
    return fingerprintOf(row);
  }

  async rowChecksums(part: TablePart): Promise<readonly RowChecksum[]> {
    const rows = await this.session.rows(rowChecksumsQuery(fingerprinted(part), part.range));
    return rows.map(rowChecksumOf);
  }

  async cuts(part: TablePart, rows: number): Promise<readonly bigint[]> {
    const key = quoteSql(part.key ?? "");
    const numbered = `select ${key} as key, row_number() over (order by ${key}) as number
      from ${relation(attachedAs, part.table.name)}${where(part)}`;
    const cuts = await this.session.rows(
      `select key from (${numbered}) where number % ${rows} = 0 order by 1`,
    );
    return cuts.map(([cut]) => BigInt(String(cut)));
  }

  async newestEdit(table: SourceTable, stamp: string): Promise<string | null> {
    const [[newest] = []] = await this.session.rows(
      `select max(${quoteSql(stamp)})::varchar from ${relation(attachedAs, table.name)}`,
    );
    return newest === null || newest === undefined ? null : String(newest);
  }

  async close(): Promise<void> {
    this.session.close();
  }

  /** PostgreSQL cannot keep a NUL byte in a text, and both warehouses shall hold the same. */
  private async nulBytes(part: TablePart): Promise<readonly ConvertedValue[]> {
    const texts = partColumns(part).filter(({ declaredType }) => declaredType === "VARCHAR");
    if (texts.length === 0) return [];
    const from = `from ${relation(attachedAs, part.table.name)}${where(part)}`;
    const hasNul = (name: string): string => `contains(${quoteSql(name)}, chr(0))`;
    const any = await this.session.rows(
      `select ${texts.map(({ name }) => `bool_or(${hasNul(name)})`).join(", ")} ${from}`,
    );
    const spoiled = texts.filter((_, i) => any[0]?.[i] === true);
    const key = keyText(part.table);
    const found: ConvertedValue[] = [];
    for (const { name } of spoiled) {
      const shown = `left(replace(${quoteSql(name)}, chr(0), '\\0'), ${longestShown})`;
      const condition = where(part) === "" ? ` where ${hasNul(name)}` : ` and ${hasNul(name)}`;
      const rows = await this.session.rows(`select ${key}, ${shown} ${from}${condition} order by 1`);
      for (const [rowKey, value] of rows) {
        const keyOrNull = rowKey === null ? null : String(rowKey);
        found.push({ column: name, kind: "NUL byte", key: keyOrNull, value: String(value) });
      }
    }
    return found;
  }

  private async *copyText(
    part: TablePart,
    query: string,
    count: (bytes: number) => void,
  ): AsyncIterable<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-load-"));
    try {
      const file = join(folder, "rows.txt");
      await this.session.run(copyStatement(partColumns(part), query, file));
      for await (const block of createReadStream(file, { highWaterMark: 256 * 1024 })) {
        const bytes = block as Buffer; // a file stream without an encoding gives buffers
        count(bytes.length);
        yield bytes;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function extentOf(filled: boolean, least: unknown, greatest: unknown): TableExtent {
  if (!filled) return { kind: "empty" };
  if (least === null || greatest === null) return { kind: "filled" };
  return { kind: "keyed", least: BigInt(String(least)), greatest: BigInt(String(greatest)) };
}

function relation(database: string, table: string): string {
  return `${quoteSql(database)}.main.${quoteSql(table)}`;
}

function namesIn(database: string): SourceNames {
  return { column: quoteSql, table: (name) => relation(database, name) };
}

function where(part: TablePart, database = attachedAs): string {
  return whereOfPart(
    part,
    namesIn(database),
    ({ stamp, time, overlap }) =>
      `${quoteSql(stamp)} >= timestamp ${literalSql(time)} - interval ${overlap} seconds`,
  );
}

function keyText({ primaryKey }: SourceTable): string {
  if (primaryKey.length === 0) return "null";
  return `concat_ws(',', ${primaryKey.map((name) => `${quoteSql(name)}::varchar`).join(", ")})`;
}

function fingerprinted(part: TablePart): FingerprintedRows {
  const columns = partColumns(part).map((column) => ({
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    expression: convertedValue(column, part.converted.has(column.name), namesIn(attachedAs)),
  }));
  return {
    relation: relation(attachedAs, part.table.name),
    columns,
    dialect: "duckdb",
    key: part.key,
    condition: part.table.rows === undefined ? undefined : `(${part.table.rows(namesIn(attachedAs))})`,
  };
}

function selectConverted(part: TablePart, database: string, converted: readonly ConvertedValue[]): string {
  const spoiled = new Set(converted.map(({ column }) => column));
  const list = partColumns(part).map(
    (column) =>
      `${convertedValue(column, spoiled.has(column.name), namesIn(database))} as ${quoteSql(column.name)}`,
  );
  return `select ${list.join(", ")} from ${relation(database, part.table.name)}${where(part, database)}`;
}

/** The value in the warehouse's type: a time of day becomes a span, NUL bytes go where there are some. */
function convertedValue(column: LoadableColumn, hasNul: boolean, names: SourceNames): string {
  const taken = column.value === undefined ? quoteSql(column.name) : `(${column.value(names)})`;
  const kept = hasNul && column.type.kind === "text" ? `replace(${taken}, chr(0), '')` : taken;
  const value = inSpansOrClocks(kept, column);
  return `cast(${value} as ${warehouseType(column.type, "duckdb")})`;
}

/** A time of day as a span, or a span from midnight on as a time of day: a cast knows neither. */
function inSpansOrClocks(value: string, { declaredType, type }: LoadableColumn): string {
  if (declaredType === "TIME" && type.kind === "time")
    return `((date '1970-01-01' + ${value}) - timestamp '1970-01-01')`;
  return declaredType === "INTERVAL" && type.kind === "clock" ? `(time '00:00:00' + ${value})` : value;
}

/** The bytes of a NULL, of a separator and of a line's end must not come from a text. */
const copyEscapes = [
  ["\\", "\\\\"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
] as const;

/** PostgreSQL's COPY text as a CSV without quotes: no text contains a quote, because there is none. */
function copyStatement(columns: readonly LoadableColumn[], query: string, file: string): string {
  const list = columns.map(({ name, type }) => {
    const column = quoteSql(name);
    if (type.kind === "blob") return `'\\\\x' || lower(hex(${column})) as ${column}`;
    if (type.kind !== "text") return column;
    const escaped = copyEscapes.reduce(
      (text, [from, to]) => `replace(${text}, ${literalSql(from)}, ${literalSql(to)})`,
      column,
    );
    return `${escaped} as ${column}`;
  });
  const options = `format csv, header false, delimiter '\t', nullstr '\\N', quote '', escape ''`;
  return `copy (select ${list.join(", ")} from (${query})) to ${literalSql(file)} (${options})`;
}
