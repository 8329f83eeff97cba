import { quoteMySql } from "../../foundation/sql-text.ts";
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

/** Runs a query with values in place of its question marks; all rows, each as an array. */
export type MySqlQuery = (sql: string, values?: unknown[]) => Promise<unknown[][]>;

/** Samples MySQL and MariaDB: one query a table, both ends of it by the index of its primary key. */
export class MySqlSampler implements Sampler {
  private readonly query: MySqlQuery;

  constructor(query: MySqlQuery) {
    this.query = query;
  }

  async sample(table: SourceTable, columns: readonly string[]): Promise<TableSample> {
    if (columns.length === 0) return unread;
    const key = table.primaryKey;
    const list = [...key.map(quoteMySql), ...columns.map((name) => readable(table, name))].join(", ");
    const end = (mark: number, direction: string): string => {
      const order = key.map((name) => `${quoteMySql(name)} ${direction}`).join(", ");
      const ordered = key.length === 0 ? "" : ` order by ${order}`;
      return `(select ${mark}, ${list} from ${quoteMySql(table.name)}${ordered} limit ${rowsFromEachEnd})`;
    };
    const ends = key.length === 0 ? [end(0, "")] : [end(0, "asc"), end(1, "desc")];
    const rows = await this.query(ends.join(" union all "));
    const from = (mark: number): unknown[][] =>
      rows.filter((row) => Number(row[0]) === mark).map((row) => row.slice(1));
    return joinEnds({ first: from(0), last: from(1) }, key.length, columns);
  }

  async existing(key: KeyColumn, values: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const column = quoteMySql(key.column);
    for (const lot of inLots(values, valuesInOneLookup)) {
      // A number in quotes would be compared as a floating-point one, without the index.
      const list = key.isNumber ? lot.filter((value) => /^-?\d+$/.test(value)).join(", ") : "?";
      if (list === "") continue;
      const sql = `select ${column} from ${quoteMySql(key.table)} where ${column} in (${list})`;
      for (const [value] of await this.query(sql, key.isNumber ? [] : [lot]))
        found.add(comparable(String(value)));
    }
    return found;
  }
}

/** A bit's text is raw bytes. */
function readable(table: SourceTable, name: string): string {
  const declared = table.columns.find((column) => column.name === name)?.declaredType ?? "";
  return /^bit|zerofill/i.test(declared) ? `(${quoteMySql(name)} + 0)` : quoteMySql(name);
}
