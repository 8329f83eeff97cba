import type { DescribedResource } from "../resources.ts";
import type { MetricProperties, SemanticModelProperties } from "./semantic-properties.ts";

/** Metrics and what they are computed from, in the words of dbt's semantic layer. */

/** A model seen as a table of facts: what it counts, by what, and over which dates. */
export interface SemanticModel extends DescribedResource {
  readonly resourceType: "semantic_model";
  /** As its properties file has it. */
  readonly properties: SemanticModelProperties;
  /** The id of the model. */
  readonly model: string;
  readonly entities: readonly Entity[];
  /** What a row of it is: dimensions are named `primary__dimension`. */
  readonly primaryEntity: string | undefined;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  /** Ids of what it reads. */
  readonly dependsOn: readonly string[];
}

export interface Entity {
  readonly name: string;
  readonly type: "primary" | "unique" | "foreign" | "natural";
  /** SQL over the model's columns. */
  readonly expr: string;
}

export interface Dimension {
  readonly name: string;
  readonly type: "categorical" | "time";
  readonly description: string;
  readonly expr: string;
  /** Of a time dimension: `day`, `month`, … */
  readonly granularity: string | undefined;
}

export type Aggregation =
  | "sum"
  | "min"
  | "max"
  | "average"
  | "count"
  | "count_distinct"
  | "sum_boolean"
  | "median";

export interface Measure {
  readonly name: string;
  readonly description: string;
  readonly aggregation: Aggregation;
  readonly expr: string;
  /** The date that it is counted on. */
  readonly timeDimension: Dimension;
}

interface DescribedMetric extends DescribedResource {
  readonly resourceType: "metric";
  /** As its properties file has it. */
  readonly properties: MetricProperties;
  readonly label: string;
  /** Conditions, as SQL over the columns of a semantic model, by the names of `Dimension()`. */
  readonly filters: readonly Filter[];
  /** Ids of semantic models and metrics. */
  readonly dependsOn: readonly string[];
}

/** A condition whose `Dimension('entity__name')` are not yet looked up. */
export interface Filter {
  readonly text: string;
  /** `file:line`. */
  readonly where: () => string;
}

/** A measure, aggregated. */
export interface SimpleMetric extends DescribedMetric {
  readonly type: "simple";
  readonly measure: Measure;
  readonly semanticModel: SemanticModel;
  /** What stands where there was nothing to aggregate; `undefined` for no value. */
  readonly fillNullsWith: number | undefined;
}

/** One metric divided by another. */
export interface RatioMetric extends DescribedMetric {
  readonly type: "ratio";
  readonly numerator: MetricInput;
  readonly denominator: MetricInput;
}

/** An expression over metrics, by their aliases. */
export interface DerivedMetric extends DescribedMetric {
  readonly type: "derived";
  readonly expr: string;
  readonly inputs: readonly MetricInput[];
}

export interface MetricInput {
  readonly metric: Metric;
  readonly alias: string;
  readonly filters: readonly Filter[];
}

export type Metric = SimpleMetric | RatioMetric | DerivedMetric;

/** The metrics that a metric is computed from. */
export function inputsOf(metric: Metric): readonly MetricInput[] {
  switch (metric.type) {
    case "simple":
      return [];
    case "ratio":
      return [metric.numerator, metric.denominator];
    case "derived":
      return metric.inputs;
  }
}

/** The simple metrics that a metric rests on, each once. */
export function simpleMetricsOf(metric: Metric): readonly SimpleMetric[] {
  if (metric.type === "simple") return [metric];
  return [...new Set(inputsOf(metric).flatMap((input) => simpleMetricsOf(input.metric)))];
}
