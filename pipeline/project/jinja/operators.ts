import type { BinaryOperator, ComparisonOperator } from "./ast.ts";
import { formatPercent } from "./percent-format.ts";
import {
  areEqual,
  compare,
  Decimal,
  Float,
  float,
  HostObject,
  isFloat,
  itemsOf,
  keyOf,
  numberOf,
  str,
  TemplateFault,
  Tuple,
  tupleOf,
  typeName,
  Undefined,
  type Value,
} from "./values.ts";

/** Applies a binary operator with Python's meaning for numbers, strings and sequences. */
export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === "~") return str(left) + str(right);
  if (operator === "%" && typeof left === "string") return formatPercent(left, right);
  const x = numberOf(left);
  const y = numberOf(right);
  if (x !== undefined && y !== undefined) {
    const places = decimalPlaces(operator, left, right);
    if (places !== undefined) return new Decimal(calculate(operator, x, y).toFixed(places));
    return arithmetic(operator, x, y, isFloat(left) || isFloat(right));
  }
  const joined =
    operator === "+" ? concatenate(left, right) : operator === "*" ? repeat(left, right) : undefined;
  if (joined !== undefined) return joined;
  const made =
    (left instanceof HostObject ? left.operate(operator, right, false) : undefined) ??
    (right instanceof HostObject ? right.operate(operator, left, true) : undefined);
  if (made !== undefined) return made;
  throw unsupported(operator, left, right);
}

function unsupported(operator: string, left: Value, right: Value): TemplateFault {
  const missing = [left, right].find((side) => side instanceof Undefined);
  if (missing instanceof Undefined) return new TemplateFault(`'${missing.name}' is undefined.`);
  return new TemplateFault(`Cannot apply '${operator}' to ${typeName(left)} and ${typeName(right)}.`);
}

/** How many decimals a sum, difference or product of exact numbers has; undefined when it is none. */
function decimalPlaces(operator: BinaryOperator, left: Value, right: Value): number | undefined {
  const [a, b] = [left, right].map((side) =>
    isFloat(side) && !(side instanceof Decimal) ? undefined : scaleOf(side),
  );
  if (a === undefined || b === undefined || !(left instanceof Decimal || right instanceof Decimal))
    return undefined;
  if (operator === "+" || operator === "-") return Math.max(a, b);
  return operator === "*" ? a + b : undefined;
}

function scaleOf(value: Value): number {
  return value instanceof Decimal ? (value.digits.split(".")[1]?.length ?? 0) : 0;
}

function arithmetic(operator: BinaryOperator, x: number, y: number, hasFloat: boolean): Value {
  if (y === 0 && (operator === "/" || operator === "//" || operator === "%")) {
    throw new TemplateFault("Division by zero.");
  }
  if (operator === "/") return float(x / y);
  const result = calculate(operator, x, y);
  return hasFloat || (operator === "**" && y < 0) ? float(result) : result;
}

/** `%` takes the sign of the divisor, as in Python. */
function calculate(operator: BinaryOperator, x: number, y: number): number {
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "//":
      return Math.floor(x / y);
    case "%":
      return x - y * Math.floor(x / y);
    default:
      return x ** y;
  }
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (left instanceof Tuple && right instanceof Tuple) return tupleOf(...left, ...right);
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  return undefined;
}

function repeat(left: Value, right: Value): Value | undefined {
  const [sequence, count] = typeof left === "number" ? [right, left] : [left, right];
  if (typeof count !== "number") return undefined;
  if (typeof sequence === "string") return sequence.repeat(Math.max(0, count));
  if (!Array.isArray(sequence)) return undefined;
  const items = Array.from({ length: Math.max(0, count) }, () => [...sequence]).flat();
  return sequence instanceof Tuple ? tupleOf(...items) : items;
}

export function applyComparison(operator: ComparisonOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return areEqual(left, right);
    case "!=":
      return !areEqual(left, right);
    case "in":
      return contains(right, left);
    case "not in":
      return !contains(right, left);
    case "<":
      return compare(left, right) < 0;
    case "<=":
      return compare(left, right) <= 0;
    case ">":
      return compare(left, right) > 0;
    case ">=":
      return compare(left, right) >= 0;
  }
}

export function contains(container: Value, item: Value): boolean {
  if (typeof container === "string") return container.includes(str(item));
  if (container instanceof Map) return container.has(keyOf(item));
  if (
    container instanceof HostObject &&
    typeof item === "string" &&
    container.attribute("__iter__") === undefined
  ) {
    return container.attribute(item) !== undefined;
  }
  return itemsOf(container).some((candidate) => areEqual(candidate, item));
}

export function negate(value: Value): Value {
  if (value instanceof Float) return new Float(-value.value);
  const number = numberOf(value);
  if (number === undefined) throw new TemplateFault(`Cannot negate ${typeName(value)}.`);
  return -number;
}
