import { basename } from "node:path";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import { Marked } from "marked";
import { escapeHtml, type Html, html, trusted } from "../../../foundation/html.ts";
import { type CellOutput, type Notebook, type NotebookCell, readNotebook } from "../notebook-file.ts";
import { renderPage } from "./page.ts";
import { siteFigure } from "./site-figure.ts";

hljs.registerLanguage("typescript", typescript);
hljs.registerLanguage("sql", sql);
hljs.registerLanguage("bash", bash);
hljs.registerLanguage("json", json);

/** A notebook as a page of the site, and what the front page tells of it. */
export interface NotebookPage {
  /** From the site's root. */
  readonly href: string;
  readonly title: string;
  /** The question that the notebook opens with. */
  readonly question: string;
  readonly firstFigure?: Html;
  readonly page: string;
}

/** Renders an executed notebook: Markdown, highlighted code, outputs. */
export function notebookPage(path: string): NotebookPage {
  const notebook = readNotebook(path);
  const title = titleOf(notebook) ?? basename(path, ".ipynb");
  const question = questionOf(notebook);
  const href = `notebooks/${basename(path, ".ipynb")}.html`;
  const figure = firstSvg(notebook);
  const page = renderPage({
    title: `${title} – bitewing`,
    description: question,
    root: "../",
    links: [{ text: "The practice", href: "../index.html" }],
    body: html`<article class="notebook">${notebook.cells.map(renderCell)}</article>`,
  });
  return { href, title, question, page, ...(figure === undefined ? {} : { firstFigure: figure }) };
}

/** Raw HTML in a notebook's text is shown as text: the page has only the markup that Markdown makes. */
const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    table(token) {
      const row = (cells: typeof token.header, tag: "th" | "td"): string =>
        `<tr>${cells.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("")}</tr>`;
      const body = token.rows.map((cells) => row(cells, "td")).join("");
      return `<div class="scroll" role="region" aria-label="Table" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>`;
    },
    code: ({ text, lang }) => `<pre><code>${highlight(text, lang ?? "")}</code></pre>`,
  },
});

function renderMarkdown(text: string): Html {
  return trusted(markdown.parse(text, { async: false }));
}

function highlight(source: string, language: string): string {
  return hljs.getLanguage(language) === undefined
    ? escapeHtml(source)
    : hljs.highlight(source, { language }).value;
}

function renderCell(cell: NotebookCell): Html {
  if (cell.cell_type === "markdown")
    return html`<section class="text">${renderMarkdown(cell.source)}</section>`;
  if (cell.cell_type === "raw") return html`<pre class="stream">${cell.source}</pre>`;
  const source = trusted(highlight(cell.source, "typescript"));
  return html`<section class="code">
<details${cell.source.split("\n").length <= 30 ? trusted(" open") : undefined}><summary>Code<span>${cell.source.split("\n").length} lines</span></summary><pre tabindex="0"><code>${source}</code></pre></details>
${cell.outputs.map(renderOutput)}</section>`;
}

function renderOutput(output: CellOutput): Html {
  switch (output.output_type) {
    case "stream":
      return html`<pre class="stream ${output.name}">${output.text}</pre>`;
    case "error":
      return html`<pre class="failure" role="alert"><b>${output.ename}</b>: ${output.evalue}</pre>`;
    default:
      return renderData(output.data);
  }
}

/** The richest form that a page can show. A notebook's own figures and tables are trusted; scripts are left out. */
function renderData(data: Record<string, unknown>): Html {
  const text = (type: string): string | undefined => {
    const value = data[type];
    return typeof value === "string" ? value : undefined;
  };
  const svg = text("image/svg+xml");
  if (svg !== undefined) return html`<figure class="output scroll" tabindex="0">${siteFigure(svg)}</figure>`;
  const table = text("text/html");
  if (table !== undefined) {
    return html`<div class="output scroll" role="region" aria-label="Table" tabindex="0">${trusted(withoutScripts(table))}</div>`;
  }
  const prose = text("text/markdown");
  if (prose !== undefined) return html`<div class="output prose">${renderMarkdown(prose)}</div>`;
  return html`<pre class="stream">${text("text/plain")}</pre>`;
}

function withoutScripts(markup: string): string {
  return markup.replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, "");
}

function titleOf(notebook: Notebook): string | undefined {
  return /^# +(.+)$/m.exec(firstText(notebook))?.[1];
}

function questionOf(notebook: Notebook): string {
  return /\*\*Question\.\*\* +(.+)$/m.exec(firstText(notebook))?.[1] ?? "";
}

function firstText(notebook: Notebook): string {
  return notebook.cells.find((cell) => cell.cell_type === "markdown")?.source ?? "";
}

function firstSvg(notebook: Notebook): Html | undefined {
  for (const output of notebook.cells.flatMap((cell) => cell.outputs)) {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
    const svg = output.data["image/svg+xml"];
    if (typeof svg === "string") return siteFigure(svg);
  }
  return undefined;
}
