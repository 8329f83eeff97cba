/** Statements with names in backticks, as DuckDB takes them. */
export function forDuckDb(statements: string): string {
  return statements.replaceAll(/`([^`]*)`/g, (_, name: string) => `"${name.replaceAll('"', '""')}"`);
}
