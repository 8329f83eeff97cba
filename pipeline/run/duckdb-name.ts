import { basename } from "node:path";

/** The name DuckDB gives the database of a file: what stands before the first dot. */
export function duckDbDatabaseName(path: string): string {
  return path === ":memory:" ? "memory" : (basename(path).split(".")[0] ?? path);
}
