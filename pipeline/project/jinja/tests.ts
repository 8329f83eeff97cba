import type { Call } from "./call.ts";
import { filters } from "./filters.ts";
import { contains } from "./operators.ts";
import {
  areEqual,
  compare,
  HostObject,
  isFloat,
  JinjaFunction,
  numberOf,
  str,
  TemplateFault,
  Undefined,
  type Value,
} from "./values.ts";

type Test = (value: Value, call: Call) => boolean;

const order =
  (accepts: (order: number) => boolean): Test =>
  (value, call) =>
    accepts(compare(value, call.value(0, "other")));

const equal: Test = (value, call) => areEqual(value, call.value(0, "other"));
const isNumber = (value: Value): boolean => numberOf(value) !== undefined && typeof value !== "boolean";

/** What may stand behind `is`. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["defined", (value) => !(value instanceof Undefined)],
  ["undefined", (value) => value instanceof Undefined],
  ["none", (value) => value === null],
  ["string", (value) => typeof value === "string"],
  ["number", (value) => numberOf(value) !== undefined],
  ["integer", (value) => isNumber(value) && !isFloat(value)],
  ["float", isFloat],
  ["boolean", (value) => typeof value === "boolean"],
  ["true", (value) => value === true],
  ["false", (value) => value === false],
  ["mapping", (value) => value instanceof Map],
  ["sequence", isSequence],
  ["iterable", (value) => isSequence(value) || value instanceof Undefined],
  ["callable", (value) => value instanceof JinjaFunction || value instanceof Undefined],
  ["sameas", (value, call) => value === call.value(0, "other")],
  ["upper", (value) => str(value) === str(value).toUpperCase() && str(value) !== str(value).toLowerCase()],
  ["lower", (value) => str(value) === str(value).toLowerCase() && str(value) !== str(value).toUpperCase()],
  ["odd", (value) => Math.abs((numberOf(value) ?? 0) % 2) === 1],
  ["even", (value) => (numberOf(value) ?? 1) % 2 === 0],
  ["divisibleby", (value, call) => (numberOf(value) ?? 1) % divisor(call) === 0],
  ["in", (value, call) => contains(call.value(0, "seq"), value)],
  ["eq", equal],
  ["equalto", equal],
  ["==", equal],
  ["ne", (value, call) => !equal(value, call)],
  ["!=", (value, call) => !equal(value, call)],
  ["lt", order((o) => o < 0)],
  ["lessthan", order((o) => o < 0)],
  ["<", order((o) => o < 0)],
  ["le", order((o) => o <= 0)],
  ["<=", order((o) => o <= 0)],
  ["gt", order((o) => o > 0)],
  ["greaterthan", order((o) => o > 0)],
  [">", order((o) => o > 0)],
  ["ge", order((o) => o >= 0)],
  [">=", order((o) => o >= 0)],
  ["escaped", () => false],
  ["filter", (value) => filters.has(str(value))],
  ["test", (value) => tests.has(str(value))],
]);

function isSequence(value: Value): boolean {
  if (value instanceof HostObject) return value.attribute("__iter__") !== undefined;
  return typeof value === "string" || Array.isArray(value) || value instanceof Map;
}

function divisor(call: Call): number {
  const number = numberOf(call.value(0, "num"));
  if (number === undefined) throw new TemplateFault("The test 'divisibleby' needs a number.");
  return number;
}
