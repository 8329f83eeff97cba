import hljs from "highlight.js/lib/core";
import sql from "highlight.js/lib/languages/sql";
import { escapeHtml, type Html, trusted } from "../../foundation/html.ts";

hljs.registerLanguage("sql", sql);

/** SQL with its words coloured. */
export function sqlMarkup(text: string): Html {
  return trusted(highlighted(text));
}

const jinja = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\})/;
const reference = /\b(ref|source)\(\s*(['"])([^'"]+)\2(?:\s*,\s*(['"])([^'"]+)\4)?\s*\)/g;

/**
 * A template: its SQL coloured, its Jinja set off, and its references as links.
 *
 * @param linkOf the address of a referred model, seed or source, by its name as entries have it
 */
export function templateMarkup(text: string, linkOf: (name: string) => string | undefined): Html {
  const parts = text
    .split(jinja)
    .map((part, i) => (i % 2 === 0 ? highlighted(part) : jinjaMarkup(part, linkOf)));
  return trusted(parts.join(""));
}

/** What is coloured, by a tag and a letter: a project has tens of thousands of coloured words. */
const colours: Readonly<Record<string, string>> = {
  keyword: "k",
  literal: "k",
  built_in: "k",
  type: "k",
  string: "s",
  number: "n",
  comment: "c",
};

function highlighted(text: string): string {
  const marked = hljs.highlight(text, { language: "sql" }).value;
  return marked.replace(/<span class="hljs-(\w+)">([^<]*)<\/span>/g, (_whole, name: string, word: string) => {
    const colour = colours[name];
    return colour === undefined ? word : `<i class=${colour}>${word}</i>`;
  });
}

function jinjaMarkup(text: string, linkOf: (name: string) => string | undefined): string {
  if (text.startsWith("{#")) return `<i class=c>${escapeHtml(text)}</i>`;
  let marked = "";
  let end = 0;
  for (const match of text.matchAll(reference)) {
    const [call, kind, , first = "", , second] = match;
    const link = linkOf(kind === "source" ? `${first}.${second ?? ""}` : (second ?? first));
    marked += escapeHtml(text.slice(end, match.index));
    marked += link === undefined ? escapeHtml(call) : `<a href="${escapeHtml(link)}">${escapeHtml(call)}</a>`;
    end = match.index + call.length;
  }
  return `<span class="jinja">${marked}${escapeHtml(text.slice(end))}</span>`;
}
