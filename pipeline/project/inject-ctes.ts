/** A common table expression put in front of a query. */
export interface Cte {
  readonly name: string;
  readonly sql: string;
}

const leading = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;
const withKeyword = /with(?:\s+recursive)?\s+/iy;

/** Puts common table expressions in front of a query's own, with the text and spacing of dbt. */
export function injectCtes(sql: string, ctes: readonly Cte[]): string {
  if (ctes.length === 0) return sql;
  const text = ctes.map((cte) => ` ${cte.name} as (\n${cte.sql}\n)`).join(", ");
  const start = leading.exec(sql)?.[0].length ?? 0;
  withKeyword.lastIndex = start;
  const own = withKeyword.exec(sql);
  if (own !== null) {
    const end = start + own[0].length;
    return `${sql.slice(0, end)}${text}, ${sql.slice(end)}`;
  }
  const blank = sql.length - sql.trimStart().length;
  return `${sql.slice(0, blank)}with${text} ${sql.slice(blank)}`;
}
