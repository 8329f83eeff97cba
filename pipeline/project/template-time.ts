import { HostObject, HostRecord, jinjaFunction, str, TemplateFault, type Value } from "./jinja/values.ts";

/** The little of Python's `datetime` that projects use: `now`, `utcnow`, `strptime`, `strftime`, fields. */
export function dateTimeModule(now: Date): { readonly module: HostRecord; readonly now: HostObject } {
  const started = new TemplateTime(now);
  const construct = (_: string, args: readonly Value[]): TemplateTime => {
    const [year, month, day, hour, minute, second] = args.map(Number);
    return new TemplateTime(
      new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0)),
    );
  };
  const type = new HostRecord("datetime", [
    ["now", jinjaFunction("now", () => started)],
    ["utcnow", jinjaFunction("utcnow", () => started)],
    ["today", jinjaFunction("today", () => started)],
    ["strptime", jinjaFunction("strptime", (args) => parseTime(str(args[0] ?? "")))],
    ["fromisoformat", jinjaFunction("fromisoformat", (args) => parseTime(str(args[0] ?? "")))],
  ]);
  const module = new HostRecord("datetime", [
    ["datetime", type],
    ["date", jinjaFunction("date", (args) => construct("date", args))],
  ]);
  return { module, now: started };
}

function parseTime(text: string): TemplateTime {
  const date = new Date(/\d{2}:\d{2}/.test(text) ? `${text.replace(" ", "T")}Z` : `${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new TemplateFault(`'${text}' is not a date.`);
  return new TemplateTime(date);
}

/** An instant in UTC. */
class TemplateTime extends HostObject {
  private readonly date: Date;
  constructor(date: Date) {
    super();
    this.date = date;
  }

  attribute(name: string): Value | undefined {
    return fields.get(name)?.(this.date) ?? this.method(name);
  }

  private method(name: string): Value | undefined {
    if (name === "strftime") return jinjaFunction(name, (args) => formatTime(this.date, str(args[0] ?? "")));
    if (name === "isoformat") return jinjaFunction(name, () => this.date.toISOString().slice(0, 19));
    if (name === "date" || name === "astimezone") return jinjaFunction(name, () => this);
    return undefined;
  }

  text(): string {
    return this.date.toISOString().slice(0, 19).replace("T", " ");
  }
}

const fields = new Map<string, (date: Date) => number>([
  ["year", (date) => date.getUTCFullYear()],
  ["month", (date) => date.getUTCMonth() + 1],
  ["day", (date) => date.getUTCDate()],
  ["hour", (date) => date.getUTCHours()],
  ["minute", (date) => date.getUTCMinutes()],
  ["second", (date) => date.getUTCSeconds()],
]);

const two = (value: number): string => String(value).padStart(2, "0");

const directives = new Map<string, (date: Date) => string>([
  ["Y", (date) => String(date.getUTCFullYear())],
  ["m", (date) => two(date.getUTCMonth() + 1)],
  ["d", (date) => two(date.getUTCDate())],
  ["H", (date) => two(date.getUTCHours())],
  ["M", (date) => two(date.getUTCMinutes())],
  ["S", (date) => two(date.getUTCSeconds())],
  ["y", (date) => two(date.getUTCFullYear() % 100)],
  ["f", (date) => `${String(date.getUTCMilliseconds()).padStart(3, "0")}000`],
  ["%", () => "%"],
]);

function formatTime(date: Date, format: string): string {
  return format.replace(/%(.)/g, (whole, letter: string) => directives.get(letter)?.(date) ?? whole);
}
