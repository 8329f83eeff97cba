import { Call } from "./call.ts";
import { dictionaryMethods } from "./methods-dictionary.ts";
import { listMethods } from "./methods-list.ts";
import { stringMethods } from "./methods-string.ts";
import { JinjaFunction, type Value } from "./values.ts";

/** Python's method of this name of a string, list or dictionary, bound to the value. */
export function methodOf(value: Value, name: string): JinjaFunction | undefined {
  if (typeof value === "string") return bind(value, name, stringMethods.get(name));
  if (Array.isArray(value)) return bind(value, name, listMethods.get(name));
  if (value instanceof Map) return bind(value, name, dictionaryMethods.get(name));
  return undefined;
}

function bind<T>(
  self: T,
  name: string,
  method: ((self: T, call: Call) => Value) | undefined,
): JinjaFunction | undefined {
  if (method === undefined) return undefined;
  return new JinjaFunction(name, (args, keywords) => method(self, new Call(args, keywords)));
}
