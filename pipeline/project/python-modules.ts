import { Call } from "./jinja/call.ts";
import {
  HostObject,
  HostRecord,
  itemsOf,
  JinjaFunction,
  jinjaFunction,
  numberOf,
  str,
  TemplateFault,
  tupleOf,
  type Value,
} from "./jinja/values.ts";
import { dateTimeModule, utcZone } from "./template-time.ts";

/** dbt's `modules`: of Python's `datetime`, `re`, `itertools` and `pytz` what projects use. */
export function pythonModules(now: Date): HostRecord {
  return new HostRecord("modules", [
    ["datetime", dateTimeModule(now).module],
    ["re", regularExpressions],
    ["itertools", iteration],
    ["pytz", zones],
  ]);
}

type Match = (pattern: RegExp, text: string, call: Call) => Value;

/** Python's pattern as JavaScript's: named groups and the flag in front are written differently. */
function compile(pattern: Value, flags: Value): RegExp {
  const source = str(pattern)
    .replaceAll("(?P<", "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>");
  const inline = /^\(\?([aims]+)\)/.exec(source)?.[1] ?? "";
  const given = numberOf(flags) ?? 0;
  const has = (letter: string, bit: number): string =>
    inline.includes(letter) || (given & bit) !== 0 ? letter : "";
  try {
    return new RegExp(source.replace(/^\(\?[aims]+\)/, ""), `dg${has("i", 2)}${has("m", 8)}${has("s", 16)}`);
  } catch {
    throw new TemplateFault(`'${str(pattern)}' is not a regular expression.`);
  }
}

const functions: readonly (readonly [string, Match])[] = [
  [
    "match",
    (pattern, text) => found(text, new RegExp(`^(?:${pattern.source})`, pattern.flags.replace("m", ""))),
  ],
  [
    "fullmatch",
    (pattern, text) => found(text, new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace("m", ""))),
  ],
  ["search", (pattern, text) => found(text, pattern)],
  ["findall", (pattern, text) => Array.from(text.matchAll(pattern), foundText)],
  ["finditer", (pattern, text) => Array.from(text.matchAll(pattern), (match) => new FoundMatch(match))],
  ["split", (pattern, text) => text.split(pattern).map((part) => part ?? null)],
];

const regularExpressions: HostRecord = new HostRecord("re", [
  ...functions.map(([name, match]): [string, Value] => [
    name,
    jinjaFunction(name, (args, keywords) => {
      const call = new Call(args, keywords);
      return match(
        compile(call.value(0, "pattern"), call.value(2, "flags")),
        str(call.value(1, "string")),
        call,
      );
    }),
  ]),
  ["sub", jinjaFunction("sub", (args, keywords) => substitute(new Call(args, keywords)))],
  ["compile", jinjaFunction("compile", (args) => compiled(args))],
  [
    "escape",
    jinjaFunction("escape", (args) => str(args[0] ?? "").replace(/[.*+?^${}()|[\]\\\-#&~ ]/g, "\\$&")),
  ],
  ["IGNORECASE", 2],
  ["I", 2],
  ["MULTILINE", 8],
  ["M", 8],
  ["DOTALL", 16],
  ["S", 16],
]);

/** A compiled pattern: the functions, without the argument for the pattern. */
function compiled([pattern = "", flags = 0]: readonly Value[]): HostRecord {
  const bind = (name: string): [string, Value] => [
    name,
    jinjaFunction(name, (args) => {
      const call = regularExpressions.attribute(name);
      if (!(call instanceof JinjaFunction)) return null;
      const keywords = new Map<string, Value>([["flags", flags]]);
      return call.call([pattern, ...args], keywords);
    }),
  ];
  return new HostRecord("pattern", [
    ...functions.map(([name]) => bind(name)),
    bind("sub"),
    ["pattern", pattern],
  ]);
}

function found(text: string, pattern: RegExp): Value {
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  return match === null ? null : new FoundMatch(match);
}

/** With one group its text, with several a tuple of them. */
function foundText(match: RegExpExecArray): Value {
  if (match.length === 1) return match[0];
  const groups = match.slice(1).map((group) => group ?? "");
  return groups.length === 1 ? (groups[0] ?? "") : tupleOf(...groups);
}

function substitute(call: Call): string {
  const pattern = compile(call.value(0, "pattern"), call.value(4, "flags"));
  const replacement = call.value(1, "repl");
  const count = call.number(3, "count", 0);
  let done = 0;
  return str(call.value(2, "string")).replace(pattern, (...parts: unknown[]) => {
    if (count > 0 && done++ >= count) return String(parts[0]);
    return expand(str(replacement), parts);
  });
}

/** `\1` and `\g<name>` stand for what the groups matched. */
function expand(replacement: string, parts: readonly unknown[]): string {
  const named = parts.at(-1);
  const names = typeof named === "object" && named !== null ? new Map(Object.entries(named)) : new Map();
  return replacement.replace(/\\(?:(\d)|g<(\w+)>|n|t)/g, (whole, digit?: string, name?: string) => {
    if (whole === "\\n") return "\n";
    if (whole === "\\t") return "\t";
    const index = digit ?? (/^\d+$/.test(name ?? "") ? name : undefined);
    return String((index === undefined ? names.get(name) : parts[Number(index)]) ?? "");
  });
}

/** Python's match object. */
class FoundMatch extends HostObject {
  private readonly match: RegExpExecArray;
  constructor(match: RegExpExecArray) {
    super();
    this.match = match;
  }

  attribute(name: string): Value | undefined {
    const method = this.methods.get(name);
    return method === undefined ? undefined : jinjaFunction(name, (args) => method(args[0] ?? 0));
  }

  private readonly methods = new Map<string, (group: Value) => Value>([
    ["group", (group) => this.group(group)],
    ["groups", () => tupleOf(...this.match.slice(1).map((text) => text ?? null))],
    [
      "groupdict",
      () => new Map(Object.entries(this.match.groups ?? {}).map(([key, text]) => [key, text ?? null])),
    ],
    ["start", () => this.match.index],
    ["end", () => this.match.index + this.match[0].length],
    ["span", () => tupleOf(this.match.index, this.match.index + this.match[0].length)],
  ]);

  private group(group: Value): Value {
    if (typeof group === "string") return this.match.groups?.[group] ?? null;
    return this.match[numberOf(group) ?? 0] ?? null;
  }

  text(): string {
    return `<re.Match object; match='${this.match[0]}'>`;
  }
}

const iteration: HostRecord = new HostRecord("itertools", [
  ["chain", jinjaFunction("chain", (args) => args.flatMap((list) => [...itemsOf(list)]))],
  ["product", jinjaFunction("product", (args) => product(args.map(itemsOf)))],
  [
    "combinations",
    jinjaFunction("combinations", ([list = [], size = 0]) =>
      combinations(itemsOf(list), numberOf(size) ?? 0),
    ),
  ],
]);

function product(lists: readonly (readonly Value[])[]): Value[] {
  const rows = lists.reduce<Value[][]>(
    (all, list) => all.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
  return rows.map((row) => tupleOf(...row));
}

function combinations(items: readonly Value[], size: number): Value[] {
  const pick = (from: number, count: number): Value[][] =>
    count === 0
      ? [[]]
      : items
          .slice(from)
          .flatMap((item, i) => pick(from + i + 1, count - 1).map((rest) => [item].concat(rest)));
  return pick(0, size).map((row) => tupleOf(...row));
}

const zones: HostRecord = new HostRecord("pytz", [
  ["utc", utcZone],
  ["UTC", utcZone],
  ["timezone", jinjaFunction("timezone", ([name = ""]) => zoneOf(str(name)))],
]);

function zoneOf(name: string): Value {
  if (/^(?:utc|etc\/utc|gmt)$/i.test(name)) return utcZone;
  throw new TemplateFault(
    `The time zone '${name}' is not known here: times are in UTC.`,
    "Convert times in SQL, with `at time zone`.",
  );
}
