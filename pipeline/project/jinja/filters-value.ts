import type { Call } from "./call.ts";
import type { Filter } from "./filters.ts";
import { toJson } from "./json.ts";
import { attributeOf } from "./lookup.ts";
import {
  float,
  isFloat,
  isTrue,
  numberOf,
  str,
  TemplateFault,
  typeName,
  Undefined,
  type Value,
} from "./values.ts";

const orDefault: Filter = (value, call) => {
  const isMissing = value instanceof Undefined || (call.flag(1, "boolean", false) && !isTrue(value));
  return isMissing ? (call.has(0, "default_value") ? call.value(0, "default_value") : "") : value;
};

/** Filters of single values: defaults, numbers, conversions. */
export const valueFilters: readonly (readonly [string, Filter])[] = [
  ["default", orDefault],
  ["d", orDefault],
  ["int", (value, call) => toInteger(value, call)],
  ["float", (value, call) => toFloat(value, call)],
  ["abs", (value) => Math.abs(needNumber(value, "abs"))],
  ["round", (value, call) => round(value, call)],
  ["attr", (value, call) => onlyAttribute(value, call.text(0, "name", ""))],
  ["tojson", (value, call) => htmlSafe(toJson(sortedByKey(value), call.number(0, "indent", 0)))],
  [
    "filesizeformat",
    (value, call) => fileSize(needNumber(value, "filesizeformat"), call.flag(0, "binary", false)),
  ],
  ["as_text", (value) => value],
  ["as_native", (value) => value],
  ["as_bool", (value) => (typeof value === "string" ? /^true$/i.test(value) : isTrue(value))],
  ["as_number", (value) => (typeof value === "string" ? Number(value) : value)],
  ["pprint", (value) => str(value)],
];

function needNumber(value: Value, filter: string): number {
  const number = numberOf(value);
  if (number === undefined)
    throw new TemplateFault(`The filter '${filter}' needs a number, not ${typeName(value)}.`);
  return number;
}

/** An attribute or a method, never a key. */
function onlyAttribute(value: Value, name: string): Value {
  return value instanceof Map && value.has(name) ? new Undefined(name) : attributeOf(value, name);
}

function sortedByKey(value: Value): Value {
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]): [Value, Value] => [key, sortedByKey(item)]);
    return new Map(entries.sort(([a], [b]) => (str(a) < str(b) ? -1 : 1)));
  }
  return Array.isArray(value) ? Array.from(value, sortedByKey) : value;
}

function htmlSafe(json: string): string {
  return json.replace(/[<>&']/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}

function fileSize(bytes: number, isBinary: boolean): string {
  const base = isBinary ? 1024 : 1000;
  const units = isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB"] : ["kB", "MB", "GB", "TB", "PB"];
  if (bytes === 1) return "1 Byte";
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const power = Math.min(units.length, Math.floor(Math.log(bytes) / Math.log(base)));
  return `${(bytes / base ** power).toFixed(1)} ${units[power - 1] ?? ""}`;
}

function parseNumber(value: Value): number | undefined {
  if (typeof value !== "string") return numberOf(value);
  const text = value.trim().replace(/(?<=\d)_(?=\d)/g, "");
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** The digits that count in the base, with Python's prefixes; undefined when others are among them. */
function parseInBase(text: string, base: number): number | undefined {
  const digits = text
    .trim()
    .replace(/^0[xob]/i, "")
    .toLowerCase();
  const number = Number.parseInt(digits, base);
  return Number.isNaN(number) || number.toString(base) !== digits.replace(/^0+(?=.)/, "")
    ? undefined
    : number;
}

function toInteger(value: Value, call: Call): Value {
  const base = call.number(1, "base", 10);
  const number = typeof value === "string" && base !== 10 ? parseInBase(value, base) : parseNumber(value);
  return number === undefined ? (call.has(0, "default") ? call.value(0, "default") : 0) : Math.trunc(number);
}

function toFloat(value: Value, call: Call): Value {
  const number = parseNumber(value);
  if (number === undefined && call.has(0, "default")) return call.value(0, "default");
  return float(number ?? 0);
}

/** `common` is Python's `round`, which keeps an integer one; `ceil` and `floor` are as named, and give a float. */
function round(value: Value, call: Call): Value {
  const precision = call.number(0, "precision", 0);
  const number = needNumber(value, "round");
  const method = call.text(1, "method", "common");
  if (method === "common") {
    const rounded =
      precision < 0
        ? halfToEven(number / 10 ** -precision, 0) * 10 ** -precision
        : halfToEven(number, precision);
    return isFloat(value) ? float(rounded) : rounded;
  }
  const scaled = number * 10 ** precision;
  return float((method === "ceil" ? Math.ceil(scaled) : Math.floor(scaled)) / 10 ** precision);
}

/** Rounds by the exact value of the double; a true tie goes to the even digit. */
function halfToEven(number: number, places: number): number {
  const exact = Math.abs(number).toFixed(Math.min(100, places + 60));
  const cut = exact.length - (Math.min(100, places + 60) - places);
  const isTie = /^50*$/.test(exact.slice(cut).replace(".", ""));
  if (!isTie) return Number(number.toFixed(places));
  const down = Number(exact.slice(0, cut));
  const isEven = Number(exact.slice(0, cut).replace(".", "").at(-1)) % 2 === 0;
  return Math.sign(number) * (isEven ? down : Number((down + 10 ** -places).toFixed(places)));
}
