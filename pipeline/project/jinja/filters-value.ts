import type { Call } from "./call.ts";
import type { Filter } from "./filters.ts";
import { toJson } from "./json.ts";
import { attributeOf } from "./lookup.ts";
import { float, isTrue, numberOf, str, TemplateFault, typeName, Undefined, type Value } from "./values.ts";

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
  ["attr", (value, call) => attributeOf(value, call.text(0, "name", ""))],
  ["tojson", (value, call) => toJson(value, call.number(0, "indent", 0))],
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

function parseNumber(value: Value): number | undefined {
  if (typeof value !== "string") return numberOf(value);
  const text = value.trim();
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function toInteger(value: Value, call: Call): Value {
  const number = parseNumber(value);
  return number === undefined ? (call.has(0, "default") ? call.value(0, "default") : 0) : Math.trunc(number);
}

function toFloat(value: Value, call: Call): Value {
  const number = parseNumber(value);
  if (number === undefined && call.has(0, "default")) return call.value(0, "default");
  return float(number ?? 0);
}

/** `common` rounds half to even, as Python's `round`; `ceil` and `floor` are as named. Always a float. */
function round(value: Value, call: Call): Value {
  const factor = 10 ** call.number(0, "precision", 0);
  const scaled = needNumber(value, "round") * factor;
  const method = call.text(1, "method", "common");
  const rounded =
    method === "ceil" ? Math.ceil(scaled) : method === "floor" ? Math.floor(scaled) : halfToEven(scaled);
  return float(rounded / factor);
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
