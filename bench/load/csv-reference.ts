import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { groupBy } from "../../foundation/group-by.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { secondsOf } from "../bench.ts";

interface CsvTable {
  readonly layout: string;
  readonly insertion: string;
}

/** CSV files of all rows in a warehouse, and the statements that read them into tables of the same types. */
export type CsvFiles = readonly CsvTable[];

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Writes each of the `tables` in schema raw of a DuckDB warehouse as a CSV file. Nobody's time counts this. */
export async function writeCsvFiles(
  warehouse: string,
  tables: readonly string[],
  folder: string,
): Promise<CsvFiles> {
  await mkdir(folder, { recursive: true });
  const wanted = new Set(tables.map((table) => table.toLowerCase()));
  return withDuckDb(warehouse, async (run) => {
    const columns = await run(
      `select table_name as "table", column_name as "column", data_type as "type" from duckdb_columns()
       where schema_name = 'raw' and database_name = current_database() order by table_name, column_index`,
    );
    const byTable = groupBy(columns as readonly ColumnRow[], ({ table }) => table); // the query names these three
    const files: CsvTable[] = [];
    for (const [table, own] of byTable) {
      if (!wanted.has(table)) continue;
      const file = literalSql(join(folder, `${table}.csv`));
      await run(`copy raw.${quoteSql(table)} to ${file} (header false)`);
      files.push(csvTable(table, own, file));
    }
    return files;
  });
}

/** Seconds that DuckDB takes to read CSV files into a new database file, to its last checkpoint. */
export function readCsvFiles(files: CsvFiles, path: string): Promise<number> {
  return secondsOf(() =>
    withDuckDb(path, async (run) => {
      for (const { layout, insertion } of files) {
        await run(layout);
        await run(insertion);
      }
      await run("checkpoint");
    }),
  );
}

function csvTable(table: string, columns: readonly ColumnRow[], file: string): CsvTable {
  const name = quoteSql(table);
  const definitions = columns.map(({ column, type }) => `${quoteSql(column)} ${type}`);
  const types = columns.map(({ column, type }) => `${literalSql(column)}: ${literalSql(type)}`);
  const format = `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = ''`;
  const reading = `read_csv(${file}, ${format}, allow_quoted_nulls = false, columns = {${types.join(", ")}})`;
  return {
    layout: `create table ${name} (${definitions.join(", ")})`,
    insertion: `insert into ${name} select * from ${reading}`,
  };
}

type Run = (sql: string) => Promise<readonly object[]>;

async function withDuckDb<T>(path: string, work: (run: Run) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(path);
  try {
    const connection = await instance.connect();
    try {
      return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson());
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
