/** The rules of types: what each declared source type is, and what each warehouse makes of it. */
import type { ColumnType, TypeKind, WarehouseKind } from "./column-type.ts";

/**
 * MySQL's type names, those of unsigned integers with their mark. A type takes the smallest raw type that holds every
 * value it can have; tinyint stays a number, because only the catalog knows which ones are flags.
 */
const mySqlKinds: Readonly<Record<string, ColumnType>> = {
  tinyint: { kind: "smallint" },
  "tinyint unsigned": { kind: "smallint" },
  smallint: { kind: "smallint" },
  "smallint unsigned": { kind: "integer" },
  mediumint: { kind: "integer" },
  "mediumint unsigned": { kind: "integer" },
  int: { kind: "integer" },
  "int unsigned": { kind: "bigint" },
  bigint: { kind: "bigint" },
  "bigint unsigned": { kind: "numeric", precision: 20, scale: 0 },
  bit: { kind: "numeric", precision: 20, scale: 0 },
  year: { kind: "smallint" },
  float: { kind: "real" },
  "float unsigned": { kind: "real" },
  double: { kind: "double" },
  "double unsigned": { kind: "double" },
  date: { kind: "date" },
  datetime: { kind: "timestamp" },
  timestamp: { kind: "timestamp" },
  char: { kind: "text" },
  varchar: { kind: "text" },
  tinytext: { kind: "text" },
  text: { kind: "text" },
  mediumtext: { kind: "text" },
  longtext: { kind: "text" },
  enum: { kind: "text" },
  set: { kind: "text" },
  json: { kind: "text" },
  uuid: { kind: "text" },
  inet4: { kind: "text" },
  inet6: { kind: "text" },
  binary: { kind: "blob" },
  varbinary: { kind: "blob" },
  tinyblob: { kind: "blob" },
  blob: { kind: "blob" },
  mediumblob: { kind: "blob" },
  longblob: { kind: "blob" },
  geometry: { kind: "blob" },
  point: { kind: "blob" },
};

const duckDbKinds: Readonly<Record<string, ColumnType>> = {
  TINYINT: { kind: "smallint" },
  UTINYINT: { kind: "smallint" },
  SMALLINT: { kind: "smallint" },
  USMALLINT: { kind: "integer" },
  INTEGER: { kind: "integer" },
  UINTEGER: { kind: "bigint" },
  BIGINT: { kind: "bigint" },
  UBIGINT: { kind: "numeric", precision: 20, scale: 0 },
  HUGEINT: { kind: "numeric", precision: 38, scale: 0 },
  FLOAT: { kind: "real" },
  DOUBLE: { kind: "double" },
  BOOLEAN: { kind: "boolean" },
  DATE: { kind: "date" },
  TIMESTAMP: { kind: "timestamp" },
  TIMESTAMP_S: { kind: "timestamp" },
  TIMESTAMP_MS: { kind: "timestamp" },
  INTERVAL: { kind: "time", decimals: 6 },
  TIME: { kind: "time", decimals: 6 },
  VARCHAR: { kind: "text" },
  UUID: { kind: "text" },
  JSON: { kind: "text" },
  BLOB: { kind: "blob" },
};

const warehouseTypes: Readonly<
  Record<Exclude<TypeKind, "numeric">, Readonly<Record<WarehouseKind, string>>>
> = {
  smallint: { postgres: "smallint", duckdb: "SMALLINT" },
  integer: { postgres: "integer", duckdb: "INTEGER" },
  bigint: { postgres: "bigint", duckdb: "BIGINT" },
  real: { postgres: "real", duckdb: "FLOAT" },
  double: { postgres: "double precision", duckdb: "DOUBLE" },
  boolean: { postgres: "boolean", duckdb: "BOOLEAN" },
  date: { postgres: "date", duckdb: "DATE" },
  timestamp: { postgres: "timestamp", duckdb: "TIMESTAMP" },
  time: { postgres: "interval", duckdb: "INTERVAL" },
  text: { postgres: "text", duckdb: "VARCHAR" },
  blob: { postgres: "bytea", duckdb: "BLOB" },
};

/** DuckDB's decimals have at most this many digits; wider ones of MySQL (65) are kept there as text. */
const widestDuckDbDecimal = 38;

/** What a MySQL column type such as `bigint(20) unsigned` or `decimal(12,2)` holds; null when no rule names it. */
export function columnTypeOfMySql(declared: string): ColumnType | null {
  const text = declared.toLowerCase();
  const base = /^[a-z0-9]+/.exec(text)?.[0] ?? "";
  const [first, second] = numbersIn(text);
  if (base === "decimal") return { kind: "numeric", precision: first ?? 10, scale: second ?? 0 };
  if (base === "time") return { kind: "time", decimals: first ?? 0 };
  return mySqlKinds[/^\w+(\([\d,]+\))? unsigned/.test(text) ? `${base} unsigned` : base] ?? null;
}

/** What a DuckDB column type such as `UTINYINT` or `DECIMAL(12,2)` holds; null when no rule names it. */
export function columnTypeOfDuckDb(declared: string): ColumnType | null {
  const [precision, scale] = numbersIn(declared);
  if (declared.startsWith("DECIMAL")) {
    return { kind: "numeric", precision: precision ?? 18, scale: scale ?? 3 };
  }
  if (declared.startsWith("ENUM(")) return { kind: "text" };
  return duckDbKinds[declared] ?? null;
}

/** The raw column's type in a warehouse. */
export function warehouseType(type: ColumnType, warehouse: WarehouseKind): string {
  if (type.kind !== "numeric") return warehouseTypes[type.kind][warehouse];
  if (warehouse === "duckdb" && type.precision > widestDuckDbDecimal) return "VARCHAR";
  return `numeric(${type.precision},${type.scale})`;
}

function numbersIn(text: string): number[] {
  const inside = /^\w+\(([\d, ]+)\)/.exec(text)?.[1];
  return inside === undefined ? [] : inside.split(",").map(Number);
}
