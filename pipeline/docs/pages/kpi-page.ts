import { groupBy } from "../../../foundation/group-by.ts";
import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { routeOf } from "../entry.ts";
import type { Kpi } from "../kpis.ts";
import { metricColumn } from "../lineage/lineage-graph.ts";
import type { ColumnId } from "../lineage/origins.ts";
import { inline } from "../prose.ts";
import { originLink } from "./column-table.ts";
import { metricWords } from "./metric-words.ts";
import { section } from "./page-parts.ts";

/**
 * What is compared with an answer key: each KPI once, with its definition, the metric and the columns of marts that
 * answer it, its sources, and the way back as a picture that the page's script draws.
 */
export function kpiPage(catalogue: Catalogue): Html {
  const { kpis } = catalogue;
  const groups = [...groupBy(kpis, groupOf)];
  const jumps = groups.map(
    ([group, own]) => html`<a href="#${routeOf("kpis", group)}">${group} <span>${own.length}</span></a>`,
  );
  return html`<header class="head"><h1 tabindex="-1">KPIs</h1>
<p class="lead">Figures that are compared with an answer key, each with the definition it follows and the way back to the columns of the source.</p></header>
${kpis.length === 0 ? html`<p class="soft">Nothing in the project has an answer_key.</p>` : html`<nav class="jumps" aria-label="On this page">${jumps}</nav>`}
${groups.map(([group, own]) => section(group, group, html`<div class="kpi-cards">${own.map((kpi) => card(catalogue, kpi))}</div>`, own.length === 1 ? "1 KPI" : `${own.length} KPIs`))}`;
}

/** Metrics stand with those of their file, columns without a metric with those of their mart. */
function groupOf({ metrics: [metric], columns: [column] }: Kpi): string {
  return metric?.system ?? column?.entry.name ?? "";
}

function card(catalogue: Catalogue, kpi: Kpi): Html {
  const { name, metrics, columns } = kpi;
  const [metric] = metrics;
  const [column] = columns;
  const start = startOf(kpi);
  const title =
    metric === undefined
      ? html`<a href="#${routeOf("column", column?.entry.name ?? "", column?.column.name ?? "")}">${column?.column.name ?? name}</a>`
      : html`<a href="#${metric.route}">${metric.metric.label}</a>`;
  const description = metric?.description ?? column?.column.description ?? "";
  return html`<article class="kpi-card" data-kpi="${name}" data-section="${name}">
<h3>${title} <code>${name}</code></h3>
<p>${inline(description.trim())}</p>
${metric === undefined ? undefined : html`<p class="formula">${metricWords(catalogue, metric.metric)}</p>`}
${answers(catalogue, kpi)}
${start === undefined ? undefined : origins(catalogue, kpi, start)}
</article>`;
}

/** The metric where there is one, else the first column. */
function startOf({ metrics: [metric], columns: [column] }: Kpi): ColumnId | undefined {
  if (metric !== undefined) return { relation: metric.id, column: metricColumn };
  return column === undefined ? undefined : { relation: column.entry.id, column: column.column.name };
}

/** The title leads to the first metric. */
function answers(catalogue: Catalogue, { metrics, columns }: Kpi): Html {
  const more = metrics.slice(1).map(({ id }) => ({ relation: id, column: metricColumn }));
  const inMarts = columns.map(({ entry, column }) => ({ relation: entry.id, column: column.name }));
  const list = (title: string, ids: readonly ColumnId[]): Html | undefined =>
    ids.length === 0
      ? undefined
      : html`<p class="origins"><span class="soft">${title}</span> ${ids.map((id) => originLink(catalogue, id))}</p>`;
  return html`${list("Also the metrics", more)}${list("In the marts", inMarts)}`;
}

function origins(catalogue: Catalogue, { metrics: [metric], columns: [column] }: Kpi, start: ColumnId): Html {
  const roots = catalogue.content.lineage.roots(start);
  const links =
    roots.length === 0
      ? html`<span class="soft">made by the query</span>`
      : roots.map((root) => originLink(catalogue, root));
  const trace = metric?.route ?? routeOf("model", column?.entry.name ?? "");
  const named = metric === undefined ? html` data-trace-column="${start.column}"` : undefined;
  return html`<p class="origins"><span class="soft">Rests on</span> ${links}</p>
<details class="way"><summary>Show the way back</summary><div class="trace" data-trace="${trace}"${named}></div></details>`;
}
