import type { Call } from "./call.ts";
import {
  areEqual,
  compare,
  isTrue,
  itemsOf,
  JinjaFunction,
  repr,
  TemplateFault,
  type Value,
} from "./values.ts";

type ListMethod = (self: Value[], call: Call) => Value;

/** Python's list methods; those that change the list answer None. */
export const listMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ["append", (self, call) => changed(self.push(call.value(0, "object")))],
  ["extend", (self, call) => changed(self.push(...itemsOf(call.value(0, "iterable"))))],
  ["insert", (self, call) => changed(self.splice(call.number(0, "index", 0), 0, call.value(1, "object")))],
  ["pop", (self, call) => pop(self, call.number(0, "index", -1))],
  ["remove", (self, call) => changed(self.splice(positionOf(self, call.value(0, "value")), 1))],
  ["clear", (self) => changed(self.splice(0))],
  ["copy", (self) => [...self]],
  ["reverse", (self) => changed(self.reverse())],
  ["sort", (self, call) => changed(sortList(self, call))],
  ["index", (self, call) => positionOf(self, call.value(0, "value"))],
  ["count", (self, call) => self.filter((item) => areEqual(item, call.value(0, "value"))).length],
]);

function pop(self: Value[], index: number): Value {
  const at = index < 0 ? index + self.length : index;
  const [item] = self.splice(at, 1);
  if (item === undefined) throw new TemplateFault("Cannot pop from an empty list.");
  return item;
}

function positionOf(self: Value[], value: Value): number {
  const at = self.findIndex((item) => areEqual(item, value));
  if (at < 0) throw new TemplateFault(`${repr(value)} is not in the list.`);
  return at;
}

function sortList(self: Value[], call: Call): void {
  const key = call.keywords.get("key");
  const of = (item: Value): Value => (key instanceof JinjaFunction ? key.call([item], new Map()) : item);
  self.sort((a, b) => compare(of(a), of(b)));
  if (isTrue(call.keywords.get("reverse") ?? false)) self.reverse();
}

/** What a method that only changes the list answers. */
function changed(_change: unknown): null {
  return null;
}
