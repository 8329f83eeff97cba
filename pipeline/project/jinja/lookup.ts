import { methodOf } from "./methods.ts";
import {
  HostObject,
  itemsOf,
  JinjaFunction,
  keyOf,
  NamedTuple,
  numberOf,
  orUndefined,
  TemplateFault,
  Tuple,
  tupleOf,
  Undefined,
  type Value,
} from "./values.ts";

/** `object.name`: an attribute or method first, then a key, as Jinja2 looks things up. */
export function attributeOf(object: Value, name: string): Value {
  if (object instanceof Undefined) return new Undefined(`${object.name}.${name}`);
  const own = object instanceof HostObject ? object.attribute(name) : undefined;
  if (own !== undefined) return own;
  if (object instanceof JinjaFunction)
    return orUndefined(object.attributes.get(name), `${object.name}.${name}`);
  if (object instanceof NamedTuple && object.names.includes(name))
    return object[object.names.indexOf(name)] as Value; // there is one for each name
  const method = methodOf(object, name);
  if (method !== undefined) return method;
  if (object instanceof Map) return orUndefined(object.get(name), name);
  if (object === null) throw new TemplateFault(`'None' has no attribute '${name}'.`);
  return new Undefined(name);
}

/** `object[key]`: a key or index first, then an attribute. */
export function itemOf(object: Value, key: Value): Value {
  if (object instanceof Map && object.has(keyOf(key))) return object.get(keyOf(key)) as Value; // it has the key
  const index = numberOf(key);
  if (index !== undefined && (Array.isArray(object) || typeof object === "string")) {
    return orUndefined(object.at(index), String(index));
  }
  if (index !== undefined && object instanceof HostObject)
    return orUndefined(itemsOf(object).at(index), String(index));
  if (typeof key === "string") return attributeOf(object, key);
  return new Undefined(String(index ?? "item"));
}

/** `object[start:stop:step]` of a list, tuple or string, with Python's rules for negative and missing bounds. */
export function sliceOf(object: Value, start: Value, stop: Value, step: Value): Value {
  const items = typeof object === "string" ? [...object] : object;
  if (!Array.isArray(items)) throw new TemplateFault("Only a string, a list or a tuple can be sliced.");
  const picked = indices(items.length, numberOf(start), numberOf(stop), numberOf(step) ?? 1).map(
    (i) => items[i] as Value,
  );
  if (typeof object === "string") return picked.join("");
  return object instanceof Tuple ? tupleOf(...picked) : picked;
}

function indices(
  length: number,
  start: number | undefined,
  stop: number | undefined,
  step: number,
): number[] {
  if (step === 0) throw new TemplateFault("The step of a slice cannot be zero.");
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const bound = (value: number): number => Math.min(high, Math.max(low, value < 0 ? value + length : value));
  const from = start === undefined ? (step > 0 ? low : high) : bound(start);
  const to = stop === undefined ? (step > 0 ? high : low) : bound(stop);
  const result: number[] = [];
  for (let i = from; step > 0 ? i < to : i > to; i += step) result.push(i);
  return result;
}
