import type { Call } from "./call.ts";
import { itemOf } from "./lookup.ts";
import { itemsOf, repr, str, TemplateFault, Tuple, tupleOf, type Value } from "./values.ts";

type StringMethod = (self: string, call: Call) => Value;

/** Python's string methods that macros use. */
export const stringMethods: ReadonlyMap<string, StringMethod> = new Map<string, StringMethod>([
  ["upper", (self) => self.toUpperCase()],
  ["lower", (self) => self.toLowerCase()],
  ["title", (self) => titleCase(self)],
  ["capitalize", (self) => capitalize(self)],
  [
    "swapcase",
    (self) => [...self].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(""),
  ],
  ["strip", (self, call) => strip(self, call, true, true)],
  ["lstrip", (self, call) => strip(self, call, true, false)],
  ["rstrip", (self, call) => strip(self, call, false, true)],
  ["split", (self, call) => split(self, call)],
  ["rsplit", (self, call) => rightSplit(self, call)],
  ["splitlines", (self) => self.replace(/\n$/, "").split("\n")],
  ["partition", (self, call) => partition(self, call.text(0, "sep", " "))],
  ["startswith", (self, call) => affixes(call).some((affix) => self.startsWith(affix))],
  ["endswith", (self, call) => affixes(call).some((affix) => self.endsWith(affix))],
  ["removeprefix", (self, call) => removePrefix(self, call.text(0, "prefix", ""))],
  ["removesuffix", (self, call) => removeSuffix(self, call.text(0, "suffix", ""))],
  ["replace", (self, call) => replaceText(self, call)],
  ["join", (self, call) => itemsOf(call.value(0, "iterable")).map(str).join(self)],
  ["find", (self, call) => self.indexOf(call.text(0, "sub", ""))],
  ["rfind", (self, call) => self.lastIndexOf(call.text(0, "sub", ""))],
  ["index", (self, call) => indexOf(self, call.text(0, "sub", ""))],
  ["count", (self, call) => self.split(call.text(0, "sub", "")).length - 1],
  ["zfill", (self, call) => self.padStart(call.number(0, "width", 0), "0")],
  ["ljust", (self, call) => self.padEnd(call.number(0, "width", 0), call.text(1, "fillchar", " "))],
  ["rjust", (self, call) => self.padStart(call.number(0, "width", 0), call.text(1, "fillchar", " "))],
  ["isdigit", (self) => /^\d+$/.test(self)],
  ["isnumeric", (self) => /^\d+$/.test(self)],
  ["isalpha", (self) => /^\p{L}+$/u.test(self)],
  ["isalnum", (self) => /^[\p{L}\p{N}]+$/u.test(self)],
  ["isupper", (self) => self === self.toUpperCase() && self !== self.toLowerCase()],
  ["islower", (self) => self === self.toLowerCase() && self !== self.toUpperCase()],
  ["isspace", (self) => /^\s+$/.test(self)],
  ["format", (self, call) => formatBraces(self, call)],
  ["encode", (self) => self],
]);

export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

function titleCase(text: string): string {
  return text.replace(/\p{L}+/gu, capitalize);
}

/** Strips whitespace, or the characters given. */
export function strip(self: string, call: Call, left: boolean, right: boolean): string {
  const characters = call.value(0, "chars");
  const strips = (c: string | undefined): boolean =>
    c !== undefined && (typeof characters === "string" ? characters.includes(c) : /\s/.test(c));
  let start = 0;
  let end = self.length;
  if (left) while (start < end && strips(self[start])) start++;
  if (right) while (end > start && strips(self[end - 1])) end--;
  return self.slice(start, end);
}

function split(self: string, call: Call): Value[] {
  const separator = call.value(0, "sep");
  const limit = call.number(1, "maxsplit", -1);
  const parts =
    typeof separator === "string" ? self.split(separator) : self.trim().split(/\s+/).filter(Boolean);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  return [...parts.slice(0, limit), parts.slice(limit).join(typeof separator === "string" ? separator : " ")];
}

function rightSplit(self: string, call: Call): Value[] {
  const separator = call.text(0, "sep", " ");
  const limit = call.number(1, "maxsplit", -1);
  const parts = self.split(separator);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  const cut = parts.length - limit;
  return [parts.slice(0, cut).join(separator), ...parts.slice(cut)];
}

function partition(self: string, separator: string): Tuple {
  const at = self.indexOf(separator);
  return at < 0
    ? tupleOf(self, "", "")
    : tupleOf(self.slice(0, at), separator, self.slice(at + separator.length));
}

function affixes(call: Call): string[] {
  const given = call.value(0, "prefix");
  return Array.isArray(given) ? Array.from(given, str) : [str(given)];
}

function removePrefix(self: string, prefix: string): string {
  return self.startsWith(prefix) ? self.slice(prefix.length) : self;
}

function removeSuffix(self: string, suffix: string): string {
  return suffix !== "" && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self;
}

/** All occurrences, or the first so many. */
export function replaceText(self: string, call: Call): string {
  const old = str(call.value(0, "old"));
  const replacement = str(call.value(1, "new"));
  const count = call.number(2, "count", -1);
  if (count < 0) return self.replaceAll(old, () => replacement);
  const parts = self.split(old);
  return parts.reduce(
    (text, part, i) => (i === 0 ? part : text + (i <= count ? replacement : old) + part),
    "",
  );
}

function indexOf(self: string, part: string): number {
  const at = self.indexOf(part);
  if (at < 0) throw new TemplateFault(`The string does not contain ${repr(part)}.`);
  return at;
}

/** `'{} {0} {name} {x:02d}'.format(...)`, with widths, zero padding and decimals. */
function formatBraces(template: string, call: Call): string {
  let next = 0;
  return template.replace(
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[\w+\])*)(?::([^{}]*))?\}/g,
    (whole, field: string | undefined, path: string | undefined, spec: string | undefined) => {
      if (whole === "{{" || whole === "}}") return whole[0] as string; // two characters
      const value = field === undefined || field === "" ? call.positional[next++] : fieldOf(field, call);
      if (value === undefined) throw new TemplateFault(`The format string has no value for '${whole}'.`);
      const parts = (path ?? "").match(/\w+/g) ?? [];
      return applySpec(
        parts.reduce<Value>((object, part) => itemOf(object, part), value),
        spec ?? "",
      );
    },
  );
}

function fieldOf(field: string, call: Call): Value | undefined {
  return /^\d+$/.test(field) ? call.positional[Number(field)] : call.keywords.get(field);
}

function applySpec(value: Value, spec: string): string {
  const match = /^([<>^])?(0)?(\d+)?(,)?(?:\.(\d+))?([sdf])?$/.exec(spec);
  if (match === null) return str(value);
  const [, align, zero, width, comma, digits, type] = match;
  let text = str(value);
  if (type === "f" || digits !== undefined) text = Number(text).toFixed(Number(digits ?? 6));
  if (comma !== undefined) text = text.replace(/\B(?=(\d{3})+(?!\d))/, ",");
  const size = Number(width ?? 0);
  if (zero !== undefined) return text.padStart(size, "0");
  const isRight = align === ">" || (align === undefined && typeof value !== "string");
  return isRight ? text.padStart(size) : text.padEnd(size);
}
