import type { Call } from "./call.ts";
import { itemsOf, keyOf, repr, TemplateFault, tupleOf, type Value, type ValueMap } from "./values.ts";

type DictionaryMethod = (self: ValueMap, call: Call) => Value;

/** Python's dictionary methods; `items`, `keys` and `values` answer lists. */
export const dictionaryMethods: ReadonlyMap<string, DictionaryMethod> = new Map<string, DictionaryMethod>([
  ["items", (self) => Array.from(self, ([key, value]) => tupleOf(key, value))],
  ["keys", (self) => [...self.keys()]],
  ["values", (self) => [...self.values()]],
  ["get", (self, call) => get(self, call)],
  ["update", (self, call) => update(self, call)],
  ["pop", (self, call) => pop(self, call)],
  ["popitem", (self) => popItem(self)],
  ["setdefault", (self, call) => setDefault(self, call)],
  ["copy", (self) => new Map(self)],
  ["clear", (self) => clear(self)],
]);

function get(self: ValueMap, call: Call): Value {
  const value = self.get(keyOf(call.value(0, "key")));
  return value === undefined ? call.value(1, "default") : value;
}

function update(self: ValueMap, call: Call): null {
  const other = call.value(0, "other");
  const entries = other instanceof Map ? other : other === null ? [] : itemsOf(other).map(pairOf);
  for (const [key, value] of entries) self.set(key, value);
  for (const [key, value] of call.keywords) self.set(key, value);
  return null;
}

function pairOf(item: Value): readonly [Value, Value] {
  const [key, value] = itemsOf(item);
  if (key === undefined || value === undefined)
    throw new TemplateFault("A dictionary is updated with pairs.");
  return [keyOf(key), value];
}

function pop(self: ValueMap, call: Call): Value {
  const key = keyOf(call.value(0, "key"));
  const value = self.get(key);
  self.delete(key);
  if (value !== undefined) return value;
  if (call.has(1, "default")) return call.value(1, "default");
  throw new TemplateFault(`The dictionary has no key ${repr(key)}.`);
}

/** The entry that came last. */
function popItem(self: ValueMap): Value {
  const last = [...self].at(-1);
  if (last === undefined) throw new TemplateFault("The dictionary is empty.");
  self.delete(last[0]);
  return tupleOf(...last);
}

function setDefault(self: ValueMap, call: Call): Value {
  const key = keyOf(call.value(0, "key"));
  if (!self.has(key)) self.set(key, call.value(1, "default"));
  return self.get(key) ?? null;
}

function clear(self: ValueMap): null {
  self.clear();
  return null;
}
