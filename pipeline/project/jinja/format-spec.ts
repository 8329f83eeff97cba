import { numberOf, repr, str, TemplateFault, type Value } from "./values.ts";

const specification =
  /^(?:(?<fill>[^])?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<group>[,_])?(?:\.(?<precision>\d+))?(?<type>[bcdeEfFgGnosxX%])?$/;

type Parts = Readonly<Record<string, string | undefined>>;

/** A value by one of Python's format specifications: `>10`, `05d`, `,.2f`, `.1%`, `#x`. */
export function formatSpec(value: Value, spec: string): string {
  const parts: Parts | undefined = specification.exec(spec)?.groups;
  if (parts === undefined) throw new TemplateFault(`'${spec}' is no format specification.`);
  const number = typeof value === "boolean" ? undefined : numberOf(value);
  if (number === undefined) return align(limited(str(value), parts), parts, "<");
  return align(withSign(number, digitsOf(value, Math.abs(number), parts), parts), parts, ">");
}

function limited(text: string, { precision, type }: Parts): string {
  if (type !== undefined && type !== "s") throw new TemplateFault(`The format '${type}' needs a number.`);
  return precision === undefined ? text : text.slice(0, Number(precision));
}

function withSign(number: number, digits: string, { sign }: Parts): string {
  if (number < 0 || Object.is(number, -0)) return `-${digits}`;
  return sign === "+" || sign === " " ? sign + digits : digits;
}

const radix = new Map([
  ["b", 2],
  ["o", 8],
  ["x", 16],
  ["X", 16],
]);

function digitsOf(value: Value, size: number, { precision, type, group, alternate }: Parts): string {
  const base = radix.get(type ?? "");
  if (base !== undefined) {
    const digits = (alternate === undefined ? "" : `0${type?.toLowerCase()}`) + size.toString(base);
    return type === "X" ? digits.toUpperCase() : digits;
  }
  const places = precision === undefined ? 6 : Number(precision);
  if (type === "%") return `${grouped((size * 100).toFixed(places), group)}%`;
  if (type === "f" || type === "F") return grouped(size.toFixed(places), group);
  if (type === "e" || type === "E") return exponent(size.toExponential(places), type);
  if (type === "g" || type === "G" || precision !== undefined) return general(size, Number(precision ?? 6));
  const text =
    typeof value === "number" && Number.isInteger(value) ? String(size) : repr(value).replace("-", "");
  return grouped(text, group);
}

/** Python's exponents have two digits at least. */
export function exponent(text: string, type: string): string {
  const long = text.replace(/e([+-])(\d)$/, "e$10$2");
  return type === "E" ? long.toUpperCase() : long;
}

/** So many significant digits, with an exponent for what is very large or small. */
export function general(size: number, digits: number): string {
  const precision = Math.max(1, digits);
  const power = size === 0 ? 0 : Math.floor(Math.log10(Number(size.toPrecision(precision))));
  if (power >= -4 && power < precision) return String(Number(size.toPrecision(precision)));
  return exponent(String(size.toExponential(precision - 1)).replace(/\.?0+e/, "e"), "e");
}

function grouped(text: string, separator: string | undefined): string {
  if (separator === undefined) return text;
  const [whole = "", ...rest] = text.split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, separator), ...rest].join(".");
}

function align(text: string, { fill, align: side, zero, width }: Parts, otherwise: "<" | ">"): string {
  const size = Number(width ?? 0);
  const isZeroPadded = zero !== undefined && side === undefined && otherwise === ">";
  const filler = fill ?? (zero === undefined ? " " : "0");
  if (isZeroPadded || side === "=") {
    const sign = /^[-+ ]?(?:0[xbo])?/i.exec(text)?.[0] ?? "";
    return sign + text.slice(sign.length).padStart(size - sign.length, filler);
  }
  if (side === "^") return centered(text, size, filler);
  return (side ?? otherwise) === ">" ? text.padStart(size, filler) : text.padEnd(size, filler);
}

/** In the middle; what cannot be shared equally goes to the right. */
export function centered(text: string, width: number, fill: string): string {
  return text
    .padStart(text.length + Math.floor(Math.max(0, width - text.length) / 2), fill)
    .padEnd(width, fill);
}
