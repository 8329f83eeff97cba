/**
 * One text form per kind of value that MySQL, PostgreSQL and DuckDB compute alike, so that each can fingerprint its
 * rows where they lie. A row's text is injective: NULL is `~`, each text has its bytes counted before it, and no other
 * value has a comma.
 */
import { quoteMySql, quoteSql } from "../../foundation/sql-text.ts";
import type { ColumnType, TypeKind } from "./column-type.ts";

export type Dialect = "mysql" | "postgres" | "duckdb";

/** A column as the fingerprint of its table sees it. */
export interface CanonicalColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** False where the database promises a value in every row, which spares looking. */
  readonly nullable?: boolean;
  /** SQL that gives the value where the stored one is not the value itself; the quoted name unless stated. */
  readonly expression?: string;
}

/** The text of a whole row. */
export function canonicalRow(columns: readonly CanonicalColumn[], dialect: Dialect): string {
  return joined(columns.flatMap((column) => partsOf(column, dialect)));
}

/** PostgreSQL takes at most 100 arguments to a function, so that long lists are joined in groups. */
const mostArguments = 60;

function joined(parts: readonly string[]): string {
  if (parts.length <= mostArguments) return `concat_ws(',', ${parts.join(", ")})`;
  const groups: string[] = [];
  for (let i = 0; i < parts.length; i += mostArguments)
    groups.push(joined(parts.slice(i, i + mostArguments)));
  return joined(groups);
}

/** Texts are two parts, the number of bytes and the text, which costs less than joining the two first. */
function partsOf(column: CanonicalColumn, dialect: Dialect): string[] {
  const name = dialect === "mysql" ? quoteMySql(column.name) : quoteSql(column.name);
  const value = column.expression ?? name;
  const orElse = (text: string, otherwise: string): string =>
    column.nullable === false ? text : `coalesce(${text}, ${otherwise})`;
  if (column.type.kind !== "text") {
    const isPlain = column.nullable === false && dialect === "postgres" && printedAlike.has(column.type.kind);
    return [isPlain ? value : orElse(formsOf[dialect][column.type.kind](value, column.type), "'~'")];
  }
  const length = byteLength[dialect](value);
  const nullableLength = dialect === "postgres" ? `${length}::varchar` : length;
  return [column.nullable === false ? length : orElse(nullableLength, "'~'"), orElse(value, "''")];
}

/** PostgreSQL prints these itself where texts are joined, for half of what a cast costs. */
const printedAlike: ReadonlySet<TypeKind> = new Set([
  "smallint",
  "integer",
  "bigint",
  "numeric",
  "date",
  "timestamp",
]);

const byteLength: Readonly<Record<Dialect, (value: string) => string>> = {
  mysql: (value) => `length(${value})`,
  postgres: (value) => `octet_length(${value})`,
  duckdb: (value) => `strlen(${value})::varchar`,
};

type Form = (value: string, type: ColumnType) => string;
type Forms = Readonly<Record<Exclude<TypeKind, "text">, Form>>;

/** MySQL makes a text of a number or a date by itself where texts are joined, faster than by a cast. */
const itself: Form = (value) => value;
const sqlText: Form = (value) => `(${value})::varchar`;

const mySqlForms: Forms = {
  smallint: itself,
  integer: itself,
  bigint: itself,
  numeric: itself,
  boolean: itself,
  date: itself,
  timestamp: itself,
  real: (value) => canonicalDouble(value, mySqlDouble),
  double: (value) => canonicalDouble(value, mySqlDouble),
  time: mySqlTime,
  clock: mySqlTime,
  blob: (value) => `sha2(${value}, 256)`,
};

const postgresForms: Forms = {
  smallint: sqlText,
  integer: sqlText,
  bigint: sqlText,
  numeric: sqlText,
  boolean: (value) => `(${value})::integer::varchar`,
  date: sqlText,
  real: (value) => canonicalDouble(`${value}::float8`, postgresDouble),
  double: (value) => canonicalDouble(value, postgresDouble),
  timestamp: sqlText,
  time: (value) => `(extract(epoch from ${value}) * 1000000)::bigint::varchar`,
  clock: (value) => `(extract(epoch from ${value}) * 1000000)::bigint::varchar`,
  blob: (value) => `encode(sha256(${value}), 'hex')`,
};

const duckDbForms: Forms = {
  ...postgresForms,
  real: (value) => canonicalDouble(`${value}::DOUBLE`, duckDbDouble),
  double: (value) => canonicalDouble(value, duckDbDouble),
  numeric: duckDbNumeric,
  time: (value) => `epoch_us(${value})::varchar`,
  clock: (value) => `epoch_us(${value})::varchar`,
  blob: (value) => `sha256(${value})`,
};

/** Microseconds. MySQL's time_to_sec drops the fraction, MariaDB's keeps it. */
function mySqlTime(value: string, type: ColumnType): string {
  const seconds = `cast(truncate(time_to_sec(${value}), 0) as signed) * 1000000`;
  const fraction = `if(${value} < '00:00:00', -1, 1) * microsecond(${value})`;
  const hasFraction = (type.kind === "time" || type.kind === "clock") && type.decimals > 0;
  return hasFraction ? `${seconds} + ${fraction}` : seconds;
}

/** DuckDB writes no zero before the point where a type has no digit there. */
function duckDbNumeric(value: string, type: ColumnType): string {
  const text = sqlText(value, type);
  const hasDigit = type.kind !== "numeric" || type.precision > type.scale;
  return hasDigit ? text : `regexp_replace(${text}, '^(-?)[.]', '\\10.')`;
}

interface DoubleForms {
  /** The shortest digits that read back as the same double, without an exponent: of sizes from 1e-4 to 9e14. */
  readonly plain: (value: string) => string;
  /** The same digits with an exponent: of sizes far from 1. */
  readonly text: (value: string) => string;
  /** `0` or `-0`. */
  readonly zero: (value: string) => string;
  /** A text with another before it; NULL stays NULL. */
  readonly marked: (mark: string, text: string) => string;
}

const mySqlDouble: DoubleForms = {
  plain: (value) => value,
  text: (value) => `concat(${value})`,
  zero: (value) => value,
  marked: (mark, text) => `concat('${mark}', ${text})`,
};
/** Theirs is a concat that takes NULL for an empty text. */
function marked(mark: string, text: string): string {
  return `'${mark}' || ${text}`;
}

const postgresDouble: DoubleForms = {
  plain: (value) => `(${value})::varchar`,
  text: (value) => `replace(replace(lower((${value})::varchar), 'infinity', 'inf'), 'e+', 'e')`,
  zero: (value) => `(${value})::varchar`,
  marked,
};
const duckDbDouble: DoubleForms = {
  plain: (value) =>
    `(case when ${value} = trunc(${value}) then (${value})::bigint::varchar else (${value})::varchar end)`,
  text: (value) => `replace((${value})::varchar, 'e+', 'e')`,
  zero: (value) => `case when signbit(${value}) then '-0' else '0' end`,
  marked,
};

/**
 * All engines know the shortest digits of a double. They print them alike without an exponent in the middle sizes, where
 * nearly every value lies, and with one far from 1. What lies in between is brought to the middle by a power of two,
 * which changes no digit of the double's own, so that two values never become one.
 */
function canonicalDouble(column: string, forms: DoubleForms): string {
  const value = `(${column})`;
  const size = `abs(${value})`;
  return [
    `case when ${value} = 0 then ${forms.zero(value)}`,
    `when ${size} between 1e-4 and 9e14 then ${forms.plain(value)}`,
    `when ${size} >= 1e30 then ${forms.text(value)}`,
    `when ${size} > 1 then ${forms.marked("large:", forms.plain(`(${value} / ${twoTo50}e0)`))}`,
    `when ${size} >= 1e-12 then ${forms.marked("small:", forms.plain(`(${value} * ${twoTo40}e0)`))}`,
    `when ${size} >= 1e-20 then ${forms.marked("tiny:", forms.plain(`(${value} * ${twoTo67}e0)`))}`,
    `else ${forms.text(value)} end`,
  ].join(" ");
}

const twoTo40 = 2 ** 40;
const twoTo50 = 2 ** 50;
const twoTo67 = 2n ** 67n;

const formsOf: Readonly<Record<Dialect, Forms>> = {
  mysql: mySqlForms,
  postgres: postgresForms,
  duckdb: duckDbForms,
};
