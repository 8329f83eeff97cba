import { type Html, html } from "../../../../foundation/html.ts";
import { type CardsPlace, cardHeading } from "../card-heading.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { Report } from "./report.ts";
import { toned } from "./report-parts.ts";

/** The reports as cards, each one link: what it asks, what it found. */
export function reportCards(reports: readonly Report[], { root, level }: CardsPlace): Html {
  return html`<ul class="report-cards">${reports.map(
    ({ name, title, question, finding, tone }) =>
      html`<li><a class="report-card plate" href="${root}reports/${name}.html">${cardHeading(level, title)}<p>${question}</p><p class="finding">${toned(tone, finding)}</p></a></li>`,
  )}</ul>`;
}

/** The page that lists the reports. */
export function reportIndexPage(reports: readonly Report[], without: readonly SitePart[] = []): string {
  return renderPage({
    title: "Reports – bitewing",
    description: "What was measured of the practice, its database and its figures.",
    root: "../",
    part: "reports",
    without,
    body: html`<header class="page-head">
  <h1>Reports</h1>
  <p class="lead">Nothing on this site is to be believed because it says so. These reports measure it: the figures, the rows, the practice and its database.</p>
</header>
<section aria-label="All reports">${reportCards(reports, { root: "../", level: 2 })}</section>`,
  });
}
