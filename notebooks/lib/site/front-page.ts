import { type Html, html } from "../../../foundation/html.ts";
import { productionAndCollections } from "../figures/production-and-collections.ts";
import { formatCount, formatMonth } from "../format.ts";
import { kpiCards } from "./kpi-cards.ts";
import { monthTable, providerTable } from "./kpi-tables.ts";
import type { NotebookPage } from "./notebook-page.ts";
import { renderPage } from "./page.ts";
import type { PracticeKpis } from "./practice-kpis.ts";
import { siteFigure } from "./site-figure.ts";

/** The practice whose books are shown. The generator's report has these fields. */
export interface SitePractice {
  readonly patients: number;
  /** Rows of the practice's database, its tables, and how many of them hold rows. */
  readonly rows: number;
  readonly tables: number;
  readonly tablesFilled: number;
}

/** How the marts compare with what happened in the simulation. The report of `check` has these fields. */
export interface SiteCheck {
  readonly cells: number;
  readonly differences: number;
  readonly kpis: readonly unknown[];
}

export interface FrontPage {
  readonly kpis: PracticeKpis;
  readonly practice: SitePractice;
  readonly check: SiteCheck;
  readonly notebooks: readonly NotebookPage[];
  /** The site about the models. */
  readonly docs?: string;
}

/** The first page: what this is, the figures of the practice, and the proof that they are right. */
export function frontPage(front: FrontPage): string {
  return renderPage({
    title: "bitewing: a make-believe dental practice, true to the last cent",
    description:
      "A simulated dental practice on OpenDental's schema, its pipeline, its models, and KPIs checked against what really happened.",
    root: "",
    links: [
      { text: "Practice", href: "#practice" },
      { text: "Months", href: "#months" },
      { text: "Providers", href: "#providers" },
      { text: "Proof", href: "#proof" },
      ...front.notebooks.slice(0, 1).map((page) => ({ text: "Notebook", href: page.href })),
      ...(front.docs === undefined ? [] : [{ text: "Models", href: front.docs }]),
    ],
    body: html`${hero(front)}${practiceSection(front.kpis)}${tables(front.kpis)}${notebookSection(front.notebooks)}${proof(front.check)}`,
  });
}

function hero({ practice, kpis, check }: FrontPage): Html {
  return html`<section class="hero">
  <div>
    <h1>A make-believe dental practice, true to the last cent</h1>
    <p class="lead">bitewing simulates a practice inside OpenDental's real database schema, carries it through a pipeline into SQL models, and compares every KPI with what really happened.</p>
    <p><a class="verdict ${check.differences === 0 ? "good" : "bad"}" href="#proof">${verdictMark(check)} ${verdict(check)}</a></p>
  </div>
  <ol class="path" aria-label="How these figures came about">
    ${step("Simulate", `${formatCount(practice.patients)} patients, day by day, to ${kpis.asOf}`)}
    ${step("Record", `${formatCount(practice.rows)} rows in ${formatCount(practice.tablesFilled)} of OpenDental's ${formatCount(practice.tables)} tables`)}
    ${step("Load", "into the warehouse, counts and checksums of both sides equal")}
    ${step("Model", "in tested SQL: staging, intermediate, marts")}
    ${step("Check", `${formatCount(check.kpis.length)} KPIs against the simulation's own account`)}
  </ol>
</section>`;
}

function step(name: string, what: string): Html {
  return html`<li><b>${name}</b><span>${what}</span></li>`;
}

function verdict(check: SiteCheck): string {
  const differences =
    check.differences === 1 ? "1 difference" : `${formatCount(check.differences)} differences`;
  return `${formatCount(check.cells)} cells compared with the truth, ${differences}`;
}

function verdictMark(check: SiteCheck): Html {
  return html`<span aria-hidden="true">${check.differences === 0 ? "✓" : "✗"}</span>`;
}

function practiceSection(kpis: PracticeKpis): Html {
  const shown = kpis.months.slice(-24);
  const first = kpis.months.at(-12) ?? kpis.months[0];
  const last = kpis.months.at(-1);
  const period = first && last ? `${formatMonth(first.month)} to ${formatMonth(last.month)}` : "";
  const wide = productionAndCollections(shown, { width: 1040, bare: true });
  const narrow = productionAndCollections(shown.slice(-12), { width: 340, bare: true });
  return html`<section id="practice" aria-labelledby="practice-title">
  <div class="section-head"><h2 id="practice-title">The practice</h2><p>${period}, changes against the twelve months before</p></div>
  ${kpiCards(kpis)}
  <figure class="plate">
    <figcaption><strong>Production and collections</strong><span>US dollars a month, complete months</span></figcaption>
    <div class="wide">${siteFigure(wide)}</div><div class="narrow">${siteFigure(narrow)}</div>
  </figure>
</section>`;
}

function tables(kpis: PracticeKpis): Html {
  return html`<section id="months" aria-labelledby="months-title">
  <div class="section-head"><h2 id="months-title">Month by month</h2><p>US dollars; receivables at the month's end</p></div>
  ${monthTable(kpis)}
</section>
<section id="providers" aria-labelledby="providers-title">
  <div class="section-head"><h2 id="providers-title">By provider</h2><p>the last twelve complete months</p></div>
  ${providerTable(kpis)}
</section>`;
}

function notebookSection(notebooks: readonly NotebookPage[]): Html | undefined {
  if (notebooks.length === 0) return undefined;
  return html`<section id="notebooks" aria-labelledby="notebooks-title">
  <div class="section-head"><h2 id="notebooks-title">Read how a figure comes about</h2><p>TypeScript notebooks, executed on this warehouse</p></div>
  ${notebooks.map(teaser)}
</section>`;
}

function teaser(page: NotebookPage): Html {
  const figure =
    page.firstFigure === undefined ? undefined : html`<div class="teaser-figure">${page.firstFigure}</div>`;
  return html`<article class="teaser plate">
  <div><h3><a href="${page.href}">${page.title}</a></h3><p>${page.question}</p><p><a class="button" href="${page.href}">Open the notebook</a></p></div>
  ${figure}
</article>`;
}

function proof(check: SiteCheck): Html {
  return html`<section id="proof" aria-labelledby="proof-title">
  <div class="section-head"><h2 id="proof-title">The proof</h2></div>
  <div class="plate proof">
    <p class="big ${check.differences === 0 ? "good" : "bad"}">${formatCount(check.differences)}<span>${check.differences === 1 ? "difference" : "differences"}</span></p>
    <div>
      <p>The simulation knows what really happened: it keeps its own account of every visit, charge, discount and payment, apart from the database. From that account it works out ${formatCount(check.kpis.length)} KPIs by month, for the practice and for each provider.</p>
      <p>The models never see that account. They read only OpenDental's tables, as any pipeline must. Their ${formatCount(check.cells)} cells were then laid beside it, one by one, to the cent.</p>
      <p><code>bitewing check --target duckdb:… --truth …</code> does it again.</p>
    </div>
  </div>
</section>`;
}
