import { type DatabaseUrl, parseDatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";

/** A folder that receives one Parquet file a table. */
export interface ParquetTarget {
  readonly kind: "parquet";
  /** As given. */
  readonly folder: string;
}

/** A file of SQL statements that a MySQL or MariaDB client can run. */
export interface SqlDumpTarget {
  readonly kind: "sql";
  /** As given; compressed when it ends in `.gz`. */
  readonly path: string;
}

/** Where a practice is written: a database, `parquet:DIR`, `sql:FILE.sql` or `sql:FILE.sql.gz`. */
export type PracticeTarget = DatabaseUrl | ParquetTarget | SqlDumpTarget;

/**
 * Parses a target.
 *
 * @throws {BitewingError} of kind `usage` when it is none; see `parseDatabaseUrl`.
 */
export function parsePracticeTarget(text: string): PracticeTarget {
  if (text.startsWith("parquet:"))
    return { kind: "parquet", folder: folderOf(text.slice("parquet:".length)) };
  if (text.startsWith("sql:")) return { kind: "sql", path: dumpPath(text.slice("sql:".length)) };
  return parseDatabaseUrl(text);
}

/** The target as it may be shown: without a password. */
export function showTarget(target: PracticeTarget): string {
  if (target.kind === "parquet") return `parquet:${target.folder}`;
  if (target.kind === "sql") return `sql:${target.path}`;
  return showDatabaseUrl(target);
}

/** A slash at the end would put what is written beside the folder into it. */
function folderOf(text: string): string {
  const folder = text.replace(/(?<=.)\/+$/, "");
  if (folder !== "") return folder;
  throw new BitewingError({
    kind: "usage",
    what: "A parquet: target needs a folder.",
    next: "Use parquet:path/to/folder.",
  });
}

function dumpPath(path: string): string {
  if (/.\.sql(\.gz)?$/.test(path)) return path;
  throw new BitewingError({
    kind: "usage",
    what: `A SQL dump is a file .sql or .sql.gz, which '${path}' is not.`,
    next: "Use sql:path/to/practice.sql, or sql:path/to/practice.sql.gz for a compressed one.",
  });
}
