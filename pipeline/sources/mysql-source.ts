import type { Connection } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import type { CanonicalColumn } from "../types/canonical-text.ts";
import {
  type Fingerprint,
  type FingerprintedRows,
  fingerprintOf,
  fingerprintQuery,
  type RowChecksum,
  rowChecksumOf,
  rowChecksumsQuery,
} from "../types/fingerprint.ts";
import { rowsOf, withMySqlErrors } from "./connect-mysql.ts";
import type { ConvertedValue } from "./converted-value.ts";
import { convertedValueSql } from "./converted-value-sql.ts";
import { copyFormatFor } from "./copy-format-for.ts";
import type { LoadableColumn } from "./loadable-columns.ts";
import { readMySqlSchema } from "./mysql-schema.ts";
import { partColumns, whereOfPart } from "./part-sql.ts";
import { MySqlSampler } from "./sample-mysql.ts";
import type { Sampler } from "./sampler.ts";
import type { ByteExtract, ExtractFormat, KeyedTable, Source, TableExtent, TablePart } from "./source.ts";
import type { SourceNames, SourceTable } from "./source-schema.ts";
import { storedValueSql } from "./stored-value-sql.ts";
import { transcodeRows } from "./transcode-rows.ts";

/** A MySQL or MariaDB database in a transaction that sees one moment's data. Needs SELECT only. */
export class MySqlSource implements Source {
  readonly kind = "mysql";
  private readonly url: ServerUrl;
  private readonly connection: Connection;

  /** @param connection in a transaction with a consistent snapshot */
  constructor(url: ServerUrl, connection: Connection) {
    this.url = url;
    this.connection = connection;
  }

  schema(): ReturnType<Source["schema"]> {
    return withMySqlErrors(this.url, () => readMySqlSchema(this.connection));
  }

  sampler(): Sampler {
    return new MySqlSampler((sql, values) => this.rows(sql, values));
  }

  async extents(tables: readonly KeyedTable[]): Promise<ReadonlyMap<string, TableExtent>> {
    const found = new Map<string, TableExtent>();
    for (let i = 0; i < tables.length; i += tablesOfOneQuery) {
      const some = tables.slice(i, i + tablesOfOneQuery);
      const rows = await this.rows(some.map(extentQuery).join(" union all "));
      for (const [number, least, greatest] of rows) {
        const { table, key } = some[Number(number)] ?? {};
        if (table !== undefined) found.set(table.name, extentOf(key, least, greatest));
      }
    }
    return found;
  }

  async extract(part: TablePart, format: ExtractFormat): Promise<ByteExtract> {
    if (format === "duckdb") throw new TypeError("DuckDB cannot read MySQL by itself");
    const columns = partColumns(part);
    const list = columns.map((column) => takenValueSql(column) ?? quoteMySql(column.name)).join(", ");
    const kind = format === "copy" ? copyFormatFor(columns) : format;
    const rows = transcodeRows({
      connection: this.connection,
      url: this.url,
      sql: `select ${list} from ${quoteMySql(part.table.name)}${where(part)}`,
      columns,
      keyColumns: part.table.primaryKey.map((name) => columns.findIndex((column) => column.name === name)),
      format: kind,
    });
    let converted: readonly ConvertedValue[] | undefined;
    return { ...rows, kind, conversions: () => (converted ??= rows.takeConversions()) };
  }

  async fingerprint(part: TablePart): Promise<Fingerprint> {
    const [row = []] = await this.rows(fingerprintQuery(fingerprinted(part), part.range));
    return fingerprintOf(row);
  }

  async rowChecksums(part: TablePart): Promise<readonly RowChecksum[]> {
    const rows = await this.rows(rowChecksumsQuery(fingerprinted(part), part.range));
    return rows.map(rowChecksumOf);
  }

  /** Steps through the primary key's index; the rows stay where they are. */
  async cuts(part: TablePart, rows: number): Promise<readonly bigint[]> {
    const key = quoteMySql(part.key ?? "");
    const cuts: bigint[] = [];
    for (let range = part.range; ; ) {
      const condition = where({ ...part, range });
      const [[cut] = []] = await this.rows(
        `select ${key} from ${quoteMySql(part.table.name)}${condition} order by ${key} limit 1 offset ${rows - 1}`,
      );
      if (cut === undefined) return cuts;
      cuts.push(BigInt(String(cut)));
      range = { ...range, above: BigInt(String(cut)) };
    }
  }

  async newestEdit(table: SourceTable, stamp: string): Promise<string | null> {
    const [[newest] = []] = await this.rows(
      `select cast(max(${quoteMySql(stamp)}) as char) from ${quoteMySql(table.name)}`,
    );
    return newest === null || newest === undefined ? null : String(newest);
  }

  async close(): Promise<void> {
    this.connection.destroy();
  }

  private rows(sql: string, values: unknown[] = []): Promise<unknown[][]> {
    return withMySqlErrors(this.url, () => rowsOf(this.connection, sql, values));
  }
}

/** MySQL gives the smallest and the largest key from the index, without reading the table. */
const tablesOfOneQuery = 60;

function extentQuery({ table, key }: KeyedTable, number: number): string {
  const name = quoteMySql(table.name);
  if (key === undefined) return `select ${number}, null, exists(select 1 from ${name})`;
  return `select ${number}, min(${quoteMySql(key)}), max(${quoteMySql(key)}) from ${name}`;
}

function extentOf(key: string | undefined, least: unknown, greatest: unknown): TableExtent {
  if (key === undefined) return { kind: Number(greatest) === 1 ? "filled" : "empty" };
  if (least === null || greatest === null) return { kind: "empty" };
  return { kind: "keyed", least: BigInt(String(least)), greatest: BigInt(String(greatest)) };
}

const names: SourceNames = { column: quoteMySql, table: quoteMySql };

function where(part: TablePart): string {
  return whereOfPart(
    part,
    names,
    ({ stamp, time, overlap }) =>
      `${quoteMySql(stamp)} >= '${time.replaceAll("'", "''")}' - interval ${overlap} second`,
  );
}

function fingerprinted(part: TablePart): FingerprintedRows {
  const columns = partColumns(part);
  const plain = haveOneUnicodeCollation(columns);
  return {
    relation: quoteMySql(part.table.name),
    columns: columns.map((column) => canonicalColumn(column, part.converted.has(column.name), plain)),
    dialect: "mysql",
    key: part.key,
    condition: part.table.rows === undefined ? undefined : `(${part.table.rows(names)})`,
  };
}

/** Texts of one collation are joined as they are; others have to be brought to one first, which costs. */
function haveOneUnicodeCollation(columns: readonly LoadableColumn[]): boolean {
  const collations = new Set(columns.flatMap(({ collation }) => (collation === null ? [] : [collation])));
  return collations.size <= 1 && [...collations].every((collation) => collation.startsWith("utf8"));
}

/** The value that a load takes, before what cannot be kept is converted; undefined for the column itself. */
function takenValueSql(column: LoadableColumn): string | undefined {
  return column.value === undefined ? storedValueSql(column) : `(${column.value(names)})`;
}

function canonicalColumn(column: LoadableColumn, converted: boolean, plain: boolean): CanonicalColumn {
  const { name, type } = column;
  const taken = takenValueSql(column);
  const isForeignText = type.kind === "text" && (column.value !== undefined || !plain);
  const expression =
    (converted ? convertedValueSql(name, type, taken) : undefined) ??
    (isForeignText ? `convert(${taken ?? quoteMySql(name)} using utf8mb4)` : taken);
  const nullable = column.nullable || (converted && type.kind !== "text");
  return { name, type, nullable, ...(expression === undefined ? {} : { expression }) };
}
