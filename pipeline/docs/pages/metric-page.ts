import { type Html, html } from "../../../foundation/html.ts";
import type { SimpleMetric } from "../../project/semantic/semantics.ts";
import type { Catalogue } from "../catalogue.ts";
import { type MetricEntry, routeOf } from "../entry.ts";
import { baseKpi } from "../kpis.ts";
import { metricColumn } from "../lineage/lineage-graph.ts";
import { inline } from "../prose.ts";
import { sqlMarkup } from "../sql-markup.ts";
import { originLink } from "./column-table.ts";
import { inputTree, metricWords } from "./metric-words.ts";
import { neighboursOf } from "./neighbours.ts";
import { code, heading, lineCount, section } from "./page-parts.ts";
import { problemNote } from "./problem-note.ts";

/** A metric: its definition in words, where its figure comes from, the mart's columns beside it, and its query. */
export function metricPage(catalogue: Catalogue, entry: MetricEntry): Html {
  const { metric, id } = entry;
  const compiled = catalogue.content.compiled.get(id);
  return html`${heading({ entry, title: metric.label, facts: [html`<code>${metric.name}</code>`, metric.type, kpiFact(entry)], path: metric.path })}
${problemNote(catalogue, entry)}
${definition(catalogue, entry)}
${wayBack(catalogue, entry)}
${twins(catalogue, entry)}
${neighboursOf(catalogue, entry)}
${compiled === undefined ? undefined : section("sql", "SQL", code("Compiled, by month", lineCount(compiled), sqlMarkup(compiled), false))}`;
}

function kpiOf({ metric }: MetricEntry): string | undefined {
  const key = metric.meta["answer_key"];
  return typeof key === "string" ? baseKpi(key) : undefined;
}

function kpiFact(entry: MetricEntry): Html | undefined {
  const kpi = kpiOf(entry);
  if (kpi === undefined) return undefined;
  return html`<a href="#${routeOf("kpis", kpi)}">compared with the answer key: ${kpi}</a>`;
}

function definition(catalogue: Catalogue, { metric }: MetricEntry): Html {
  const facts = metric.type === "simple" ? simpleFacts(metric) : undefined;
  return section(
    "definition",
    "Definition",
    html`<div class="definition"><p class="formula"><b>${metric.name}</b> is ${metricWords(catalogue, metric)}</p>${inputTree(catalogue, metric)}${facts}${ratioFact(metric.type)}</div>`,
  );
}

function ratioFact(type: MetricEntry["metric"]["type"]): Html | undefined {
  if (type !== "ratio") return undefined;
  return html`<p class="soft">Four decimals, rounded half away from zero; empty where there is nothing to divide by.</p>`;
}

function simpleFacts({ measure, semanticModel, fillNullsWith }: SimpleMetric): Html {
  const { entities, dimensions, primaryEntity, description } = semanticModel;
  const split = [
    ...entities.filter(({ type }) => type === "foreign").map(({ name }) => name),
    ...dimensions
      .filter(({ type }) => type === "categorical")
      .map(({ name }) => (primaryEntity === undefined ? name : `${primaryEntity}__${name}`)),
  ];
  const facts: readonly (readonly [string, Html])[] = [
    ["Measure", html`<code>${measure.name}</code> ${inline(measure.description)}`],
    ["Counted on", html`<code>${measure.timeDimension.expr}</code>`],
    ["Without a row", fillNullsWith === undefined ? html`no value` : html`${fillNullsWith}`],
    ["Semantic model", html`<code>${semanticModel.name}</code> ${inline(description)}`],
    ["Can be split by", html`${split.map((name) => html`<code>${name}</code> `)}`],
  ];
  return html`<dl>${facts.map(([term, told]) => html`<dt>${term}</dt><dd>${told}</dd>`)}</dl>`;
}

function wayBack({ content, ...catalogue }: Catalogue, { id, route }: MetricEntry): Html {
  const roots = content.lineage.roots({ relation: id, column: metricColumn });
  const links = roots.map((root) => html`<li>${originLink({ content, ...catalogue }, root)}</li>`);
  const list =
    roots.length === 0
      ? html`<p class="soft">It rests on no column of a source.</p>`
      : html`<ul class="origin-list">${links}</ul>`;
  return html`${section("rests-on", "Rests on", list, String(roots.length))}
${section("way-back", "Way back", html`<div class="trace" data-trace="${route}"></div>`, "from the source on the left")}`;
}

/** The columns of marts that hold the same figure. */
function twins(catalogue: Catalogue, entry: MetricEntry): Html | undefined {
  const kpi = catalogue.kpis.find(({ name }) => name === kpiOf(entry));
  if (kpi === undefined || kpi.columns.length === 0) return undefined;
  const links = kpi.columns.map(
    ({ entry: model, column }) =>
      html`<li>${originLink(catalogue, { relation: model.id, column: column.name })}</li>`,
  );
  return section("twins", "The same figure in the marts", html`<ul class="origin-list">${links}</ul>`);
}
