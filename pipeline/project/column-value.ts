import { quoteSql } from "../../foundation/sql-text.ts";
import { HostObject, HostRecord, jinjaFunction, numberOf, str, type Value } from "./jinja/values.ts";

const texts = new Set(["text", "character varying", "character", "varchar", "string"]);
const numerics = new Set(["numeric", "decimal"]);
const floats = new Set(["real", "float", "float4", "float8", "double", "double precision"]);
const integers = new Set(
  "tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint int int2 int4 int8 smallserial serial bigserial".split(
    " ",
  ),
);

const typePattern = /^([^(]+?)\s*(?:\((\d+)(?:\s*,\s*(\d+))?\))?$/;

/** A column as dbt's `Column` shows it to templates. */
export class ColumnValue extends HostObject {
  private readonly name: string;
  /** The type without its sizes. */
  private readonly base: string;
  private readonly whole: string;
  private readonly sizes: readonly (number | undefined)[];

  /** PostgreSQL's adapter of dbt tells a type from its sizes, DuckDB's does not: a `DECIMAL(12,2)` is no numeric there. */
  constructor(name: string, type: string, engine: "duckdb" | "postgres" = "duckdb") {
    super();
    this.name = name;
    const match = engine === "postgres" ? typePattern.exec(type) : null;
    const known = match !== null && (texts.has(lower(match[1])) || numerics.has(lower(match[1])));
    this.base = known ? (match[1] ?? type) : type;
    this.sizes = known
      ? [match[2], match[3]].map((digits) => (digits === undefined ? undefined : Number(digits)))
      : [];
    this.whole = type;
  }

  attribute(name: string): Value | undefined {
    const kind = this.base.toLowerCase();
    const isText = texts.has(kind);
    const is = (answer: boolean): Value => jinjaFunction(name, () => answer);
    switch (name) {
      case "name":
      case "column":
        return this.name;
      case "quoted":
        return quoteSql(this.name);
      case "dtype":
        return this.base;
      case "data_type":
      case "expanded_data_type":
        return this.whole;
      case "char_size":
        return isText ? (this.sizes[0] ?? null) : null;
      case "numeric_precision":
        return isText ? null : (this.sizes[0] ?? null);
      case "numeric_scale":
        return this.sizes[1] ?? null;
      case "string_size":
        return jinjaFunction(name, () => this.sizes[0] ?? 256);
      case "is_string":
        return is(isText);
      case "is_numeric":
        return is(numerics.has(kind));
      case "is_float":
        return is(floats.has(kind));
      case "is_integer":
        return is(integers.has(kind));
      case "is_number":
        return is(numerics.has(kind) || floats.has(kind) || integers.has(kind));
      default:
        return undefined;
    }
  }

  override equals(other: Value): boolean {
    return other instanceof ColumnValue && other.name === this.name && other.whole === this.whole;
  }

  text(): string {
    return `<Column ${this.name} (${this.whole})>`;
  }
}

function lower(text: string | undefined): string {
  return (text ?? "").toLowerCase();
}

/** dbt's `api.Column`. */
export const columnType: HostRecord = new HostRecord("Column", [
  ["create", jinjaFunction("create", (args) => new ColumnValue(str(args[0] ?? ""), str(args[1] ?? "")))],
  [
    "translate_type",
    jinjaFunction("translate_type", (args) => {
      const type = str(args[0] ?? "");
      return type.toUpperCase() === "STRING" ? "TEXT" : type;
    }),
  ],
  ["string_type", jinjaFunction("string_type", (args) => `character varying(${str(args[0] ?? 256)})`)],
  ["numeric_type", jinjaFunction("numeric_type", (args) => numericType(args))],
]);

function numericType([name = "numeric", precision = null, scale = null]: readonly Value[]): string {
  const isSized = numberOf(precision) !== undefined && numberOf(scale) !== undefined;
  return isSized ? `${str(name)}(${str(precision)},${str(scale)})` : str(name);
}
