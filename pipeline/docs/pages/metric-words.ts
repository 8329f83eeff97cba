import { type Html, html } from "../../../foundation/html.ts";
import {
  type Aggregation,
  type Filter,
  inputsOf,
  type Metric,
  type MetricInput,
  type SimpleMetric,
} from "../../project/semantic/semantics.ts";
import type { Catalogue } from "../catalogue.ts";
import { routeOf } from "../entry.ts";
import { entryLink } from "./page-parts.ts";

/** The definition of a metric in one line, with links to what it is computed from. */
export function metricWords(catalogue: Catalogue, metric: Metric): Html {
  const where = whereWords(metric.filters, metric);
  switch (metric.type) {
    case "simple":
      return html`${measureWords(catalogue, metric)}${where}`;
    case "ratio":
      return html`${inputLink(metric.numerator)} divided by ${inputLink(metric.denominator)}${where}`;
    case "derived":
      return html`${expressionWords(metric.expr, metric.inputs)}${where}`;
  }
}

/** What a metric is computed from, each with its own definition, down to the measures. */
export function inputTree(catalogue: Catalogue, metric: Metric): Html | undefined {
  const inputs = [...new Map(inputsOf(metric).map((input) => [input.alias, input])).values()];
  if (inputs.length === 0) return undefined;
  const items = inputs.map((input) => {
    const name = inputLink(input);
    return html`<li>${name} is ${metricWords(catalogue, input.metric)}${inputTree(catalogue, input.metric)}</li>`;
  });
  return html`<ul class="steps">${items}</ul>`;
}

const aggregations: Readonly<Record<Aggregation, string>> = {
  sum: "the sum of",
  min: "the least of",
  max: "the greatest of",
  average: "the mean of",
  median: "the median of",
  count: "the count of",
  count_distinct: "the count of different",
  sum_boolean: "the count of rows with",
};

function measureWords(catalogue: Catalogue, { measure, semanticModel }: SimpleMetric): Html {
  const model = catalogue.byId.get(semanticModel.model);
  const of = model === undefined ? html`${semanticModel.name}` : entryLink(model);
  return html`${aggregations[measure.aggregation]} <code>${measure.expr}</code> of ${of}`;
}

function inputLink({ metric, alias, filters }: MetricInput): Html {
  return html`${metricLink(metric, alias)}${whereWords(filters, metric)}`;
}

function metricLink({ name }: Metric, text = name): Html {
  return html`<a class="entry metric" href="#${routeOf("metric", name)}">${text}</a>`;
}

/** The expression of a derived metric with the names of its inputs as links. */
function expressionWords(expr: string, inputs: readonly MetricInput[]): Html {
  const parts = expr.trim().split(/(\b[A-Za-z_]\w*\b)/);
  return html`${parts.map((part) => {
    const input = inputs.find(({ alias }) => alias === part);
    return input === undefined ? html`${part}` : metricLink(input.metric, input.alias);
  })}`;
}

function whereWords(filters: readonly Filter[], metric: Metric): Html | undefined {
  if (filters.length === 0) return undefined;
  const own = metric.type === "simple" ? metric.semanticModel.primaryEntity : undefined;
  const conditions = filters.map(({ text }) => html`<code>${conditionOf(text, own)}</code>`);
  return html`, only where ${conditions.map((condition, i) => html`${i === 0 ? "" : " and "}${condition}`)}`;
}

/** `{{ Dimension('claim__is_paid') }}` is `is_paid`; of another entity than the metric's own, `patient.is_active`. */
function conditionOf(text: string, own: string | undefined): string {
  return text
    .replace(/\{\{\s*(?:Time)?(?:Dimension|Entity)\(\s*['"](\w+)['"][^)]*\)\s*\}\}/g, (_, name: string) => {
      const [entity, ...rest] = name.split("__");
      return rest.length === 0 || entity === own ? rest.join("__") || name : `${entity}.${rest.join("__")}`;
    })
    .replace(/\s+/g, " ")
    .trim();
}
