import { type Html, html } from "../../../foundation/html.ts";
import { productionAndCollections } from "../figures/production-and-collections.ts";
import { formatCount, formatMonth } from "../format.ts";
import { headlineCards } from "./kpi-cards.ts";
import type { SitePart } from "./navigation.ts";
import { notebookCards } from "./notebook-cards.ts";
import type { ShownNotebook } from "./notebook-page.ts";
import { renderPage } from "./page.ts";
import type { PracticeKpis } from "./practice-kpis.ts";
import type { PracticeSize } from "./practice-size.ts";
import type { Report } from "./reports/report.ts";
import { reportCards } from "./reports/report-index-page.ts";
import { siteFigure } from "./site-figure.ts";

/** How the marts compare with what happened in the simulation. The report of `check` has these fields. */
export interface FrontPageCheck {
  readonly cells: number;
  readonly differences: number;
  readonly kpis: readonly unknown[];
}

export interface FrontPage {
  readonly kpis: PracticeKpis;
  readonly practice: PracticeSize;
  readonly check: FrontPageCheck;
  readonly notebooks: readonly ShownNotebook[];
  readonly reports: readonly Report[];
  /** Models built and tests run, where it is known. */
  readonly build?: { readonly models: number; readonly tests: number } | undefined;
  readonly without?: readonly SitePart[];
}

/** The first page: what this is, the proof that it is right, and the ways on. */
export function frontPage(front: FrontPage): string {
  const { without = [] } = front;
  return renderPage({
    title: "bitewing: a make-believe dental practice, true to the last cent",
    description:
      "A simulated dental practice on OpenDental's schema, its pipeline, its models, and KPIs checked against what really happened.",
    root: "",
    without,
    body: html`${hero(front)}${practiceSection(front)}${notebookSection(front.notebooks)}${modelSection(front)}${reportSection(front.reports)}`,
  });
}

function hero({ practice, kpis, check, build, without = [] }: FrontPage): Html {
  const tour = without.includes("tour")
    ? undefined
    : html`<a class="button main" href="tour.html">The five-minute tour</a>`;
  const models =
    build === undefined
      ? "in tested SQL: staging, intermediate, marts"
      : `${formatCount(build.models)} SQL models, ${formatCount(build.tests)} tests`;
  return html`<section class="hero">
  <div>
    <h1>A make-believe dental practice, true to the last cent</h1>
    <p class="lead">bitewing simulates a practice inside OpenDental's real database schema, carries it through a pipeline into SQL models, and compares every KPI with what really happened.</p>
    ${proof(check)}
    <p class="doors">${tour}${without.includes("kpis") ? undefined : html`<a class="button" href="kpis/index.html">Explore the KPIs</a>`}<a class="button" href="notebooks/index.html">Read the notebooks</a></p>
  </div>
  <ol class="path" aria-label="The way of the data">
    ${step("Simulate", `${formatCount(practice.patients)} patients, day by day, to ${kpis.asOf}`)}
    ${step("Record", `${formatCount(practice.rows)} rows in ${formatCount(practice.tablesFilled)} of OpenDental's ${formatCount(practice.tables)} tables`)}
    ${step("Load", "into the warehouse, counts and checksums of both sides equal")}
    ${step("Model", models)}
    ${step("Check", `${formatCount(check.kpis.length)} KPIs against the simulation's own account`)}
  </ol>
</section>`;
}

function step(name: string, what: string): Html {
  return html`<li><b>${name}</b><span>${what}</span></li>`;
}

function proof({ cells, differences }: FrontPageCheck): Html {
  const isGood = differences === 0;
  const noun = differences === 1 ? "difference" : "differences";
  return html`<a class="proof ${isGood ? "good" : "bad"}" href="reports/answer-key.html">
      <b>${formatCount(differences)} ${noun}</b>
      <span>in ${formatCount(cells)} cells: every KPI, by month and provider, beside the simulation's own account, which the models never see</span>
    </a>`;
}

function practiceSection({ kpis, without = [] }: FrontPage): Html {
  const shown = kpis.months.slice(-24);
  const first = kpis.months.at(-12) ?? kpis.months[0];
  const last = kpis.months.at(-1);
  const period = first && last ? `${formatMonth(first.month)} to ${formatMonth(last.month)}` : "";
  const wide = productionAndCollections(shown, { width: 1040, bare: true });
  const narrow = productionAndCollections(shown.slice(-12), { width: 340, bare: true });
  return html`<section id="practice" aria-labelledby="practice-title">
  <div class="section-head"><h2 id="practice-title">The practice</h2><p>${period}, changes against the twelve months before</p>${without.includes("kpis") ? undefined : html`<a class="more" href="kpis/index.html">All KPIs, by date and provider</a>`}</div>
  ${headlineCards(kpis)}
  <figure class="plate">
    <figcaption><strong>Production and collections</strong><span>US dollars a month, complete months</span></figcaption>
    <div class="wide">${siteFigure(wide)}</div><div class="narrow">${siteFigure(narrow)}</div>
  </figure>
</section>`;
}

function notebookSection(notebooks: readonly ShownNotebook[]): Html | undefined {
  if (notebooks.length === 0) return undefined;
  return html`<section id="notebooks" aria-labelledby="notebooks-title">
  <div class="section-head"><h2 id="notebooks-title">Notebooks</h2><p>one question each, answered in TypeScript on this warehouse</p></div>
  ${notebookCards(notebooks, { root: "", level: 3 })}
</section>`;
}

function modelSection({ build, without = [] }: FrontPage): Html | undefined {
  if (without.includes("models")) return undefined;
  const count = build === undefined ? "The" : `${formatCount(build.models)}`;
  return html`<section id="models" aria-labelledby="models-title">
  <div class="section-head"><h2 id="models-title">Models and lineage</h2><p>each column, and the way back to the tables it rests on</p></div>
  <div class="plate split">
    <p>${count} models lie between OpenDental's tables and the KPIs. The catalogue has each with its columns, tests and SQL, and draws for every column and metric the way back to its source.</p>
    <p class="doors"><a class="button" href="docs/index.html#metric/net_collection_rate">From the net collection rate to its source</a><a class="button" href="docs/index.html#lineage">The whole graph</a><a class="button" href="docs/index.html">The catalogue</a></p>
  </div>
</section>`;
}

function reportSection(reports: readonly Report[]): Html | undefined {
  if (reports.length === 0) return undefined;
  return html`<section id="reports" aria-labelledby="reports-title">
  <div class="section-head"><h2 id="reports-title">Reports</h2><p>what was measured</p></div>
  ${reportCards(reports, { root: "", level: 3 })}
</section>`;
}
