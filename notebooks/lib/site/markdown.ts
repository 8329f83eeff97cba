import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import { Marked, type Tokens } from "marked";
import { escapeHtml, type Html, trusted } from "../../../foundation/html.ts";

hljs.registerLanguage("typescript", typescript);
hljs.registerLanguage("sql", sql);
hljs.registerLanguage("bash", bash);
hljs.registerLanguage("sh", bash);
hljs.registerLanguage("json", json);

/** Coloured code; of a language that is not known, plain. */
export function highlight(source: string, language: string): Html {
  if (hljs.getLanguage(language) === undefined) return trusted(escapeHtml(source));
  return trusted(hljs.highlight(source, { language }).value);
}

export interface Heading {
  readonly id: string;
  /** Without its markup. */
  readonly text: string;
}

export interface MarkdownOptions {
  /** Where a link leads, by what stands in the text. By default there. */
  readonly linkOf?: (href: string) => string;
}

/**
 * A document made of several texts: Markdown becomes HTML, second headings get ids, each once in the document. Raw HTML
 * is shown as text, and a link that could run a script leads nowhere: the page has only the markup that Markdown makes.
 */
export class MarkdownDocument {
  /** Second headings so far. */
  readonly headings: Heading[] = [];
  readonly #marked: Marked;

  constructor({ linkOf = (href) => href }: MarkdownOptions = {}) {
    const headings = this.headings;
    this.#marked = new Marked({
      gfm: true,
      renderer: {
        html: ({ text }) => escapeHtml(text),
        heading({ tokens, depth, text }) {
          const inner = this.parser.parseInline(tokens);
          if (depth !== 2) return `<h${depth}>${inner}</h${depth}>\n`;
          const heading = { id: freeId(text, headings), text: plain(tokens) };
          headings.push(heading);
          return `<h2 id="${heading.id}">${inner}</h2>\n`;
        },
        link({ href, tokens }) {
          const inner = this.parser.parseInline(tokens);
          return isHarmless(href) ? `<a href="${escapeHtml(linkOf(href))}">${inner}</a>` : inner;
        },
        table(token) {
          const row = (cells: typeof token.header, tag: "th" | "td"): string =>
            `<tr>${cells.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("")}</tr>`;
          const body = token.rows.map((cells) => row(cells, "td")).join("");
          return `<div class="scroll" role="group" aria-label="Table" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>`;
        },
        code: ({ text, lang }) =>
          `<pre tabindex="0"><code>${highlight(text, lang ?? "").markup}</code></pre>`,
      },
    });
  }

  render(text: string): Html {
    return trusted(this.#marked.parse(text, { async: false }));
  }
}

/** Addresses of the web and of the site's own files, read as a browser reads them. */
function isHarmless(href: string): boolean {
  const page = "https://site.invalid/";
  return URL.canParse(href, page) && /^https?:$/.test(new URL(href, page).protocol);
}

function plain(tokens: readonly Tokens.Generic[]): string {
  return tokens
    .map((token) => (token.tokens === undefined ? String(token["text"] ?? token.raw) : plain(token.tokens)))
    .join("");
}

/** Ids that stand on a page around the text. */
const idsOfPages = new Set(["content", "contents"]);

function freeId(text: string, taken: readonly Heading[]): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const id = words.replace(/^-+|-+$/g, "").slice(0, 60) || "part";
  const alike = taken.filter((heading) => heading.id === id || heading.id.startsWith(`${id}--`)).length;
  const before = alike + (idsOfPages.has(id) ? 1 : 0);
  return before === 0 ? id : `${id}--${before + 1}`;
}
