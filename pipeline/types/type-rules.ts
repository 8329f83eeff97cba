/** The rules of types: what each declared source type is, and what each warehouse makes of it. */
import type { ColumnType, TypeKind, WarehouseKind } from "./column-type.ts";

/** DuckDB's decimals have at most this many digits; wider ones of MySQL (65) are kept there as text. */
const widestDuckDbDecimal = 38;

/** What some of MySQL's types become. */
export interface TypeRule {
  /** As MySQL or MariaDB writes them, without length; `unsigned` is part of the name. */
  readonly names: readonly string[];
  /** What the columns hold; of the types with numbers in parentheses these decide. */
  readonly type: ColumnType | ((numbers: readonly number[]) => ColumnType);
  /** What a reader should know of the values, in Markdown. */
  readonly note?: string;
}

/**
 * Every type of MySQL and MariaDB. A type takes the smallest raw type that holds every value it can have; tinyint stays
 * a number, because only the catalog knows which ones are flags.
 */
export const mySqlRules: readonly TypeRule[] = [
  {
    names: ["tinyint", "tinyint unsigned", "smallint"],
    type: { kind: "smallint" },
    note: "`tinyint(1)` too: it holds −128 to 127, and OpenDental keeps 2 and −1 in some flags",
  },
  { names: ["year"], type: { kind: "smallint" }, note: "`0000` is 0" },
  {
    names: ["smallint unsigned", "mediumint", "mediumint unsigned", "int"],
    type: { kind: "integer" },
    note: "unsigned: the next wider type; `zerofill` does not count, the zeros are no part of the value",
  },
  { names: ["int unsigned", "bigint"], type: { kind: "bigint" } },
  { names: ["bigint unsigned"], type: { kind: "numeric", precision: 20, scale: 0 } },
  {
    names: ["bit"],
    type: { kind: "numeric", precision: 20, scale: 0 },
    note: "the number that the bits write, so that `b'101'` is 5",
  },
  {
    names: ["decimal", "decimal unsigned"],
    type: ([precision = 10, scale = 0]) => ({ kind: "numeric", precision, scale }),
    note: `exact; DuckDB has at most ${widestDuckDbDecimal} digits, and wider columns are text there`,
  },
  {
    names: ["float", "float unsigned"],
    type: { kind: "real" },
    note: "the stored number itself, of which MySQL shows no more than 6 digits",
  },
  {
    names: ["double", "double unsigned"],
    type: { kind: "double" },
    note: "all 17 digits and the sign of zero; of `double(10,2)` the stored number too, of which MySQL shows two decimals",
  },
  { names: ["date"], type: { kind: "date" }, note: "`0001-01-01` stays what it is" },
  {
    names: ["datetime", "timestamp"],
    type: { kind: "timestamp" },
    note: "up to 6 decimals; `timestamp` is read in UTC",
  },
  {
    names: ["time"],
    type: ([decimals = 0]) => ({ kind: "time", decimals }),
    note: "a span of time and no time of day: it goes from −838:59:59 to 838:59:59",
  },
  {
    names: ["char", "varchar", "tinytext", "text", "mediumtext", "longtext"],
    type: { kind: "text" },
    note: "of any character set, as Unicode; trailing spaces stay, but for those that `char` never had",
  },
  {
    names: ["enum", "set"],
    type: { kind: "text" },
    note: "the label, of a set the labels with commas; an invalid enum value is the empty text, as in MySQL",
  },
  {
    names: ["json"],
    type: { kind: "text" },
    note: "as the server writes it",
  },
  { names: ["uuid", "inet4", "inet6"], type: { kind: "text" }, note: "MariaDB's own" },
  {
    names: ["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"],
    type: { kind: "blob" },
    note: "every byte, NUL too",
  },
  {
    names: [
      "geometry",
      "point",
      "linestring",
      "polygon",
      "multipoint",
      "multilinestring",
      "multipolygon",
      "geometrycollection",
      "geomcollection",
    ],
    type: { kind: "blob" },
    note: "MySQL's own form: four bytes of SRID, then well-known binary",
  },
  { names: ["vector"], type: { kind: "blob" }, note: "four bytes a number, the lowest first" },
];

const mySqlRuleOf: ReadonlyMap<string, TypeRule> = new Map(
  mySqlRules.flatMap((rule) => rule.names.map((name) => [name, rule] as const)),
);

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
  clock: { postgres: "time", duckdb: "TIME" },
  text: { postgres: "text", duckdb: "VARCHAR" },
  blob: { postgres: "bytea", duckdb: "BLOB" },
};

/** What a MySQL column type such as `bigint(20) unsigned` or `decimal(12,2)` holds; null when no rule names it. */
export function columnTypeOfMySql(declared: string): ColumnType | null {
  const text = declared.toLowerCase();
  const base = /^[a-z0-9]+/.exec(text)?.[0] ?? "";
  const isUnsigned = /^\w+(\([\d,]+\))? unsigned/.test(text);
  const type = mySqlRuleOf.get(isUnsigned ? `${base} unsigned` : base)?.type ?? null;
  return typeof type === "function" ? type(numbersIn(text)) : type;
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
  if (type.kind === "text" && type.limit !== undefined && warehouse === "postgres") {
    return `${type.limit.kind}(${type.limit.length})`;
  }
  if (type.kind !== "numeric") return warehouseTypes[type.kind][warehouse];
  if (warehouse === "duckdb" && type.precision > widestDuckDbDecimal) return "VARCHAR";
  return `numeric(${type.precision},${type.scale})`;
}

/** The same, as the engine's own catalog writes it. */
export function catalogType(type: ColumnType, warehouse: WarehouseKind): string {
  const name = warehouseType(type, warehouse);
  if (warehouse === "duckdb") return name.replace("numeric", "DECIMAL");
  if (name === "timestamp" || name === "time") return `${name} without time zone`;
  return name.replace(/^varchar/, "character varying").replace(/^char\(/, "character(");
}

function numbersIn(text: string): number[] {
  const inside = /^\w+\(([\d, ]+)\)/.exec(text)?.[1];
  return inside === undefined ? [] : inside.split(",").map(Number);
}
