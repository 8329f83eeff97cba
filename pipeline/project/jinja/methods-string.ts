import type { Call } from "./call.ts";
import { formatSpec } from "./format-spec.ts";
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
  [
    "splitlines",
    (self) =>
      self === ""
        ? []
        : self
            .replace(/\r\n?|\n$/, "\n")
            .replace(/\n$/, "")
            .split(/\r\n|\r|\n/),
  ],
  ["partition", (self, call) => partition(self, call.text(0, "sep", " "))],
  ["rpartition", (self, call) => rightPartition(self, call.text(0, "sep", " "))],
  ["startswith", (self, call) => affixes(call).some((affix) => within(self, call).text.startsWith(affix))],
  ["endswith", (self, call) => affixes(call).some((affix) => within(self, call).text.endsWith(affix))],
  ["removeprefix", (self, call) => removePrefix(self, call.text(0, "prefix", ""))],
  ["removesuffix", (self, call) => removeSuffix(self, call.text(0, "suffix", ""))],
  ["replace", (self, call) => replaceText(self, call)],
  ["join", (self, call) => itemsOf(call.value(0, "iterable")).map(str).join(self)],
  ["find", (self, call) => find(self, call, (text, part) => text.indexOf(part))],
  ["rfind", (self, call) => find(self, call, (text, part) => text.lastIndexOf(part))],
  ["index", (self, call) => found(self, call, (text, part) => text.indexOf(part))],
  ["rindex", (self, call) => found(self, call, (text, part) => text.lastIndexOf(part))],
  ["count", (self, call) => within(self, call).text.split(call.text(0, "sub", "")).length - 1],
  ["zfill", (self, call) => formatZeros(self, call.number(0, "width", 0))],
  ["center", (self, call) => pythonCenter(self, call.number(0, "width", 0), call.text(1, "fillchar", " "))],
  ["casefold", (self) => self.toLowerCase().replaceAll("ß", "ss")],
  ["expandtabs", (self, call) => expandTabs(self, call.number(0, "tabsize", 8))],
  ["isdecimal", (self) => /^\d+$/.test(self)],
  ["isidentifier", (self) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(self)],
  ["istitle", (self) => /\p{L}/u.test(self) && self === titleCase(self)],
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

function rightPartition(self: string, separator: string): Tuple {
  const at = self.lastIndexOf(separator);
  return at < 0
    ? tupleOf("", "", self)
    : tupleOf(self.slice(0, at), separator, self.slice(at + separator.length));
}

/** The part of the text between the bounds that follow the first argument, and where it starts. */
function within(self: string, call: Call): { readonly text: string; readonly from: number } {
  const from = call.number(1, "start", 0);
  const text = self.slice(from, call.has(2, "end") ? call.number(2, "end", self.length) : undefined);
  return { text, from: from < 0 ? Math.max(0, self.length + from) : from };
}

function find(self: string, call: Call, look: (text: string, part: string) => number): number {
  const { text, from } = within(self, call);
  const at = look(text, call.text(0, "sub", ""));
  return at < 0 ? -1 : at + from;
}

function found(self: string, call: Call, look: (text: string, part: string) => number): number {
  const at = find(self, call, look);
  if (at < 0) throw new TemplateFault(`The string does not contain ${repr(call.value(0, "sub"))}.`);
  return at;
}

function formatZeros(self: string, width: number): string {
  const sign = /^[-+]/.exec(self)?.[0] ?? "";
  return sign + self.slice(sign.length).padStart(width - sign.length, "0");
}

/** Of a rest that is odd, the left gets more when the width is odd too. */
function pythonCenter(self: string, width: number, fill: string): string {
  const rest = Math.max(0, width - self.length);
  const left = Math.floor(rest / 2) + (rest & width & 1);
  return fill.repeat(left) + self + fill.repeat(rest - left);
}

function expandTabs(self: string, size: number): string {
  let column = 0;
  return [...self]
    .map((c) => {
      const text = c === "\t" ? " ".repeat(size - (column % size)) : c;
      column = c === "\n" ? 0 : column + text.length;
      return text;
    })
    .join("");
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

/** `'{} {0} {name} {x:02d}'.format(...)`, with widths, zero padding and decimals. */
function formatBraces(template: string, call: Call): string {
  let next = 0;
  return template.replace(
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[\w+\])*)(?:!([rs]))?(?::([^{}]*))?\}/g,
    (
      whole,
      field: string | undefined,
      path: string | undefined,
      conversion: string | undefined,
      spec: string | undefined,
    ) => {
      if (whole === "{{" || whole === "}}") return whole[0] as string; // two characters
      const value = field === undefined || field === "" ? call.positional[next++] : fieldOf(field, call);
      if (value === undefined) throw new TemplateFault(`The format string has no value for '${whole}'.`);
      const parts = (path ?? "").match(/\w+/g) ?? [];
      const shown = parts.reduce<Value>((object, part) => itemOf(object, part), value);
      if (conversion === undefined && !spec) return str(shown);
      return formatSpec(conversion === "r" ? repr(shown) : shown, spec ?? "");
    },
  );
}

function fieldOf(field: string, call: Call): Value | undefined {
  return /^\d+$/.test(field) ? call.positional[Number(field)] : call.keywords.get(field);
}
