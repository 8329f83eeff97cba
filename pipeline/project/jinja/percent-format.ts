import { exponent, general } from "./format-spec.ts";
import { numberOf, repr, str, TemplateFault, Tuple, type Value } from "./values.ts";

const directive = /%(?:\((\w+)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([sdifFeEgGxXorc%])/g;

/** Python's `'%s: %05.2f' % (a, b)`, also with `%(name)s` and a dictionary. */
export function formatPercent(template: string, argument: Value): string {
  const values = argument instanceof Tuple ? [...argument] : [argument];
  let used = 0;
  return template.replace(directive, (_, name, flags: string, width, precision, type: string) => {
    if (type === "%") return "%";
    const value = typeof name === "string" ? named(argument, name) : values[used++];
    if (value === undefined) throw new TemplateFault("Not enough values for the format string.");
    const digits = precision === undefined ? undefined : Number(precision);
    return pad(formatOne(value, type, digits, flags), Number(width ?? 0), flags);
  });
}

function named(argument: Value, name: string): Value | undefined {
  return argument instanceof Map ? argument.get(name) : undefined;
}

function formatOne(value: Value, type: string, digits: number | undefined, flags: string): string {
  if (type === "s" || type === "c") return str(value).slice(0, digits);
  if (type === "r") return repr(value);
  const number = numberOf(value);
  if (number === undefined) throw new TemplateFault(`The format %${type} needs a number.`);
  const text = formatNumber(number, type, digits);
  return flags.includes("+") && number >= 0 ? `+${text}` : text;
}

function formatNumber(number: number, type: string, digits: number | undefined): string {
  if (type === "d" || type === "i") return String(Math.trunc(number));
  if (type === "x") return Math.trunc(number).toString(16);
  if (type === "X") return Math.trunc(number).toString(16).toUpperCase();
  if (type === "o") return Math.trunc(number).toString(8);
  if (type === "e" || type === "E") return exponent(number.toExponential(digits ?? 6), type);
  if (type === "g" || type === "G") return (number < 0 ? "-" : "") + general(Math.abs(number), digits ?? 6);
  return number.toFixed(digits ?? 6);
}

function pad(text: string, width: number, flags: string): string {
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0")) return text.padStart(width);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}
