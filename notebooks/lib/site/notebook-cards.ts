import { type Html, html, trusted } from "../../../foundation/html.ts";
import { type CardsPlace, cardHeading } from "./card-heading.ts";
import { MarkdownDocument } from "./markdown.ts";
import type { SitePart } from "./navigation.ts";
import type { ShownNotebook } from "./notebook-page.ts";
import { renderPage } from "./page.ts";

/** The file of a notebook's first figure, from the site's root. */
export function figureFile({ name }: ShownNotebook): string {
  return `notebooks/figures/${name}.svg`;
}

/** The notebooks as cards: number, title, question, first figure. Each is one link. */
export function notebookCards(notebooks: readonly ShownNotebook[], below: CardsPlace): Html {
  return html`<ol class="notebook-cards">${notebooks.map((shown) => notebookCard(shown, below))}</ol>`;
}

function notebookCard(shown: ShownNotebook, { root, level }: CardsPlace): Html {
  const { number, title, question, href, figure } = shown;
  const picture =
    figure === undefined
      ? html`<div class="thumbnail" aria-hidden="true"></div>`
      : html`<div class="thumbnail"><img src="${root}${figureFile(shown)}" alt="" loading="lazy" decoding="async"></div>`;
  return html`<li><a class="notebook-card plate" href="${root}${href}">${picture}<span class="number">${number}</span>${cardHeading(level, title)}<p>${plainText(question)}</p></a></li>`;
}

/** A question without its markup: a card is a link, and must hold none. */
function plainText(question: string): Html {
  const markup = new MarkdownDocument().render(question).markup;
  return trusted(markup.replace(/<[^>]*>/g, "").trim());
}

/** The page that lists the notebooks. */
export function notebookIndexPage(
  notebooks: readonly ShownNotebook[],
  without: readonly SitePart[] = [],
): string {
  return renderPage({
    title: "Notebooks – bitewing",
    description: "TypeScript notebooks, executed on the warehouse of the simulated practice.",
    root: "../",
    part: "notebooks",
    without,
    body: html`<header class="page-head">
  <h1>Notebooks</h1>
  <p class="lead">Each asks one question and answers it with figures computed in its cells, in TypeScript. They read the warehouse of the simulated practice.</p>
</header>
<section aria-label="All notebooks">${notebookCards(notebooks, { root: "../", level: 2 })}</section>
<section aria-labelledby="run-them">
  <div class="section-head"><h2 id="run-them">Run them yourself</h2></div>
  <div class="plate prose"><p>Without Jupyter and Python, on the demo's warehouse: <code>npx bitewing notebooks run</code>. In Jupyter or VS Code they open with the <code>tslab</code> kernel; each page has its notebook to download.</p></div>
</section>`,
  });
}
