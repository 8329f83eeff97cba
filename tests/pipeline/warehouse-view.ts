import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { readRows } from "./read-raw.ts";

/** What a reader finds in a warehouse. */
export interface WarehouseView {
  /** Of each table of the raw schema its columns and a digest of all its rows; with what the pipeline knows of it. */
  readonly tables: readonly string[];
  /** Rows, ranges and state of each load, in the order of the runs. */
  readonly runs: readonly string[];
  /** Names of copies that no load has published yet. */
  readonly copies: readonly string[];
}

/** Reads a warehouse as it is at this moment; the tables in one statement. */
export async function viewWarehouse(url: string): Promise<WarehouseView> {
  const columns = await readRows(url, columnsQuery(url));
  const isCopy = (schema: string | null, table: string | null): boolean =>
    schema === "raw_loading" || table?.endsWith(" (loading)") === true;
  const tables = new Map<string, string[]>();
  const copies = new Set<string>();
  for (const [schema = null, table = null, column] of columns) {
    if (schema === "etl") continue;
    if (isCopy(schema, table)) copies.add(String(table));
    else if (table !== "etl_load_status")
      tables.set(String(table), [...(tables.get(String(table)) ?? []), String(column)]);
  }
  const hasEtl = columns.some(([schema]) => schema === "etl");
  const published = [...tables.keys()].toSorted();
  const hasStatus = columns.some(([, table]) => table === "etl_load_status");
  const digests = published.length === 0 ? [] : await readRows(url, digestsQuery(published));
  const known = hasEtl ? await readRows(url, knownQuery) : [];
  const statuses = hasStatus ? await readRows(url, statusQuery) : [];
  const runs = hasEtl ? await readRows(url, "select status from etl.runs order by run_id") : [];
  return {
    tables: [
      ...digests.map(
        ([table, ...digest]) => `${table} (${tables.get(String(table))?.join(", ")}): ${digest.join(" ")}`,
      ),
      ...[...known, ...statuses].map((row) => row.join(" ")),
    ],
    runs: runs.map(([status]) => String(status)),
    copies: [...copies].toSorted(),
  };
}

function columnsQuery(url: string): string {
  const database = parseDatabaseUrl(url).kind === "duckdb" ? " and table_catalog = current_database()" : "";
  return `select table_schema, table_name, column_name || ' ' || data_type from information_schema.columns
    where table_schema in ('raw', 'raw_loading', 'etl')${database} order by table_schema, table_name, ordinal_position`;
}

/** Every row as text, in order. */
function digestsQuery(tables: readonly string[]): string {
  return tables
    .map((table) => {
      const digest = "md5(coalesce(string_agg(t::varchar, chr(10) order by t::varchar), ''))";
      return `select ${literalSql(table)} as name, count(*)::varchar, ${digest} from raw.${quoteSql(table)} as t`;
    })
    .join(" union all ")
    .concat(" order by 1");
}

/** The state of each table, and what its ranges add up to. */
const knownQuery = `
  select s.table_name, 'state', s.row_count::varchar, s.checksum, s.key_column, r.row_count::varchar, r.checksum
  from etl.table_states as s
  left join (select table_name, sum(row_count)::bigint as row_count, sum(checksum::numeric(38,0))::varchar as checksum
             from etl.key_ranges group by table_name) as r on r.table_name = s.table_name
  order by 1`;

const statusQuery = `
  select table_name, load_status, rows_loaded::varchar, last_primary_value from raw.etl_load_status order by 1`;
