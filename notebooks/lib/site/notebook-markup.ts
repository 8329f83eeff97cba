import { type Html, html, trusted } from "../../../foundation/html.ts";
import type { CellOutput, Notebook, NotebookCell } from "../notebook-file.ts";
import { highlight, MarkdownDocument } from "./markdown.ts";
import { siteFigure } from "./site-figure.ts";

/** Code of more lines is folded: what it gives is read first. */
const mostOpenLines = 16;

export interface NotebookMarkup {
  /** The cells but for the title. */
  readonly body: Html;
  readonly headings: MarkdownDocument["headings"];
}

/** The cells of an executed notebook: Markdown, highlighted code, outputs. */
export function notebookMarkup({ cells }: Notebook): NotebookMarkup {
  const document = new MarkdownDocument();
  const render = (cell: NotebookCell): Html => renderCell(document, cell);
  return { body: html`${cells.map(render)}`, headings: document.headings };
}

function renderCell(document: MarkdownDocument, cell: NotebookCell): Html {
  if (cell.cell_type === "markdown")
    return html`<section class="text">${document.render(cell.source)}</section>`;
  if (cell.cell_type === "raw") return html`<pre class="stream">${cell.source}</pre>`;
  return html`<section class="code">
${codeFold(cell)}
${cell.outputs.map((output) => renderOutput(document, output))}</section>`;
}

function codeFold({ source }: NotebookCell): Html {
  const lines = source.split("\n").length;
  const isSetup = /^\s*import\b/.test(source) || /^(?:\s*\w+\.close\(\);?)+\s*$/.test(source);
  const opening = lines <= mostOpenLines && !isSetup ? html`<details open>` : html`<details>`;
  return html`${opening}<summary>${isSetup ? "Setup" : "Code"}<span>${lines} ${lines === 1 ? "line" : "lines"}</span></summary><pre tabindex="0"><code>${highlight(source, "typescript")}</code></pre></details>`;
}

function renderOutput(document: MarkdownDocument, output: CellOutput): Html {
  switch (output.output_type) {
    case "stream":
      return html`<pre class="stream ${output.name}">${output.text}</pre>`;
    case "error":
      return html`<pre class="failure" role="alert"><b>${output.ename}</b>: ${output.evalue}</pre>`;
    default:
      return renderData(document, output.data);
  }
}

/** The richest form that a page can show. A notebook's own figures and tables are trusted; scripts are left out. */
function renderData(document: MarkdownDocument, data: Record<string, unknown>): Html {
  const text = (type: string): string | undefined => {
    const value = data[type];
    return typeof value === "string" ? value : undefined;
  };
  const svg = text("image/svg+xml");
  if (svg !== undefined)
    return html`<figure class="output scroll" tabindex="0">${siteFigure(withoutScripts(svg))}</figure>`;
  const table = text("text/html");
  if (table !== undefined) {
    return html`<div class="output scroll" role="group" aria-label="Table" tabindex="0">${trusted(withoutScripts(table))}</div>`;
  }
  const prose = text("text/markdown");
  if (prose !== undefined) return html`<div class="output prose">${document.render(prose)}</div>`;
  return html`<pre class="stream">${text("text/plain")}</pre>`;
}

export function withoutScripts(markup: string): string {
  return markup.replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, "");
}
