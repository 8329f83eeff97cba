/** A MySQL identifier in backticks. */
export function quoteMySql(identifier: string): string {
  return `\`${identifier.replaceAll("`", "``")}\``;
}

/** A PostgreSQL or DuckDB identifier in double quotes. */
export function quoteSql(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** A text literal as PostgreSQL and DuckDB read it (standard_conforming_strings). */
export function literalSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
