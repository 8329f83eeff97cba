import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BitewingError } from "../../../../foundation/errors.ts";
import { type Html, html } from "../../../../foundation/html.ts";
import { packageRoot } from "../../../../foundation/package.ts";
import { scriptLiteral } from "../../../../foundation/script-literal.ts";
import { formatLongDate, formatLongMonth } from "../../format.ts";
import type { Warehouse } from "../../warehouse.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { KpiData } from "./kpi-data.ts";
import { firstListed } from "./kpi-lists.ts";
import { kpiSections } from "./kpi-sections.ts";
import { locationNote } from "./kpi-views.ts";
import { readKpiData } from "./read-kpi-data.ts";
import { firstListedMonth, readKpiDetails } from "./read-kpi-details.ts";

/** Where the KPI pages are, from the site's root. */
const kpiHref = "kpis/index.html";

const script = "kpi.js";
const dataScript = "kpi-data.js";
const detailsScript = "kpi-details.js";

/**
 * The KPI pages with their data, by their paths from the site's root: figures with filters, the patients behind a
 * figure, and a patient's account.
 *
 * @param without parts that the site does not have
 *
 * @throws {BitewingError} of kind `database` when the warehouse lacks what the pages show
 */
export async function kpiPages(
  warehouse: Warehouse,
  without: readonly SitePart[] = [],
): Promise<ReadonlyMap<string, string>> {
  const listedFrom = await firstListedMonth(warehouse);
  const data = await readKpiData(warehouse, listedFrom);
  const details = await readKpiDetails(warehouse, listedFrom);
  return new Map([
    [kpiHref, kpiPage(data, without)],
    ["kpis/patients.html", patientsPage(without)],
    ["kpis/patient.html", patientPage(without)],
    [`kpis/${script}`, bundledScript()],
    [`kpis/${dataScript}`, `globalThis.kpiData = ${scriptLiteral(data)};\n`],
    [`kpis/${detailsScript}`, `globalThis.kpiDetails = ${scriptLiteral(details)};\n`],
  ]);
}

/** The script that the build has bundled of browser/main.ts. */
function bundledScript(): string {
  const path = join(packageRoot(), "dist", "notebooks", "lib", "site", "browser", script);
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    throw new BitewingError(
      {
        kind: "usage",
        what: "The script of the KPI pages is not built.",
        where: path,
        next: "Run `npm run build`.",
      },
      { cause: thrown },
    );
  }
}

function kpiPage(data: KpiData, without: readonly SitePart[]): string {
  const sections = kpiSections.map(
    ({ id, title }) => html`<section id="${id}" aria-labelledby="${id}-title" tabindex="-1">
  <div class="section-head"><h2 id="${id}-title">${title}</h2></div>
  <div data-part="${id}"></div>
</section>`,
  );
  const aboutLocations = locationNote(data);
  return renderPage({
    title: "KPIs – bitewing",
    description:
      "The KPIs of the practice by month, provider and location, down to the patients behind a figure.",
    root: "../",
    part: "kpis",
    without,
    scripts: [dataScript, script],
    body: html`<div data-page="kpis">
<h1>KPIs</h1>
<p class="lead">The figures of the marts to ${formatLongDate(new Date(data.asOf))}. Underlined ones lead to the patients behind them${listedSince(data)}.</p>
${withoutScript}
<form class="filters plate" aria-label="Filters" data-filters></form>
${aboutLocations === undefined ? undefined : html`<p class="note">${aboutLocations}</p>`}
<p class="said"><span role="status" data-said></span> <button type="button" class="reset" data-reset hidden>Reset the filters</button></p>
<nav class="jump" aria-label="Sections of this page">${kpiSections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>
${sections}
</div>`,
  });
}

/** A large practice's patients are listed for its newest months only. */
function listedSince(data: KpiData): string {
  if (data.listedFrom === 0) return "";
  const first = firstListed(data);
  return first === undefined ? " in smaller practices" : `, from ${formatLongMonth(first)} on`;
}

function patientsPage(without: readonly SitePart[]): string {
  return renderPage({
    title: "Patients behind a figure – bitewing",
    description: "The patients behind a KPI's figure, each with the reason.",
    root: "../",
    part: "kpis",
    without,
    scripts: [dataScript, detailsScript, script],
    body: html`<div class="behind-page" data-page="patients">${withoutScript}<h1>Patients behind a figure</h1></div>`,
  });
}

function patientPage(without: readonly SitePart[]): string {
  return renderPage({
    title: "Patient – bitewing",
    description: "What happened to a patient of the practice, day by day.",
    root: "../",
    part: "kpis",
    without,
    scripts: [dataScript, detailsScript, script],
    body: html`<div class="behind-page" data-page="patient">${withoutScript}<h1>Patient</h1></div>`,
  });
}

const withoutScript: Html = html`<noscript><p class="note">This page needs JavaScript: it works out its figures where it is read. The <a href="../index.html">front page</a> shows the main figures without.</p></noscript>`;
