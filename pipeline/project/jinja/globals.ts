import { Call } from "./call.ts";
import {
  HostObject,
  itemsOf,
  type JinjaFunction,
  jinjaFunction,
  Namespace,
  numberOf,
  str,
  TemplateFault,
  tupleOf,
  type Value,
} from "./values.ts";

/** The functions that Jinja2 itself gives every template. */
export const jinjaGlobals: ReadonlyMap<string, JinjaFunction> = new Map(
  [
    jinjaFunction("range", (args) => range(args)),
    jinjaFunction("dict", (args, keywords) => dictionary(args, keywords)),
    jinjaFunction("namespace", (args, keywords) => new Namespace(asNames(dictionary(args, keywords)))),
    jinjaFunction("lipsum", () => ""),
    jinjaFunction("cycler", (args) => new Cycler(args)),
    jinjaFunction("joiner", (args) => joiner(str(args[0] ?? ", "))),
  ].map((fn) => [fn.name, fn] as const),
);

/** Jinja2's cycler: its items one after the other, again and again. */
class Cycler extends HostObject {
  private readonly items: readonly Value[];
  private at = 0;
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
  attribute(name: string): Value | undefined {
    if (name === "current") return this.items[this.at];
    if (name === "next") return jinjaFunction(name, () => this.next());
    return name === "reset" ? jinjaFunction(name, () => this.reset()) : undefined;
  }
  private next(): Value {
    const item = this.items[this.at] ?? null;
    this.at = (this.at + 1) % this.items.length;
    return item;
  }
  private reset(): null {
    this.at = 0;
    return null;
  }
  text(): string {
    return "<cycler>";
  }
}

/** Nothing the first time, then the separator. */
function joiner(separator: string): JinjaFunction {
  let isUsed = false;
  return jinjaFunction("joiner", () => {
    const text = isUsed ? separator : "";
    isUsed = true;
    return text;
  });
}

/** Tuples of the items at the same place of each list. */
export function zip(lists: readonly Value[]): Value[] {
  const all = lists.map(itemsOf);
  const length = all.length === 0 ? 0 : Math.min(...all.map((list) => list.length));
  return Array.from({ length }, (_, i) => tupleOf(...all.map((list) => list[i] as Value)));
}

function range(args: readonly Value[]): Value[] {
  const bounds = args.map((value) => numberOf(value) ?? 0);
  const [start, stop] = bounds.length === 1 ? [0, bounds[0] ?? 0] : [bounds[0] ?? 0, bounds[1] ?? 0];
  const step = bounds[2] ?? 1;
  if (step === 0) throw new TemplateFault("The step of range() cannot be zero.");
  const result: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) result.push(i);
  return result;
}

function dictionary(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Map<Value, Value> {
  const source = new Call(args).value(0, "mapping");
  const entries: [Value, Value][] = [];
  if (source instanceof Map) entries.push(...source);
  else if (source !== null) {
    for (const item of itemsOf(source)) {
      const [key, value] = itemsOf(item);
      entries.push([key ?? null, value ?? null]);
    }
  }
  return new Map<Value, Value>([...entries, ...keywords]);
}

function asNames(values: ReadonlyMap<Value, Value>): Map<string, Value> {
  return new Map([...values].map(([key, value]) => [str(key), value]));
}
