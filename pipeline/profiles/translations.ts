/** Values in place of a source's own, in SQL that MySQL and DuckDB both understand. */
import { literalSql } from "../../foundation/sql-text.ts";
import type { SourceExpression } from "../sources/source-schema.ts";

/** By column. */
export type Translations = Readonly<Record<string, SourceExpression>>;

type Code = number | string;

/** The same value in every row. */
export function always(value: Code): SourceExpression {
  return () => literal(value);
}

/** Another column's value. */
export function from(column: string): SourceExpression {
  return (name) => name.column(column);
}

/** Some codes become others; the rest stay as they are. */
export function recoded(column: string, codes: ReadonlyMap<Code, Code>): SourceExpression {
  return (name) => `${caseOf(name.column(column), codes)} else ${name.column(column)} end`;
}

/** Each code becomes another, and whatever is none of them the last. */
export function codedAs(column: string, codes: ReadonlyMap<Code, Code>, otherwise: Code): SourceExpression {
  return (name) => `${caseOf(name.column(column), codes)} else ${literal(otherwise)} end`;
}

/** NULL in place of an empty text. */
export function nullIfEmpty(column: string): SourceExpression {
  return (name) => `nullif(${name.column(column)}, '')`;
}

/** True for everything but 0. */
export function isNotZero(column: string): SourceExpression {
  return (name) => `${name.column(column)} <> 0`;
}

/** Without the spaces at the end, which a char does not keep. */
export function withoutTrailingSpaces(column: string): SourceExpression {
  return (name) => `rtrim(${name.column(column)})`;
}

/** The first character of a text, the third, the fifth and so on, of a text of up to so many. */
export function everyOtherCharacter(column: string, longest: number): SourceExpression {
  const places = Array.from({ length: Math.ceil(longest / 2) }, (_, i) => 2 * i + 1);
  return (name) =>
    `concat(${places.map((place) => `substring(${name.column(column)}, ${place}, 1)`).join(", ")})`;
}

/** Rows whose value is one of some codes. */
export function isOneOf(column: string, codes: readonly Code[]): SourceExpression {
  return (name) => `${name.column(column)} in (${codes.map(literal).join(", ")})`;
}

export function isNoneOf(column: string, codes: readonly Code[]): SourceExpression {
  return (name) => `${name.column(column)} not in (${codes.map(literal).join(", ")})`;
}

/** Rows that refer to no row of another table for which something is true; 0 refers to none. */
export function refersToNone(
  column: string,
  table: string,
  key: string,
  where: SourceExpression,
): SourceExpression {
  return (name) =>
    `${name.column(column)} not in (select ${name.column(key)} from ${name.table(table)} where ${where(name)})`;
}

export function all(...conditions: readonly SourceExpression[]): SourceExpression {
  return (name) => conditions.map((condition) => `(${condition(name)})`).join(" and ");
}

function caseOf(value: string, codes: ReadonlyMap<Code, Code>): string {
  return `case ${value} ${[...codes].map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(" ")}`;
}

function literal(value: Code): string {
  return typeof value === "number" ? String(value) : literalSql(value);
}
