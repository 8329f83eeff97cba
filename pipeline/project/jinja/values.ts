/**
 * The values of a template: Python's, as far as dbt projects use them, on top of JavaScript's own.
 *
 * None is null; int is an integral number; float is `Float` when integral (so that 2.0 prints as 2.0) and a plain
 * number otherwise; list is an array; tuple is `Tuple`; dict is a Map.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | Float
  | Value[]
  | ValueMap
  | JinjaFunction
  | HostObject
  | Undefined;

export type ValueMap = Map<Value, Value>;
export type Keywords = ReadonlyMap<string, Value>;

/** A float whose value is integral. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** An exact number of the database: a float to reckon with, that prints its digits. */
export class Decimal extends Float {
  readonly digits: string;
  constructor(digits: string) {
    super(Number(digits));
    this.digits = digits;
  }
}

/** What `map`, `filter` and the like make of a tuple is a list. */
export class Tuple extends Array<Value> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

export function tupleOf(...items: Value[]): Tuple {
  const tuple = new Tuple();
  tuple.push(...items);
  return tuple;
}

/** A tuple whose items also have names. */
export class NamedTuple extends Tuple {
  names: readonly string[] = [];
}

export function namedTuple(names: readonly string[], items: readonly Value[]): NamedTuple {
  const tuple = new NamedTuple();
  tuple.push(...items);
  tuple.names = names;
  return tuple;
}

/** What a name without a value evaluates to; harmless until it is used as a function or a number. */
export class Undefined {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A function, macro or method that a template can call. */
export class JinjaFunction {
  readonly name: string;
  readonly call: (args: readonly Value[], keywords: Keywords) => Value;
  /** Attributes such as a dispatched macro's own; mostly absent. */
  readonly attributes: ReadonlyMap<string, Value>;
  constructor(
    name: string,
    call: (args: readonly Value[], keywords: Keywords) => Value,
    attributes: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.name = name;
    this.call = call;
    this.attributes = attributes;
  }
}

/** An object of the program that a template can see: attributes by name, and a text form. */
export abstract class HostObject {
  abstract attribute(name: string): Value | undefined;
  /** Assigns an attribute; only `namespace` allows it. */
  assign(name: string, _value: Value): void {
    throw new TemplateFault(`Cannot assign to '${name}' of this object.`);
  }
  equals(other: Value): boolean {
    return this === other;
  }
  /** What an operator makes of it and another value, which stands left of it when `isRight`; undefined when nothing. */
  operate(_operator: string, _other: Value, _isRight: boolean): Value | undefined {
    return undefined;
  }
  /** Less than zero when it comes before the other, undefined when the two have no order. */
  order(_other: Value): number | undefined {
    return undefined;
  }
  abstract text(): string;
}

/** A host object made of a table of attributes. */
export class HostRecord extends HostObject {
  private readonly attributes: ReadonlyMap<string, Value>;
  private readonly label: string;
  constructor(label: string, attributes: Iterable<readonly [string, Value]>) {
    super();
    this.label = label;
    this.attributes = new Map(attributes);
  }
  attribute(name: string): Value | undefined {
    return this.attributes.get(name);
  }
  text(): string {
    return `<${this.label}>`;
  }
}

/** Jinja's `namespace()`: the one object whose attributes a template may set. */
export class Namespace extends HostObject {
  private readonly values: Map<string, Value>;
  constructor(values: Map<string, Value>) {
    super();
    this.values = values;
  }
  attribute(name: string): Value | undefined {
    return this.values.get(name);
  }
  override assign(name: string, value: Value): void {
    this.values.set(name, value);
  }
  text(): string {
    return `<Namespace ${repr(new Map<Value, Value>(this.values))}>`;
  }
}

/**
 * A template that cannot be parsed or rendered; the file and line are added where they are known, and the edge of the
 * engine turns it into a BitewingError of kind `found`.
 */
export class TemplateFault extends Error {
  readonly next: string | undefined;
  /** Innermost first. */
  readonly trace: { file: string; line: number }[] = [];
  /** The line within the template being parsed or rendered, until it is added to the trace. */
  line: number | undefined;
  /** The render that added the last entry of the trace, so that each macro call appears once. */
  tracedBy: object | undefined;
  constructor(message: string, next?: string, line?: number) {
    super(message);
    this.name = "TemplateFault";
    this.next = next;
    this.line = line;
  }
}

/** A function with positional arguments only by order, keywords by name. */
export function jinjaFunction(
  name: string,
  call: (args: readonly Value[], keywords: Keywords) => Value,
): JinjaFunction {
  return new JinjaFunction(name, call);
}

export function isTrue(value: Value): boolean {
  if (value === null || value instanceof Undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (value instanceof Float) return value.value !== 0;
  if (typeof value === "object") return true;
  return Boolean(value);
}

/** A float of this value. */
export function float(value: number): Value {
  return Number.isInteger(value) ? new Float(value) : value;
}

export function isFloat(value: Value): boolean {
  return value instanceof Float || (typeof value === "number" && !Number.isInteger(value));
}

/** The number that an int, float or bool stands for; undefined for anything else. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof Float) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return undefined;
}

export function areEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  const x = numberOf(a);
  if (x !== undefined) return x === numberOf(b);
  if (Array.isArray(a)) return Array.isArray(b) && areEqualLists(a, b);
  if (a instanceof Map) return b instanceof Map && areEqualMaps(a, b);
  if (a instanceof Undefined) return b instanceof Undefined;
  if (a instanceof HostObject) return a.equals(b);
  return b instanceof HostObject && b.equals(a);
}

function areEqualLists(a: Value[], b: Value[]): boolean {
  if (a instanceof Tuple !== b instanceof Tuple || a.length !== b.length) return false;
  return a.every((item, i) => areEqual(item, b[i] as Value));
}

function areEqualMaps(a: ValueMap, b: ValueMap): boolean {
  return (
    a.size === b.size && [...a].every(([key, value]) => b.has(key) && areEqual(value, b.get(key) as Value))
  );
}

/** Less than zero, zero or more: Python's order within numbers, strings and sequences. */
export function compare(a: Value, b: Value): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  const x = numberOf(a);
  const y = numberOf(b);
  if (x !== undefined && y !== undefined) return x - y;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  const order = a instanceof HostObject ? a.order(b) : undefined;
  if (order !== undefined) return order;
  throw new TemplateFault(`Cannot order ${typeName(a)} and ${typeName(b)}.`);
}

function compareLists(a: Value[], b: Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i] as Value, b[i] as Value);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Python's name of the type, for messages. */
export function typeName(value: Value): string {
  if (value === null) return "None";
  if (value instanceof Undefined) return `the undefined '${value.name}'`;
  if (typeof value === "string") return "a string";
  if (typeof value === "boolean") return "a boolean";
  if (numberOf(value) !== undefined) return "a number";
  if (value instanceof Tuple) return "a tuple";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a dictionary";
  return value instanceof JinjaFunction ? `the function '${value.name}'` : "an object";
}

/** Python's `str()`. */
export function str(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof Undefined) return "";
  return value instanceof Decimal ? value.digits : repr(value);
}

/** Python's `repr()`. */
export function repr(value: Value): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return reprString(value);
  if (typeof value === "number") return reprNumber(value);
  if (value instanceof Decimal) return `Decimal(${reprString(value.digits)})`;
  if (value instanceof Float) return reprFloat(value.value);
  if (value instanceof Tuple)
    return value.length === 1 ? `(${repr(value[0] as Value)},)` : `(${reprAll(value)})`;
  if (Array.isArray(value)) return `[${reprAll(value)}]`;
  if (value instanceof Map) return `{${[...value].map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(", ")}}`;
  if (value instanceof Undefined) return "Undefined";
  return value instanceof JinjaFunction ? `<function ${value.name}>` : value.text();
}

function reprAll(values: readonly Value[]): string {
  return Array.from(values, repr).join(", ");
}

function reprString(text: string): string {
  if (!/[\\\n\t\r']/.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r");
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

function reprFloat(value: number): string {
  return Math.abs(value) < 1e16 ? `${value}.0` : value.toExponential();
}

/** Python writes exponents with two digits at least: 1e-07. */
function reprNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  return String(value);
}

/** The value, or undefined by this name when there is none; None is a value. */
export function orUndefined(value: Value | undefined, name: string): Value {
  return value === undefined ? new Undefined(name) : value;
}

/** The items that a for loop over the value sees. */
export function itemsOf(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === "string") return [...value];
  if (value instanceof Undefined) return [];
  if (value instanceof HostObject) {
    const items = value.attribute("__iter__");
    if (Array.isArray(items)) return items;
  }
  throw new TemplateFault(`Cannot loop over ${typeName(value)}.`);
}

const tupleKeys = new Map<string, Tuple>();

/** Integral floats and booleans are the same dictionary key as the integer, and tuples of equal items one key, as in Python. */
export function keyOf(value: Value): Value {
  if (value instanceof Float) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (!(value instanceof Tuple)) return value;
  const text = repr(value);
  const known = tupleKeys.get(text) ?? value;
  tupleKeys.set(text, known);
  return known;
}

/** A value of the program (parsed YAML, JSON) as a template sees it. */
export function fromPlain(plain: unknown): Value {
  if (plain === null || plain === undefined) return null;
  if (typeof plain === "boolean" || typeof plain === "number" || typeof plain === "string") return plain;
  if (typeof plain === "bigint") return Number(plain);
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (plain instanceof Map) return new Map([...plain].map(([k, v]) => [fromPlain(k), fromPlain(v)]));
  if (plain instanceof Date) return plain.toISOString().slice(0, 10);
  if (typeof plain === "object") return new Map(Object.entries(plain).map(([k, v]) => [k, fromPlain(v)]));
  return JSON.stringify(plain);
}

/** The JSON-like form of a template's value: dictionaries as objects, everything unknown as its text. */
export function toPlain(value: Value): unknown {
  if (value === null || value instanceof Undefined) return null;
  if (typeof value !== "object") return value;
  if (value instanceof Float) return value.value;
  if (Array.isArray(value)) return Array.from(value, toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([k, v]) => [str(k), toPlain(v)]));
  return str(value);
}
