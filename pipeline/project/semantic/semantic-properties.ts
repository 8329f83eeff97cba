import { z } from "zod";

/** dbt's `semantic_models` and `metrics` as they stand in properties files. */

const description = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const meta = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});
const config = meta;
const tags = z.union([z.string(), z.array(z.string())]).optional();
const filter = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [value ?? []].flat());

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const entity = z.looseObject({
  name: z.string(),
  type: z.enum(["primary", "unique", "foreign", "natural"]),
  expr: z.string().optional(),
});

const dimension = z.looseObject({
  name: z.string(),
  type: z.enum(["categorical", "time"]),
  description,
  expr: z.string().optional(),
  type_params: z.looseObject({ time_granularity: z.string() }).optional(),
});

const measure = z.looseObject({
  name: z.string(),
  description,
  agg: z.enum(["sum", "min", "max", "average", "count", "count_distinct", "sum_boolean", "median"]),
  expr: z.union([z.string(), z.number()]).optional(),
  agg_time_dimension: z.string().optional(),
});

export const semanticModelSchema = z.looseObject({
  name: z.string(),
  description,
  model: z.string(),
  defaults: z.looseObject({ agg_time_dimension: z.string().optional() }).optional(),
  primary_entity: z.string().optional(),
  entities: list(entity),
  dimensions: list(dimension),
  measures: list(measure),
  config,
  meta,
  tags,
});

const measureInput = z
  .union([z.string(), z.looseObject({ name: z.string(), filter, fill_nulls_with: z.number().optional() })])
  .transform((value) => (typeof value === "string" ? { name: value, filter: [] } : value));

const metricInput = z
  .union([z.string(), z.looseObject({ name: z.string(), alias: z.string().optional(), filter })])
  .transform((value) => (typeof value === "string" ? { name: value, filter: [] } : value));

export const metricSchema = z.looseObject({
  name: z.string(),
  description,
  label: z.string().optional(),
  type: z.enum(["simple", "ratio", "derived", "cumulative", "conversion"]),
  type_params: z.looseObject({
    measure: measureInput.optional(),
    numerator: metricInput.optional(),
    denominator: metricInput.optional(),
    expr: z.string().optional(),
    metrics: list(metricInput),
  }),
  filter,
  config,
  meta,
  tags,
});

export type SemanticModelProperties = z.output<typeof semanticModelSchema>;
export type MetricProperties = z.output<typeof metricSchema>;
export type MetricInputProperties = z.output<typeof metricInput>;
