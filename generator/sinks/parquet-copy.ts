import { join } from "node:path";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { parquetType } from "../opendental/schema/ddl-parquet.ts";
import type { ColumnDefinition } from "../opendental/schema/definition.ts";
import { type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { duckDbParameters } from "./csv-rows.ts";
import type { SpooledTable } from "./row-spool.ts";

/** DuckDB's statement that writes a table's waiting rows into a Parquet file of a folder. */
export function copyTable(entry: SpooledTable, folder: string): string {
  const columns = columnsOf(entry.table).map(
    (column) => `${literalSql(column.name)}: '${parquetType(column)}'`,
  );
  const rows = `read_csv(${literalSql(entry.file())}, columns = {${columns.join(", ")}}, ${duckDbParameters})`;
  return copyTo(entry.table, `FROM ${rows}`, folder);
}

/** A table without rows has a file all the same, so that a reader finds its columns. */
export function copyEmptyTable(table: TableName, folder: string): string {
  const columns = columnsOf(table).map(
    (column) => `CAST(NULL AS ${parquetType(column)}) AS ${quoteSql(column.name)}`,
  );
  return copyTo(table, `SELECT ${columns.join(", ")} LIMIT 0`, folder);
}

function copyTo(table: TableName, query: string, folder: string): string {
  const file = literalSql(join(folder, `${table}.parquet`));
  return `COPY (${query}) TO ${file} (FORMAT parquet, COMPRESSION zstd);`;
}

const columnsOf = (table: TableName): readonly ColumnDefinition[] => tableNamed(table).columns;
