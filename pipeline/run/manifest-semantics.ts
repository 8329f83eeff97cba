import { isPlainObject } from "../project/node-config.ts";
import { type Metric, type SemanticModel, simpleMetricsOf } from "../project/semantic/semantics.ts";
import { writtenConfig } from "./manifest-config.ts";
import type { ManifestContext } from "./manifest-node.ts";
import { identity, whereFilters } from "./manifest-resource.ts";

/** A metric as manifest.json holds it. */
export function metricEntry({ createdAt }: ManifestContext, metric: Metric): Record<string, unknown> {
  const { properties } = metric;
  return {
    ...identity(metric),
    description: metric.description,
    label: metric.label,
    type: metric.type,
    type_params: typeParameters(metric),
    filter: whereFilters(properties.filter),
    metadata: null,
    time_granularity: properties["time_granularity"] ?? null,
    meta: metric.meta,
    tags: metric.tags,
    sources: [],
    refs: [],
    metrics: [],
    ...configured(metric),
    depends_on: { macros: [], nodes: metric.dependsOn },
    created_at: createdAt,
  };
}

function typeParameters(metric: Metric): Record<string, unknown> {
  const { measure, numerator, denominator, expr, metrics } = metric.properties.type_params;
  const inputs = simpleMetricsOf(metric).map(({ properties }) =>
    measureInput(properties.type_params.measure),
  );
  return {
    measure: measureInput(measure),
    input_measures: [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()],
    numerator: metricInput(numerator),
    denominator: metricInput(denominator),
    expr: expr ?? null,
    window: null,
    grain_to_date: null,
    metrics: metrics.map(metricInput),
    conversion_type_params: null,
    cumulative_type_params: null,
    metric_aggregation_params: null,
  };
}

interface Input {
  readonly name: string;
  readonly filter: readonly string[];
  readonly [key: string]: unknown;
}

function measureInput(input: Input | undefined): Record<string, unknown> | null {
  if (input === undefined) return null;
  const { name, filter, alias = null, join_to_timespine = false, fill_nulls_with = null } = input;
  return { name, filter: whereFilters(filter), alias, join_to_timespine, fill_nulls_with };
}

function metricInput(input: Input | undefined): Record<string, unknown> | null {
  if (input === undefined) return null;
  const { name, filter, alias = null, offset_window = null, offset_to_grain = null } = input;
  return { name, filter: whereFilters(filter), alias, offset_window, offset_to_grain };
}

/** A semantic model as manifest.json holds it. */
export function semanticModelEntry(
  { project, createdAt }: ManifestContext,
  model: SemanticModel,
): Record<string, unknown> {
  const { properties } = model;
  const node = project.nodes.get(model.model);
  return {
    ...identity(model),
    model: properties.model,
    node_relation:
      node === undefined
        ? null
        : {
            alias: node.relation.identifier,
            schema_name: node.relation.schema,
            database: node.relation.database,
            relation_name: node.relation.text(),
          },
    description: textOrNull(model.description),
    label: properties["label"] ?? null,
    defaults: properties.defaults ?? null,
    entities: properties.entities.map((entity) => ({
      ...element(entity),
      type: entity.type,
      role: entity["role"] ?? null,
    })),
    measures: properties.measures.map((measure) => ({
      ...element(measure),
      agg: measure.agg,
      create_metric: measure["create_metric"] ?? false,
      agg_params: measure["agg_params"] ?? null,
      non_additive_dimension: measure["non_additive_dimension"] ?? null,
      agg_time_dimension: measure.agg_time_dimension ?? null,
    })),
    dimensions: properties.dimensions.map((dimension) => ({
      ...element(dimension),
      type: dimension.type,
      is_partition: dimension["is_partition"] ?? false,
      type_params:
        dimension.type_params === undefined ? null : { validity_params: null, ...dimension.type_params },
      metadata: null,
    })),
    metadata: null,
    refs: [{ name: node?.name ?? "", package: null, version: null }],
    primary_entity: properties.primary_entity ?? null,
    ...configured(model),
    depends_on: { macros: [], nodes: model.dependsOn },
    created_at: createdAt,
  };
}

interface Element {
  readonly name: string;
  readonly description?: unknown;
  readonly expr?: string | number | undefined;
  readonly [key: string]: unknown;
}

function element({ name, description, label, expr, config }: Element): Record<string, unknown> {
  const meta = isPlainObject(config) && isPlainObject(config["meta"]) ? config["meta"] : {};
  return {
    name,
    description: textOrNull(description),
    label: label ?? null,
    expr: expr === undefined ? null : String(expr),
    config: { meta },
  };
}

function textOrNull(text: unknown): string | null {
  return typeof text === "string" && text !== "" ? text : null;
}

function configured({ config, meta }: Metric | SemanticModel): Record<string, unknown> {
  const group = config.text("group") ?? null;
  return { group, config: { enabled: true, group, meta }, unrendered_config: writtenConfig(config) };
}
