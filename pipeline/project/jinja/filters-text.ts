import { Call } from "./call.ts";
import type { Filter } from "./filters.ts";
import { capitalize, replaceText, strip } from "./methods-string.ts";
import { formatPercent } from "./percent-format.ts";
import { str, tupleOf, type Value } from "./values.ts";

/** Filters of text; anything else is turned into text first. */
export const textFilters: readonly (readonly [string, Filter])[] = [
  ["upper", (value) => str(value).toUpperCase()],
  ["lower", (value) => str(value).toLowerCase()],
  ["capitalize", (value) => capitalize(str(value))],
  ["title", (value) => title(str(value))],
  ["trim", (value, call) => strip(str(value), call, true, true)],
  ["replace", (value, call) => replaceText(str(value), call)],
  ["string", (value) => str(value)],
  ["indent", (value, call) => indent(str(value), call)],
  ["center", (value, call) => center(str(value), call.number(0, "width", 80))],
  ["truncate", (value, call) => truncate(str(value), call)],
  ["wordcount", (value) => str(value).match(/\w+/g)?.length ?? 0],
  [
    "striptags",
    (value) =>
      str(value)
        .replace(/<[^>]*>/g, "")
        .replace(/\s+/g, " ")
        .trim(),
  ],
  ["escape", (value) => escapeHtml(str(value))],
  ["e", (value) => escapeHtml(str(value))],
  ["safe", (value) => value],
  ["urlencode", (value) => urlEncode(value)],
  ["wordwrap", (value, call) => wordWrap(str(value), call)],
  [
    "format",
    (value, call) =>
      formatPercent(
        str(value),
        call.keywords.size > 0 ? new Map(call.keywords) : tupleOf(...call.positional),
      ),
  ],
];

function title(text: string): string {
  return text.replace(/[^-\s({[<]+/g, capitalize);
}

/** Four spaces before every line but the first, unless told otherwise; empty lines stay empty. */
function indent(text: string, call: Call): string {
  const width = call.value(0, "width");
  const margin = typeof width === "string" ? width : " ".repeat(typeof width === "number" ? width : 4);
  const first = call.flag(1, "first", false);
  const blank = call.flag(2, "blank", false);
  return text
    .split("\n")
    .map((line, i) => ((i === 0 && !first) || (line === "" && !blank && i > 0) ? line : margin + line))
    .join("\n");
}

function center(text: string, width: number): string {
  const left = Math.floor(Math.max(0, width - text.length) / 2);
  return (" ".repeat(left) + text).padEnd(width);
}

function urlEncode(value: Value): string {
  if (value instanceof Map) {
    return new URLSearchParams([...value].map(([key, item]) => [str(key), str(item)])).toString();
  }
  return encodeURIComponent(str(value)).replaceAll("%2F", "/");
}

/** Lines of at most so many characters, broken between words. */
function wordWrap(text: string, call: Call): string {
  const width = call.number(0, "width", 79);
  const lines = text.split("\n").flatMap((line) => {
    const wrapped: string[] = [];
    for (const word of line.split(" ")) {
      const last = wrapped.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width)
        wrapped[wrapped.length - 1] = `${last} ${word}`;
      else wrapped.push(word);
    }
    return wrapped;
  });
  return lines.join(call.text(2, "wrapstring", "\n"));
}

/** Cut at a word boundary; a text that is longer by no more than five characters stays whole. */
function truncate(text: string, call: Call): string {
  const length = call.number(0, "length", 255);
  const end = call.text(2, "end", "...");
  if (text.length <= length + call.number(3, "leeway", 5)) return text;
  const cut = text.slice(0, length - end.length);
  if (call.flag(1, "killwords", false)) return cut + end;
  return cut.replace(/ [^ ]*$/, "") + end;
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["'", "&#39;"],
  ['"', "&#34;"],
]);

function escapeHtml(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => entities.get(character) ?? character);
}
