import { type Html, html } from "../../../foundation/html.ts";
import { groupBy } from "../../group-by.ts";
import { type Catalogue, type RelationEntry, routeOf } from "../catalogue.ts";
import { columnsOf, type DocumentedColumn } from "../columns.ts";
import { inline } from "../prose.ts";
import { originLink } from "./column-table.ts";
import { entryLink } from "./page-parts.ts";

interface Kpi {
  readonly entry: RelationEntry;
  readonly column: DocumentedColumn;
}

/** The columns with an `answer_key`: definition, sources, and the way back as a picture that the page's script draws. */
export function kpiPage(catalogue: Catalogue): Html {
  const kpis = catalogue.entries.flatMap((entry): Kpi[] =>
    entry.kind === "model"
      ? columnsOf(catalogue, entry)
          .filter(({ kpi }) => kpi !== undefined)
          .map((column) => ({ entry, column }))
      : [],
  );
  const groups = [...groupBy(kpis, ({ entry }) => entry)];
  return html`<header class="head"><h1 tabindex="-1">KPIs</h1>
<p class="lead">Columns that are compared with an answer key, each with the definition it follows and the way back to the columns of the source.</p></header>
${kpis.length === 0 ? html`<p class="soft">No column of the project has an answer_key.</p>` : undefined}
${groups.map(([entry, own]) => html`<section><div class="section-head"><h2>${entryLink(entry)}</h2><p>${own.length} ${own.length === 1 ? "KPI" : "KPIs"}</p></div>${own.map((kpi) => card(catalogue, kpi))}</section>`)}`;
}

function card(catalogue: Catalogue, { entry, column }: Kpi): Html {
  const roots = catalogue.content.lineage.roots({ relation: entry.id, column: column.name });
  const sources =
    roots.length === 0
      ? html`<span class="soft">made by the query</span>`
      : roots.map((root) => originLink(catalogue, root));
  return html`<article class="kpi-card" data-kpi="${column.name}">
<h3><a href="#${routeOf("column", entry.name, column.name)}">${column.name}</a></h3>
<p>${inline(column.description.trim())}</p>
<p class="origins"><span class="soft">Rests on</span> ${sources}</p>
<details class="way"><summary>Show the way back</summary><div class="trace" data-trace-entry="${entry.name}" data-trace-column="${column.name}"></div></details>
</article>`;
}
