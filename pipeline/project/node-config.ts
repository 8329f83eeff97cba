import { fromPlain, isTrue, str, type Value, type ValueMap } from "./jinja/values.ts";

/** How keys of several layers come together: lists grow, `meta` merges, everything else is replaced (dbt's rules). */
const growing = new Set(["tags", "pre_hook", "post_hook"]);
const merging = new Set(["meta"]);
const aliases = new Map([
  ["pre-hook", "pre_hook"],
  ["post-hook", "post_hook"],
]);

/** The configuration of a node: what is left of project file, properties file and the node's own `config()`. */
export class NodeConfig {
  readonly values: ValueMap = new Map();
  /** What the project says itself, without defaults; of several layers the last (dbt's `unrendered_config`). */
  readonly written = new Map<string, Value>();

  /** Starts from values that the project does not say. */
  static of(defaults: Readonly<Record<string, unknown>>): NodeConfig {
    const config = new NodeConfig();
    for (const [name, value] of Object.entries(defaults)) config.values.set(name, fromPlain(value));
    return config;
  }

  /** Lays a layer from a YAML file over what is there. */
  apply(layer: Iterable<readonly [string, unknown]>): this {
    for (const [name, plain] of layer) this.set(name, fromPlain(plain));
    return this;
  }

  /** Lays one key over what is there. */
  set(key: string, value: Value): void {
    const name = aliases.get(key) ?? key;
    this.values.set(name, combine(name, this.values.get(name), value));
    this.written.set(name, value);
  }

  /** Sets what follows from other keys, and is written nowhere. */
  complete(key: string, value: Value): void {
    this.values.set(key, value);
  }

  get(name: string): Value | undefined {
    return this.values.get(name);
  }

  /** The text of a key; undefined when it is absent or None. */
  text(name: string): string | undefined {
    const value = this.values.get(name);
    return value === undefined || value === null ? undefined : str(value);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values.get(name);
    return value === undefined || value === null ? otherwise : isTrue(value);
  }

  /** A list of texts; a single text counts as a list of one. */
  list(name: string): string[] {
    const value = this.values.get(name);
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? Array.from(value, str) : [str(value)];
  }
}

function combine(name: string, before: Value | undefined, after: Value): Value {
  if (growing.has(name)) return [...asList(before ?? null), ...asList(after)];
  if (merging.has(name) && before instanceof Map && after instanceof Map)
    return new Map([...before, ...after]);
  return after;
}

function asList(value: Value): Value[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The layers that the project file's tree holds for a node, outermost first: `+key` anywhere, bare keys when they are no folder. */
export function layersOf(
  tree: Readonly<Record<string, unknown>>,
  fqn: readonly string[],
): [string, unknown][][] {
  const layers: [string, unknown][][] = [];
  let level: Readonly<Record<string, unknown>> | undefined = tree;
  for (const part of [...fqn, undefined]) {
    if (level === undefined) break;
    layers.push(configKeys(level));
    const below: unknown = part === undefined ? undefined : level[part];
    level = isPlainObject(below) ? below : undefined;
  }
  return layers;
}

function configKeys(level: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(level)
    .filter(([key, value]) => key.startsWith("+") || !isPlainObject(value))
    .map(([key, value]) => [withoutPlus(key), value]);
}

/** A key of the project file's tree as it is called elsewhere. */
export function withoutPlus(key: string): string {
  return key.startsWith("+") ? key.slice(1) : key;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
