import type { Call } from "./jinja/call.ts";
import { zip } from "./jinja/globals.ts";
import { toJson } from "./jinja/json.ts";
import {
  fromPlain,
  itemsOf,
  type Keywords,
  repr,
  str,
  TemplateFault,
  toPlain,
  type Value,
} from "./jinja/values.ts";
import { isPlainObject } from "./node-config.ts";
import { yamlPackage } from "./yaml-package.ts";

/** What reading the text gives, or the default when it cannot be read. */
export function orElse(call: Call, read: (text: string) => Value): Value {
  try {
    return read(str(call.value(0, "string")));
  } catch (thrown) {
    if (thrown instanceof TemplateFault) throw thrown;
    return call.value(1, "default");
  }
}

export function jsonOf(call: Call): Value {
  const isSorted = call.flag(2, "sort_keys", false);
  return toJson(isSorted ? fromPlain(sortedKeys(toPlain(call.value(0, "value")))) : call.value(0, "value"));
}

function sortedKeys(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(sortedKeys);
  if (!isPlainObject(plain)) return plain;
  return Object.fromEntries(
    Object.keys(plain)
      .sort()
      .map((key) => [key, sortedKeys(plain[key])]),
  );
}

/** Block style with sorted keys only when asked for, as PyYAML writes it. */
export function yamlOf(call: Call): string {
  return yamlPackage().stringify(toPlain(call.value(0, "value")), {
    version: "1.1",
    sortMapEntries: call.flag(2, "sort_keys", false),
    indentSeq: false,
    lineWidth: 0,
  });
}

export function setOf(value: Value): Value[] {
  const seen = new Map(Array.from(itemsOf(value), (item) => [repr(item), item]));
  return [...seen.values()];
}

/** Where the value has no items, dbt's `set` and `zip` answer their default. */
export function lenientSet(call: Call): Value {
  try {
    return setOf(call.value(0, "value"));
  } catch {
    return call.value(1, "default");
  }
}

export function lenientZip(args: readonly Value[], keywords: Keywords): Value {
  try {
    return zip(args);
  } catch {
    return keywords.get("default") ?? null;
  }
}

/** The keys whose lists differ, with what only the first has. */
export function differenceOf(first: Value, second: Value): Value {
  if (!(first instanceof Map) || !(second instanceof Map)) return new Map();
  const difference = new Map<Value, Value>();
  for (const [key, values] of first) {
    const others = new Set(itemsOf(second.get(key) ?? []).map(repr));
    const only = itemsOf(values).filter((item) => !others.has(repr(item)));
    if (only.length > 0) difference.set(key, only);
  }
  return difference;
}
