import { hash } from "node:crypto";
import { repr, str, type Value, type ValueMap } from "./jinja/values.ts";

/** What the name of a generic test is made of. */
export interface NamedTest {
  readonly name: string;
  readonly namespace: string | undefined;
  /** The name that the project gives it, which is then taken as it is. */
  readonly customName: string | undefined;
  /** Empty, or `source_`. */
  readonly prefix: string;
  /** `orders`, or `raw_orders` for a source. */
  readonly target: string;
  /** Its arguments without `model`. */
  readonly given: ValueMap;
}

/** dbt's names: test, target and arguments in the order of their names; cut and hashed from 64 characters on. */
export function testNames(test: NamedTest): { readonly short: string; readonly full: string } {
  const { name, namespace, customName } = test;
  if (customName !== undefined) return { short: customName, full: customName };
  const identifier = `${test.prefix}${namespace === undefined ? "" : `${namespace}_`}${name}_${test.target}`;
  const values = [...test.given]
    .sort(([a], [b]) => (str(a) < str(b) ? -1 : 1))
    .flatMap(([, value]) =>
      value instanceof Map ? Array.from(value.values()) : Array.isArray(value) ? value : [value],
    );
  const unique = values.map((value) => str(value).replace(/[^0-9a-zA-Z_]+/g, "_")).join("__");
  const full = `${identifier}_${unique}`;
  return { full, short: full.length >= 64 ? `${identifier.slice(0, 30)}_${md5(full)}` : full };
}

/** The ten digits at the end of a test's id: dbt's hash over name, arguments and namespace in Python's notation. */
export function testHash(
  fullName: string,
  test: Pick<NamedTest, "name" | "namespace">,
  kwargs: ValueMap,
): string {
  const metadata: ValueMap = new Map<Value, Value>([
    ["kwargs", kwargs],
    ["name", test.name],
    ["namespace", test.namespace ?? null],
  ]);
  return md5(fullName + repr(hashable(metadata))).slice(-10);
}

function hashable(value: Value): Value {
  if (value instanceof Map) {
    return new Map(
      [...value].sort(([a], [b]) => (str(a) < str(b) ? -1 : 1)).map(([key, item]) => [key, hashable(item)]),
    );
  }
  return Array.isArray(value) ? Array.from(value, hashable) : str(value);
}

/** In hexadecimal, as dbt hashes names. */
export function md5(text: string): string {
  return hash("md5", text);
}
