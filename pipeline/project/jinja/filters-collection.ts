import { Call } from "./call.ts";
import { type Filter, filters } from "./filters.ts";
import { attributeOf, itemOf } from "./lookup.ts";
import { applyBinary } from "./operators.ts";
import { tests } from "./tests.ts";
import {
  areEqual,
  compare,
  isTrue,
  itemsOf,
  namedTuple,
  numberOf,
  orUndefined,
  str,
  TemplateFault,
  tupleOf,
  typeName,
  Undefined,
  type Value,
} from "./values.ts";

/** Filters of lists, tuples, dictionaries and the characters of strings. */
export const collectionFilters: readonly (readonly [string, Filter])[] = [
  ["length", (value) => lengthOf(value)],
  ["count", (value) => lengthOf(value)],
  ["list", (value) => [...itemsOf(value)]],
  ["first", (value) => orUndefined(itemsOf(value)[0], "first")],
  ["last", (value) => orUndefined(itemsOf(value).at(-1), "last")],
  ["random", (value) => orUndefined(itemsOf(value)[0], "random")],
  ["join", (value, call) => join(value, call)],
  [
    "reverse",
    (value) => (typeof value === "string" ? [...value].reverse().join("") : [...itemsOf(value)].reverse()),
  ],
  ["sort", (value, call) => sort(value, call)],
  ["unique", (value, call) => unique(value, call)],
  ["min", (value, call) => extreme(value, call, -1)],
  ["max", (value, call) => extreme(value, call, 1)],
  ["sum", (value, call) => sum(value, call)],
  ["map", (value, call) => mapItems(value, call)],
  ["select", (value, call) => itemsOf(value).filter((item) => passes(item, call, 0))],
  ["reject", (value, call) => itemsOf(value).filter((item) => !passes(item, call, 0))],
  ["selectattr", (value, call) => itemsOf(value).filter((item) => attributePasses(item, call))],
  ["rejectattr", (value, call) => itemsOf(value).filter((item) => !attributePasses(item, call))],
  ["groupby", (value, call) => groupBy(value, call)],
  ["batch", (value, call) => batch(value, call)],
  ["slice", (value, call) => slices(value, call)],
  ["items", (value) => (value instanceof Map ? Array.from(value, ([k, v]) => tupleOf(k, v)) : [])],
  ["dictsort", (value, call) => dictionarySort(value, call)],
];

function lengthOf(value: Value): number {
  if (value instanceof Map) return value.size;
  if (numberOf(value) !== undefined || value === null)
    throw new TemplateFault(`${typeName(value)} has no length.`);
  return itemsOf(value).length;
}

/** A getter for `attribute='a.b'` or `attribute=0`. */
function getter(attribute: Value): (item: Value) => Value {
  if (attribute === null) return (item) => item;
  const parts = str(attribute)
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return (item) => parts.reduce<Value>((object, part) => itemOf(object, part), item);
}

function join(value: Value, call: Call): string {
  return itemsOf(value)
    .map(getter(call.value(1, "attribute")))
    .map(str)
    .join(call.text(0, "d", ""));
}

/** Strings are compared without case unless told otherwise. */
function folded(value: Value, caseSensitive: boolean): Value {
  if (typeof value === "string" && !caseSensitive) return value.toLowerCase();
  return Array.isArray(value) ? tupleOf(...Array.from(value, (item) => folded(item, caseSensitive))) : value;
}

function sort(value: Value, call: Call): Value[] {
  const attribute = call.value(2, "attribute");
  const caseSensitive = call.flag(1, "case_sensitive", false);
  const names = attribute === null ? [null] : str(attribute).split(",");
  const key = (item: Value): Value =>
    tupleOf(...names.map((name) => folded(getter(name)(item), caseSensitive)));
  const sign = call.flag(0, "reverse", false) ? -1 : 1;
  return [...itemsOf(value)].sort((a, b) => sign * compare(key(a), key(b)));
}

function unique(value: Value, call: Call): Value[] {
  const key = getter(call.value(1, "attribute"));
  const caseSensitive = call.flag(0, "case_sensitive", false);
  const seen: Value[] = [];
  return itemsOf(value).filter((item) => {
    const own = folded(key(item), caseSensitive);
    const isNew = !seen.some((other) => areEqual(other, own));
    if (isNew) seen.push(own);
    return isNew;
  });
}

function extreme(value: Value, call: Call, sign: number): Value {
  const key = getter(call.value(1, "attribute"));
  const caseSensitive = call.flag(0, "case_sensitive", false);
  const items = itemsOf(value);
  if (items.length === 0) return new Undefined("the extreme of an empty list");
  const of = (item: Value): Value => folded(key(item), caseSensitive);
  return items.reduce((best, item) => (sign * compare(of(item), of(best)) > 0 ? item : best));
}

function sum(value: Value, call: Call): Value {
  const start = call.has(1, "start") ? call.value(1, "start") : 0;
  return itemsOf(value)
    .map(getter(call.value(0, "attribute")))
    .reduce((total, item) => applyBinary("+", total, item), start);
}

function mapItems(value: Value, call: Call): Value[] {
  if (call.keywords.has("attribute")) {
    const get = getter(call.value(-1, "attribute"));
    const otherwise = call.keywords.get("default");
    return itemsOf(value).map((item) => {
      const found = get(item);
      return found instanceof Undefined && otherwise !== undefined ? otherwise : found;
    });
  }
  const name = call.text(0, "name", "");
  const filter = filters.get(name);
  if (filter === undefined) throw new TemplateFault(`There is no filter named '${name}'.`);
  const rest = new Call(call.positional.slice(1), call.keywords);
  return itemsOf(value).map((item) => filter(item, rest));
}

/** Applies the test named by the argument at this place; without one, truth itself. */
function passes(item: Value, call: Call, place: number): boolean {
  const name = call.positional[place];
  if (name === undefined) return isTrue(item);
  const test = tests.get(str(name));
  if (test === undefined) throw new TemplateFault(`There is no test named '${str(name)}'.`);
  return test(item, new Call(call.positional.slice(place + 1), call.keywords));
}

function attributePasses(item: Value, call: Call): boolean {
  return passes(getter(call.value(0, "attr"))(item), call, 1);
}

/** Groups in the order of their keys, which are compared without case unless told otherwise. */
function groupBy(value: Value, call: Call): Value[] {
  const get = getter(call.value(0, "attribute"));
  const caseSensitive = call.flag(2, "case_sensitive", false);
  const keyed = itemsOf(value).map((item): [Value, Value] => {
    const found = get(item);
    return [found instanceof Undefined && call.has(1, "default") ? call.value(1, "default") : found, item];
  });
  const of = (key: Value): Value => folded(key, caseSensitive);
  keyed.sort(([a], [b]) => compare(of(a), of(b)));
  const groups: [Value, Value[]][] = [];
  for (const [key, item] of keyed) {
    const group = groups.at(-1);
    if (group === undefined || !areEqual(of(group[0]), of(key))) groups.push([key, [item]]);
    else group[1].push(item);
  }
  return groups.map((group) => namedTuple(["grouper", "list"], group));
}

function batch(value: Value, call: Call): Value[] {
  const size = call.number(0, "linecount", 1);
  const fill = call.value(1, "fill_with");
  const items = itemsOf(value);
  const batches: Value[][] = [];
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size));
  const last = batches.at(-1);
  if (fill !== null && last !== undefined)
    last.push(...Array.from({ length: size - last.length }, () => fill));
  return batches;
}

function slices(value: Value, call: Call): Value[] {
  const items = itemsOf(value);
  const count = call.number(0, "slices", 1);
  const size = Math.floor(items.length / count);
  const longer = items.length % count;
  const fill = call.value(1, "fill_with");
  const start = (i: number): number => i * size + Math.min(i, longer);
  return Array.from({ length: count }, (_, i) => {
    const slice = items.slice(start(i), start(i + 1));
    return fill !== null && longer > 0 && i >= longer ? [...slice, fill] : slice;
  });
}

function dictionarySort(value: Value, call: Call): Value[] {
  const by = call.text(1, "by", "key") === "value" ? 1 : 0;
  const caseSensitive = call.flag(0, "case_sensitive", false);
  const pairs = itemsOf(attributeCall(value, "items"));
  const sign = call.flag(2, "reverse", false) ? -1 : 1;
  const key = (pair: Value): Value => folded(itemOf(pair, by), caseSensitive);
  return [...pairs].sort((a, b) => sign * compare(key(a), key(b)));
}

function attributeCall(value: Value, name: string): Value {
  const method = attributeOf(value, name);
  if (typeof method !== "object" || method === null || !("call" in method)) {
    throw new TemplateFault(`The filter 'dictsort' needs a dictionary, not ${typeName(value)}.`);
  }
  return method.call([], new Map());
}
