import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import {
  comparable,
  inLots,
  joinEnds,
  type KeyColumn,
  rowsFromEachEnd,
  type Sampler,
  type TableSample,
  unread,
  valuesInOneLookup,
} from "./sampler.ts";
import type { SourceTable } from "./source-schema.ts";

/** All rows of a query, each as an array. */
export type DuckDbQuery = (sql: string) => Promise<unknown[][]>;

/**
 * Samples a DuckDB file. An order by key would read the key of every row there, so that the ends are the rows that were
 * written first, which a limit gives, and last, which DuckDB finds by their row numbers without reading the others.
 */
export class DuckDbSampler implements Sampler {
  private readonly query: DuckDbQuery;
  private readonly relation: (table: string) => string;

  /** @param relation a table's quoted name */
  constructor(query: DuckDbQuery, relation: (table: string) => string) {
    this.query = query;
    this.relation = relation;
  }

  async sample(table: SourceTable, columns: readonly string[]): Promise<TableSample> {
    if (columns.length === 0) return unread;
    const list = ["rowid", ...columns.map((name) => `${quoteSql(name)}::varchar`)].join(", ");
    const from = `select ${list} from ${this.relation(table.name)}`;
    const last = Math.max(0, table.rowEstimate - rowsFromEachEnd);
    const first = await this.query(`${from} limit ${rowsFromEachEnd}`);
    if (first.length < rowsFromEachEnd) return joinEnds({ first, last: [] }, 1, columns);
    const rest = await this.query(
      `${from} where rowid >= ${last} order by rowid desc limit ${rowsFromEachEnd}`,
    );
    return joinEnds({ first, last: rest }, 1, columns);
  }

  async existing(key: KeyColumn, values: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const column = quoteSql(key.column);
    for (const lot of inLots(values, valuesInOneLookup)) {
      const usable = key.isNumber
        ? lot.filter((value) => /^-?\d+$/.test(value))
        : lot.map((value) => literalSql(value));
      if (usable.length === 0) continue;
      const sql = `select ${column}::varchar from ${this.relation(key.table)} where ${column} in (${usable.join(", ")})`;
      for (const [value] of await this.query(sql)) found.add(comparable(String(value)));
    }
    return found;
  }
}
