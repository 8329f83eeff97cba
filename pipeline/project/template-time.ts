import { Call } from "./jinja/call.ts";
import {
  HostObject,
  HostRecord,
  JinjaFunction,
  jinjaFunction,
  type Keywords,
  numberOf,
  str,
  TemplateFault,
  tupleOf,
  type Value,
} from "./jinja/values.ts";

const daySeconds = 86_400;

/** Python's `datetime` module as far as projects use it. The clock is the run's start, so that a run has one time. */
export function dateTimeModule(now: Date): { readonly module: HostRecord; readonly now: TemplateTime } {
  const started = new TemplateTime(now, "zoned");
  const local = new TemplateTime(now, "naive");
  const clock = (args: readonly Value[], keywords: Keywords): Value =>
    args.length + keywords.size > 0 ? started : local;
  const datetime = type("datetime", (args, keywords) => construct("naive", args, keywords), [
    ["now", clock],
    ["utcnow", () => local],
    ["today", () => local],
    ["strptime", (args) => parseWithFormat(str(args[0] ?? ""), str(args[1] ?? ""))],
    ["fromisoformat", (args) => parseIso(str(args[0] ?? ""), "naive")],
  ]);
  const date = type("date", (args, keywords) => construct("date", args, keywords), [
    ["today", () => local.on("date")],
    ["fromisoformat", (args) => parseIso(str(args[0] ?? ""), "date")],
  ]);
  const timedelta = jinjaFunction("timedelta", (args, keywords) => durationOf(new Call(args, keywords)));
  const zones = new HostRecord("timezone", [["utc", utcZone]]);
  const module = new HostRecord("datetime", [
    ["datetime", datetime],
    ["date", date],
    ["timedelta", timedelta],
    ["timezone", zones],
  ]);
  return { module, now: started };
}

/** The one time zone that times are in here. */
export const utcZone: HostRecord = new HostRecord("UTC", [
  ["zone", "UTC"],
  [
    "localize",
    jinjaFunction("localize", (args) => (args[0] instanceof TemplateTime ? args[0].on("zoned") : null)),
  ],
]);

type Method = (args: readonly Value[], keywords: Keywords) => Value;

function type(name: string, create: Method, methods: readonly (readonly [string, Method])[]): JinjaFunction {
  return new JinjaFunction(
    name,
    create,
    new Map(methods.map(([method, implement]) => [method, jinjaFunction(method, implement)])),
  );
}

function construct(kind: Kind, args: readonly Value[], keywords: Keywords): TemplateTime {
  const call = new Call(args, keywords);
  const [year, month, day, hour, minute, second, micro] = fieldNames.map((name, i) =>
    call.number(i, name, i === 1 || i === 2 ? 1 : 0),
  );
  const time = new Date(
    Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, (micro ?? 0) / 1000),
  );
  return new TemplateTime(time, kind);
}

const fieldNames = ["year", "month", "day", "hour", "minute", "second", "microsecond"];

/** A date or time as a database writes it. */
export function parseIso(text: string, kind: Kind): TemplateTime {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[-+]\d{2}(?::?\d{2})?)?)?$/.exec(
      text.trim(),
    );
  const [, day, time = "00:00:00", zone = ""] = match ?? [];
  const offset = zone === "" || zone === "Z" ? "Z" : zone.length === 3 ? `${zone}:00` : zone;
  const date = new Date(`${day}T${time}${offset}`);
  if (match === null || Number.isNaN(date.getTime())) throw new TemplateFault(`'${text}' is not a date.`);
  return new TemplateTime(date, kind === "naive" && zone !== "" ? "zoned" : kind);
}

const formatPatterns = new Map([
  ["Y", "(?<year>\\d{4})"],
  ["y", "(?<short>\\d{2})"],
  ["m", "(?<month>\\d{1,2})"],
  ["d", "(?<day>\\d{1,2})"],
  ["H", "(?<hour>\\d{1,2})"],
  ["M", "(?<minute>\\d{1,2})"],
  ["S", "(?<second>\\d{1,2})"],
  ["f", "(?<micro>\\d{1,6})"],
  ["%", "%"],
]);

function parseWithFormat(text: string, format: string): TemplateTime {
  const source = format
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/%(.)/g, (whole, letter: string) => formatPatterns.get(letter) ?? whole);
  const groups = new RegExp(`^${source}$`).exec(text)?.groups;
  if (groups === undefined) throw new TemplateFault(`'${text}' does not have the format '${format}'.`);
  const field = (name: string, otherwise: number): number => Number(groups[name] ?? otherwise);
  const short = groups["short"];
  const year = short === undefined ? field("year", 1900) : Number(short) + (Number(short) < 69 ? 2000 : 1900);
  const micro = (groups["micro"] ?? "0").padEnd(6, "0");
  const time = Date.UTC(year, field("month", 1) - 1, field("day", 1), field("hour", 0), field("minute", 0));
  return new TemplateTime(
    new Date(time + field("second", 0) * 1000 + Math.trunc(Number(micro) / 1000)),
    "naive",
  );
}

function durationOf(call: Call): Duration {
  const units = [daySeconds, 1, 1e-6, 1e-3, 60, 3600, 7 * daySeconds];
  const names = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"];
  return new Duration(
    names.reduce((sum, name, i) => sum + (numberOf(call.value(i, name)) ?? 0) * (units[i] ?? 0), 0),
  );
}

type Kind = "date" | "naive" | "zoned";

/** Python's `date` or `datetime`; what has a zone is in UTC. */
export class TemplateTime extends HostObject {
  readonly date: Date;
  private readonly kind: Kind;

  constructor(date: Date, kind: Kind) {
    super();
    this.date = date;
    this.kind = kind;
  }

  on(kind: Kind): TemplateTime {
    const { date } = this;
    const midnight = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
    return new TemplateTime(kind === "date" ? midnight : date, kind);
  }

  attribute(name: string): Value | undefined {
    const field = fields.get(name);
    if (field !== undefined) return field(this.date);
    const method = methods.get(name);
    if (method === undefined) return undefined;
    return jinjaFunction(name, (args, keywords) => method(this, new Call(args, keywords)));
  }

  override operate(operator: string, other: Value, isRight: boolean): Value | undefined {
    const seconds = this.date.getTime() / 1000;
    if (other instanceof Duration && (operator === "+" || (operator === "-" && !isRight))) {
      const sign = operator === "+" ? 1 : -1;
      return new TemplateTime(new Date((seconds + sign * other.seconds) * 1000), this.kind);
    }
    if (other instanceof TemplateTime && operator === "-") {
      const difference = seconds - other.date.getTime() / 1000;
      return new Duration(isRight ? -difference : difference);
    }
    return undefined;
  }

  override order(other: Value): number | undefined {
    return other instanceof TemplateTime ? this.date.getTime() - other.date.getTime() : undefined;
  }

  override equals(other: Value): boolean {
    return this.order(other) === 0;
  }

  text(): string {
    return this.iso(" ");
  }

  iso(separator: string): string {
    const text = this.date.toISOString();
    if (this.kind === "date") return text.slice(0, 10);
    const fraction = this.date.getUTCMilliseconds() === 0 ? "" : `.${text.slice(20, 23)}000`;
    const zone = this.kind === "zoned" ? "+00:00" : "";
    return text.slice(0, 10) + separator + text.slice(11, 19) + fraction + zone;
  }

  replaced(call: Call): TemplateTime {
    const values = fieldNames.map((name): [string, Value] => [
      name,
      call.keywords.get(name) ?? fields.get(name)?.(this.date) ?? 0,
    ]);
    return construct(this.kind, [], new Map(values));
  }
}

/** Python's `timedelta`. */
class Duration extends HostObject {
  readonly seconds: number;
  constructor(seconds: number) {
    super();
    this.seconds = seconds;
  }

  attribute(name: string): Value | undefined {
    const days = Math.floor(this.seconds / daySeconds);
    if (name === "days") return days;
    if (name === "seconds") return Math.floor(this.seconds - days * daySeconds);
    return name === "total_seconds" ? jinjaFunction(name, () => this.seconds) : undefined;
  }

  override operate(operator: string, other: Value, isRight: boolean): Value | undefined {
    const factor = numberOf(other);
    if (factor !== undefined && operator === "*") return new Duration(this.seconds * factor);
    if (!(other instanceof Duration)) return undefined;
    if (operator === "+") return new Duration(this.seconds + other.seconds);
    if (operator !== "-") return undefined;
    return new Duration((this.seconds - other.seconds) * (isRight ? -1 : 1));
  }

  override order(other: Value): number | undefined {
    return other instanceof Duration ? this.seconds - other.seconds : undefined;
  }

  override equals(other: Value): boolean {
    return this.order(other) === 0;
  }

  text(): string {
    const days = Math.floor(this.seconds / daySeconds);
    const rest = this.seconds - days * daySeconds;
    const clock = `${Math.floor(rest / 3600)}:${two(Math.floor(rest / 60) % 60)}:${two(Math.floor(rest) % 60)}`;
    return days === 0 ? clock : `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${clock}`;
  }
}

const fields = new Map<string, (date: Date) => number>([
  ["year", (date) => date.getUTCFullYear()],
  ["month", (date) => date.getUTCMonth() + 1],
  ["day", (date) => date.getUTCDate()],
  ["hour", (date) => date.getUTCHours()],
  ["minute", (date) => date.getUTCMinutes()],
  ["second", (date) => date.getUTCSeconds()],
  ["microsecond", (date) => date.getUTCMilliseconds() * 1000],
]);

/** Monday is 0. */
const weekday = (date: Date): number => (date.getUTCDay() + 6) % 7;

const methods = new Map<string, (self: TemplateTime, call: Call) => Value>([
  ["strftime", (self, call) => formatTime(self.date, str(call.value(0, "format")))],
  ["isoformat", (self, call) => self.iso(call.text(0, "sep", "T"))],
  ["date", (self) => self.on("date")],
  ["astimezone", (self) => self.on("zoned")],
  ["replace", (self, call) => self.replaced(call)],
  ["weekday", (self) => weekday(self.date)],
  ["isoweekday", (self) => weekday(self.date) + 1],
  ["isocalendar", (self) => isoCalendar(self.date)],
  ["timestamp", (self) => self.date.getTime() / 1000],
]);

function isoCalendar(date: Date): Value {
  const thursday = new Date(date.getTime() + (3 - weekday(date)) * daySeconds * 1000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * daySeconds * 1000)) + 1;
  return tupleOf(year, week, weekday(date) + 1);
}

const two = (value: number): string => String(value).padStart(2, "0");

const monthNames =
  "January February March April May June July August September October November December".split(" ");
const dayNames = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / (daySeconds * 1000)) + 1;
}

const directives = new Map<string, (date: Date) => string>([
  ["Y", (date) => String(date.getUTCFullYear()).padStart(4, "0")],
  ["m", (date) => two(date.getUTCMonth() + 1)],
  ["d", (date) => two(date.getUTCDate())],
  ["H", (date) => two(date.getUTCHours())],
  ["I", (date) => two(date.getUTCHours() % 12 || 12)],
  ["p", (date) => (date.getUTCHours() < 12 ? "AM" : "PM")],
  ["M", (date) => two(date.getUTCMinutes())],
  ["S", (date) => two(date.getUTCSeconds())],
  ["y", (date) => two(date.getUTCFullYear() % 100)],
  ["f", (date) => `${String(date.getUTCMilliseconds()).padStart(3, "0")}000`],
  ["j", (date) => String(dayOfYear(date)).padStart(3, "0")],
  ["B", (date) => monthNames[date.getUTCMonth()] ?? ""],
  ["b", (date) => (monthNames[date.getUTCMonth()] ?? "").slice(0, 3)],
  ["A", (date) => dayNames[weekday(date)] ?? ""],
  ["a", (date) => (dayNames[weekday(date)] ?? "").slice(0, 3)],
  ["u", (date) => String(weekday(date) + 1)],
  ["w", (date) => String(date.getUTCDay())],
  ["s", (date) => String(Math.floor(date.getTime() / 1000))],
  ["F", (date) => date.toISOString().slice(0, 10)],
  ["T", (date) => date.toISOString().slice(11, 19)],
  ["%", () => "%"],
]);

function formatTime(date: Date, format: string): string {
  return format.replace(/%(.)/g, (whole, letter: string) => directives.get(letter)?.(date) ?? whole);
}
