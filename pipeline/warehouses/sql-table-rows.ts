import { quoteSql } from "../../foundation/sql-text.ts";
import type { Extract } from "../sources/source.ts";
import type { CanonicalColumn } from "../types/canonical-text.ts";
import type { ColumnType } from "../types/column-type.ts";
import {
  emptyFingerprint,
  type Fingerprint,
  type FingerprintedRows,
  fingerprintOf,
  fingerprintQuery,
  type RowChecksum,
  rangeFingerprintsQuery,
  rowChecksumOf,
  rowChecksumsQuery,
} from "../types/fingerprint.ts";
import { type KeyRange, rangeCondition } from "../types/key-range.ts";
import { rangeChanged, rowsChanged } from "./row-changes.ts";
import type { RawColumn, RawTable, TableRows } from "./warehouse.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** Rows on their way into a table that has others with the same keys. */
const incoming = "bitewing_incoming";

/** A table's rows by SQL that PostgreSQL and DuckDB both understand. */
export class SqlTableRows implements TableRows {
  private readonly connection: WarehouseConnection;
  private readonly relation: string;
  private readonly table: RawTable;
  private readonly isPublished: boolean;

  private constructor(
    connection: WarehouseConnection,
    relation: string,
    table: RawTable,
    isPublished: boolean,
  ) {
    this.connection = connection;
    this.relation = relation;
    this.table = table;
    this.isPublished = isPublished;
  }

  /** @param relation the quoted name of the published table; what is changed in it is written down */
  static published(connection: WarehouseConnection, relation: string, table: RawTable): SqlTableRows {
    return new SqlTableRows(connection, relation, table, true);
  }

  /** @param relation the quoted name of a copy of the table that waits to be published */
  static copy(connection: WarehouseConnection, relation: string, table: RawTable): SqlTableRows {
    return new SqlTableRows(connection, relation, table, false);
  }

  async clear(range: KeyRange): Promise<void> {
    const changed = this.isPublished ? [rangeChanged(this.table.name, range)] : [];
    await this.connection.run([`delete from ${this.relation}${this.where(range)}`, ...changed].join(";\n"));
  }

  append(extract: Extract): Promise<void> {
    return this.connection.copy(this.relation, this.table.columns, extract);
  }

  async upsert(extract: Extract, within: readonly KeyRange[]): Promise<void> {
    const key = quoteSql(this.table.key ?? "");
    const columns = this.table.columns.map(({ name }) => quoteSql(name)).join(", ");
    await this.connection.run(
      `create temp table ${incoming} as select ${columns} from ${this.relation} limit 0`,
    );
    await this.connection.copy(incoming, this.table.columns, extract);
    const conditions = within.map((range) => rangeCondition(key, range));
    const isWanted = conditions.includes("") ? "true" : conditions.map((one) => `(${one})`).join(" or ");
    await this.connection.run(
      [
        `delete from ${incoming} where not (${isWanted})`,
        `delete from ${this.relation} where ${key} in (select ${key} from ${incoming})`,
        `insert into ${this.relation} (${columns}) select ${columns} from ${incoming}`,
        ...(this.isPublished ? [rowsChanged(this.table.name, `select ${key} from ${incoming}`)] : []),
        `drop table ${incoming}`,
      ].join(";\n"),
    );
  }

  async fingerprint(range: KeyRange): Promise<Fingerprint> {
    const [row = []] = await this.connection.rows(fingerprintQuery(this.fingerprinted(), range));
    return fingerprintOf(row);
  }

  /** In one pass, in which what lies between the ranges is counted too, and not asked for. */
  async fingerprints(ranges: readonly KeyRange[]): Promise<readonly Fingerprint[]> {
    const [only] = ranges;
    if (only === undefined || ranges.length === 1)
      return only === undefined ? [] : [await this.fingerprint(only)];
    const ends = [
      ...new Set(ranges.flatMap(({ above, through }) => [above, through].filter((end) => end !== null))),
    ];
    const within = { above: only.above, through: ranges.at(-1)?.through ?? null };
    const rows = await this.connection.rows(rangeFingerprintsQuery(this.fingerprinted(), ends, within));
    const byNumber = new Map(rows.map(([number, ...values]) => [Number(number), fingerprintOf(values)]));
    const numbers = new Map(ends.map((end, i) => [end, i + 1]));
    return ranges.map(({ above }) => {
      const number = above === null ? 0 : numbers.get(above);
      return byNumber.get(number ?? 0) ?? emptyFingerprint;
    });
  }

  async lastKey(range: KeyRange): Promise<bigint | null> {
    const key = quoteSql(this.table.key ?? "");
    const [[last] = []] = await this.connection.rows(
      `select max(${key})::varchar from ${this.relation}${this.where(range)}`,
    );
    return last === null || last === undefined ? null : BigInt(String(last));
  }

  async cuts(range: KeyRange, rows: number): Promise<readonly bigint[]> {
    const key = quoteSql(this.table.key ?? "");
    const numbered = `select ${key} as key, row_number() over (order by ${key}) as number
      from ${this.relation}${this.where(range)}`;
    const cuts = await this.connection.rows(
      `select key::varchar from (${numbered}) as numbered where number % ${rows} = 0 order by number`,
    );
    return cuts.map(([cut]) => BigInt(String(cut)));
  }

  async rowChecksums(range: KeyRange): Promise<readonly RowChecksum[]> {
    const rows = await this.connection.rows(rowChecksumsQuery(this.fingerprinted(), range));
    return rows.map(rowChecksumOf);
  }

  private where(range: KeyRange): string {
    const condition = rangeCondition(quoteSql(this.table.key ?? ""), range);
    return condition === "" ? "" : ` where ${condition}`;
  }

  private fingerprinted(): FingerprintedRows & Pick<WarehouseConnection, "dialect"> {
    const { columns, key } = this.table;
    return {
      relation: this.relation,
      columns: columns.map(canonicalColumn),
      dialect: this.connection.dialect,
      key,
    };
  }
}

function canonicalColumn({ name, type, nullable }: RawColumn): CanonicalColumn {
  const column = { name, type, nullable: nullable || isDay(type) };
  return isPadded(type) ? { ...column, expression: `${quoteSql(name)}::text` } : column;
}

/** PostgreSQL counts the spaces with which it fills a char, and a cast leaves them out. */
function isPadded(type: ColumnType): boolean {
  return type.kind === "text" && type.limit?.kind === "char";
}

/** A day that cannot be is NULL here, whatever the source promises. */
function isDay({ kind }: ColumnType): boolean {
  return kind === "date" || kind === "timestamp";
}
