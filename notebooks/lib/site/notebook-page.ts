import { basename } from "node:path";
import { type Html, html } from "../../../foundation/html.ts";
import { withoutHeading } from "../house-style.ts";
import { type Notebook, readNotebook } from "../notebook-file.ts";
import type { Heading } from "./markdown.ts";
import type { SitePart } from "./navigation.ts";
import { notebookMarkup, withoutScripts } from "./notebook-markup.ts";
import { renderPage } from "./page.ts";

/** A notebook as the site shows it: its page, and what other pages tell of it. */
export interface ShownNotebook {
  /** Of the file, without its ending: `07-money`. */
  readonly name: string;
  /** `01`; empty when the file's name has none. */
  readonly number: string;
  /** Of the page, from the site's root. */
  readonly href: string;
  readonly title: string;
  /** The question that the notebook opens with, as Markdown. */
  readonly question: string;
  /** Its first figure, as an SVG document without its heading. */
  readonly figure?: string;
  readonly notebook: Notebook;
  readonly path: string;
}

/**
 * Reads an executed notebook.
 *
 * @throws {BitewingError} of kind `usage` when the file is no notebook.
 */
export function shownNotebook(path: string): ShownNotebook {
  const notebook = readNotebook(path);
  const name = basename(path, ".ipynb");
  const figure = firstFigure(notebook);
  return {
    name,
    number: /^\d+/.exec(name)?.[0] ?? "",
    href: `notebooks/${name}.html`,
    title: titleOf(notebook) ?? name,
    question: questionOf(notebook),
    notebook,
    path,
    ...(figure === undefined ? {} : { figure }),
  };
}

export interface NotebookNeighbours {
  readonly previous?: ShownNotebook | undefined;
  readonly next?: ShownNotebook | undefined;
  readonly without?: readonly SitePart[];
}

/** A notebook's page: contents, cells, the way to the notebooks before and after it. */
export function notebookPage(shown: ShownNotebook, around: NotebookNeighbours = {}): string {
  const { body, headings } = notebookMarkup(shown.notebook);
  const { without = [] } = around;
  return renderPage({
    title: `${shown.title} – bitewing`,
    description: shown.question,
    root: "../",
    part: "notebooks",
    without,
    body: html`<div class="notebook-frame">
<aside>
  <div class="side">
    <p><a href="index.html">All notebooks</a></p>
    ${contents(headings)}
    <p><a href="${shown.name}.ipynb" download>Download as .ipynb</a></p>
  </div>
  ${foldedContents(headings)}
</aside>
<article class="notebook">
${shown.number === "" ? undefined : html`<p class="eyebrow">Notebook ${shown.number}</p>`}
${titleOf(shown.notebook) === undefined ? html`<h1>${shown.title}</h1>` : undefined}${body}
${neighbours(around)}
</article>
</div>`,
  });
}

/** Beside the text, where there is room. */
function contents(headings: readonly Heading[]): Html | undefined {
  if (headings.length < 2) return undefined;
  return html`<nav class="contents" aria-labelledby="contents"><b id="contents">On this page</b>${headingList(headings)}</nav>`;
}

/** Above the text, where there is none. */
function foldedContents(headings: readonly Heading[]): Html | undefined {
  if (headings.length < 2) return undefined;
  return html`<details class="contents"><summary>On this page</summary><nav aria-label="On this page">${headingList(headings)}</nav></details>`;
}

function headingList(headings: readonly Heading[]): Html {
  return html`<ol>${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ol>`;
}

function neighbours({ previous, next }: NotebookNeighbours): Html | undefined {
  if (previous === undefined && next === undefined) return undefined;
  const link = (name: string, label: string, shown: ShownNotebook): Html =>
    html`<a class="${name}" rel="${name}" href="${shown.name}.html"><span>${label}</span><b>${shown.title}</b></a>`;
  return html`<nav class="neighbours" aria-label="Other notebooks">${previous && link("prev", "Previous", previous)}${next && link("next", "Next", next)}</nav>`;
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

function firstFigure(notebook: Notebook): string | undefined {
  for (const output of notebook.cells.flatMap((cell) => cell.outputs)) {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
    const svg = output.data["image/svg+xml"];
    if (typeof svg !== "string") continue;
    return withoutHeading(withoutScripts(svg));
  }
  return undefined;
}
