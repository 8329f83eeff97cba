/**
 * One text form per kind of value that MySQL, PostgreSQL and DuckDB compute alike, so that each can fingerprint its
 * rows where they lie. A row's text is injective: NULL is `~`, texts carry their length, no other value has a comma.
 */
import { quoteMySql, quoteSql } from "../../foundation/sql-text.ts";
import type { ColumnType, TypeKind } from "./column-type.ts";

export type Dialect = "mysql" | "postgres" | "duckdb";

/** A column as the fingerprint of its table sees it. */
export interface CanonicalColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** SQL that gives the value where the stored one is not the value itself; the quoted name unless stated. */
  readonly expression?: string;
}

/** The text of a whole row. */
export function canonicalRow(columns: readonly CanonicalColumn[], dialect: Dialect): string {
  return joined(columns.map((column) => `coalesce(${canonicalValue(column, dialect)}, '~')`));
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

function canonicalValue(column: CanonicalColumn, dialect: Dialect): string {
  const name = dialect === "mysql" ? quoteMySql(column.name) : quoteSql(column.name);
  return formsOf[dialect][column.type.kind](column.expression ?? name, column.type);
}

type Form = (value: string, type: ColumnType) => string;
type Forms = Readonly<Record<TypeKind, Form>>;

const mySqlText: Form = (value) => `cast(${value} as char character set utf8mb4)`;
const sqlText: Form = (value) => `(${value})::varchar`;

const mySqlForms: Forms = {
  smallint: mySqlText,
  integer: mySqlText,
  bigint: mySqlText,
  numeric: mySqlText,
  boolean: mySqlText,
  date: mySqlText,
  real: (value) => canonicalDouble(value, mySqlDouble),
  double: (value) => canonicalDouble(value, mySqlDouble),
  timestamp: (value) => `if(microsecond(${value}) = 0, ${mySqlSeconds(value)}, ${mySqlFraction(value)})`,
  time: mySqlTime,
  text: (value) => {
    const text = `convert(${value} using utf8mb4)`;
    return `concat(char_length(${text}), ':', ${text})`;
  },
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
  text: (value) => `length(${value}) || ':' || ${value}`,
  blob: (value) => `encode(sha256(${value}), 'hex')`,
};

const duckDbForms: Forms = {
  ...postgresForms,
  real: (value) => canonicalDouble(`${value}::DOUBLE`, duckDbDouble),
  double: (value) => canonicalDouble(value, duckDbDouble),
  time: (value) => `epoch_us(${value})::varchar`,
  blob: (value) => `sha256(${value})`,
};

function mySqlSeconds(value: string): string {
  return `left(${mySqlText(value, { kind: "timestamp" })}, 19)`;
}

function mySqlFraction(value: string): string {
  return `trim(trailing '0' from ${mySqlText(value, { kind: "timestamp" })})`;
}

/** Microseconds. MySQL's time_to_sec drops the fraction, MariaDB's keeps it. */
function mySqlTime(value: string, type: ColumnType): string {
  const seconds = `cast(truncate(time_to_sec(${value}), 0) as signed) * 1000000`;
  const fraction = `if(${value} < '00:00:00', -1, 1) * microsecond(${value})`;
  const hasFraction = type.kind === "time" && type.decimals > 0;
  return `cast(${hasFraction ? `${seconds} + ${fraction}` : seconds} as char character set utf8mb4)`;
}

interface DoubleForms {
  /** With 18 decimals, from the shortest text that reads back as the same double. */
  readonly decimal: (value: string) => string;
  readonly text: (value: string) => string;
  /** Of a double that is a whole number. */
  readonly integer: (value: string) => string;
}

const mySqlDouble: DoubleForms = {
  decimal: (value) => `cast(cast(${value} as decimal(38,18)) as char character set utf8mb4)`,
  text: (value) => `cast(${value} as char character set utf8mb4)`,
  integer: (value) => `cast(cast(${value} as signed) as char character set utf8mb4)`,
};
const postgresDouble: DoubleForms = {
  decimal: (value) => `round((${value})::varchar::numeric, 18)::varchar`,
  text: (value) => `replace(replace(lower((${value})::varchar), 'infinity', 'inf'), 'e+', 'e')`,
  integer: (value) => `(${value})::bigint::varchar`,
};
const duckDbDouble: DoubleForms = {
  decimal: (value) => `(${value})::varchar::decimal(38,18)::varchar`,
  text: (value) => `replace((${value})::varchar, 'e+', 'e')`,
  integer: (value) => `(${value})::bigint::varchar`,
};

/**
 * The engines print doubles alike only far from 1, where all use an exponent; in between the decimal form of their
 * shortest digits is the same everywhere. Most doubles are amounts: those that are exactly a number of hundredths are
 * written as that number, which costs a fifth. From 1e15 on the value is scaled down to fit the decimals.
 */
function canonicalDouble(column: string, forms: DoubleForms): string {
  const value = `(${column})`;
  const size = `abs(${value})`;
  const hundredths = `floor(${value} * 100 + 0.5e0)`;
  return [
    `case when ${size} >= 1e30 then ${forms.text(value)}`,
    `when ${size} >= 1e15 then concat('e15:', ${forms.decimal(`${value} / 1e15`)})`,
    `when ${value} = ${hundredths} / 100 then concat(${forms.integer(hundredths)}, 'c')`,
    `when ${size} < 1e-12 then ${forms.text(value)}`,
    `else ${forms.decimal(value)} end`,
  ].join(" ");
}

const formsOf: Readonly<Record<Dialect, Forms>> = {
  mysql: mySqlForms,
  postgres: postgresForms,
  duckdb: duckDbForms,
};
