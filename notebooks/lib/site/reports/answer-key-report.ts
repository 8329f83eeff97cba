import { type Html, html } from "../../../../foundation/html.ts";
import type { CheckReport } from "../../../../pipeline/index.ts";
import { formatCount } from "../../format.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { Report } from "./report.ts";
import { counted, figureList, fold, reportHead, reportTable, section } from "./report-parts.ts";

type Comparison = CheckReport["kpis"][number];

/** How many differing cells the page shows; `bitewing check --json` gives them all. */
const shownDifferences = 200;

export interface AnswerKeyReportOptions {
  readonly check: CheckReport;
  readonly without?: readonly SitePart[];
}

/** The marts and the metrics beside the simulation's own account, KPI by KPI. */
export function answerKeyReport({ check, without = [] }: AnswerKeyReportOptions): Report {
  const { cells, differences, kpis, metrics, unmatched } = check;
  const isGood = differences === 0;
  const tone = isGood ? "good" : "bad";
  const finding = `${formatCount(cells)} cells compared, ${counted(differences, "difference")}`;
  const title = "Answer key";
  const found = [...kpis, ...metrics].flatMap((comparison) => comparison.differences);
  const page = renderPage({
    title: `${title} – bitewing`,
    description: "Every KPI compared with what really happened in the simulation, cell by cell.",
    root: "../",
    part: "reports",
    without,
    body: html`${reportHead({ title, finding, tone }, "The simulation keeps its own account of every visit, charge and payment, apart from the database. The models never read it. Here their figures were laid beside it: a cell is one KPI in one month, of the practice or of one provider, and counts as different when it is a cent off.")}
${figureList([
  [cells, "cells compared"],
  [differences, differences === 1 ? "difference" : "differences"],
  [kpis.length, "KPIs in marts"],
  [metrics.length, "of them as metrics too"],
])}
${found.length + unmatched.length === 0 ? undefined : differenceSection(found, unmatched)}
${section("kpis", "KPIs in the marts", cellsOf(kpis), comparisonTable("KPIs in the marts", kpis))}
${
  metrics.length === 0
    ? undefined
    : section(
        "metrics",
        "The same as metrics",
        cellsOf(metrics),
        fold("All metrics", counted(metrics.length, "KPI"), comparisonTable("KPIs as metrics", metrics)),
      )
}
<section><div class="plate prose"><p>Compare again: <code>npx bitewing check --target duckdb:.bitewing/demo/warehouse.duckdb --truth .bitewing/demo/truth</code></p></div></section>`,
  });
  return {
    name: "answer-key",
    title,
    question: "Are the KPIs right?",
    finding,
    tone,
    page,
  };
}

function differenceSection(found: Comparison["differences"], unmatched: readonly string[]): Html {
  const rows = found
    .slice(0, shownDifferences)
    .map(({ kpi, cell, truth, mart }) => [
      html`<code>${kpi}</code>`,
      cell,
      truth ?? "no cell",
      mart ?? "no cell",
    ]);
  const more = found.length - rows.length;
  return section(
    "differences",
    "Differences",
    counted(found.length, "cell"),
    html`${reportTable("Differing cells", [{ title: "KPI" }, { title: "Cell", isText: true }, { title: "Truth" }, { title: "Mart" }], rows)}
${more > 0 ? html`<p class="below">and ${formatCount(more)} more</p>` : undefined}
${unmatched.length === 0 ? undefined : html`<ul>${unmatched.map((line) => html`<li>${line}</li>`)}</ul>`}`,
  );
}

const grains: Readonly<Record<Comparison["kpi"]["grain"], string>> = {
  provider_month: "month and provider",
  practice_month: "month",
};

function cellsOf(comparisons: readonly Comparison[]): string {
  const cells = comparisons.reduce((sum, comparison) => sum + comparison.cells, 0);
  return counted(cells, "cell");
}

function comparisonTable(caption: string, comparisons: readonly Comparison[]): Html {
  const rows = comparisons.map(({ kpi, cells, differences }) => [
    html`<code>${kpi.name}</code>`,
    kpi.definition,
    grains[kpi.grain],
    formatCount(cells),
    differences.length === 0
      ? html`<span class="good">✓ 0</span>`
      : html`<b class="bad">✗ ${formatCount(differences.length)}</b>`,
  ]);
  return reportTable(
    caption,
    [
      { title: "KPI" },
      { title: "Definition", isText: true },
      { title: "By", isText: true },
      { title: "Cells" },
      { title: "Differences" },
    ],
    rows,
  );
}
