/** The schema's types in Parquet files, as DuckDB writes them. */
import { duckDbType } from "./ddl-duckdb.ts";
import type { ColumnDefinition } from "./definition.ts";

/**
 * The DuckDB type that a column is written with. MySQL's TIME may be negative and longer than a day: Parquet's times
 * are neither, its intervals have no sign, and other engines read none, so that it is a text here, `-30:01:30`.
 */
export function parquetType(column: ColumnDefinition): string {
  return column.kind === "time" ? "VARCHAR" : duckDbType(column);
}
