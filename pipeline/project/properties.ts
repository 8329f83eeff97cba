import { z } from "zod";
import { metricSchema, semanticModelSchema } from "./semantic/semantic-properties.ts";

const config = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});
const description = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const meta = config;
const tags = z.union([z.string(), z.array(z.string())]).optional();
const test = z.union([z.string(), z.record(z.string(), z.unknown())]);
const tests = z
  .array(test)
  .nullish()
  .transform((value) => value ?? []);

const column = z.looseObject({
  name: z.string(),
  description,
  data_type: z.string().optional(),
  meta,
  quote: z.boolean().optional(),
  tags,
  config,
  tests,
  data_tests: tests,
});

const columns = z
  .array(column)
  .nullish()
  .transform((value) => value ?? []);

const node = z.looseObject({
  name: z.string(),
  description,
  config,
  meta,
  docs: config,
  columns,
  tests,
  data_tests: tests,
});

/** With `relation` the snapshot is made here, without it describes a snapshot block. */
const snapshot = node.extend({ relation: z.string().optional() });

const duration = z.object({
  count: z.number().int().nullish(),
  period: z.enum(["minute", "hour", "day"]).nullish(),
});

/** When the rows of a source are too old; null switches the check off for a table. */
const freshness = z
  .looseObject({
    warn_after: duration.nullish(),
    error_after: duration.nullish(),
    filter: z.string().nullish(),
  })
  .nullish();

export type Freshness = z.output<typeof freshness>;

const sourceTable = z.looseObject({
  name: z.string(),
  identifier: z.string().optional(),
  description,
  meta,
  tags,
  config,
  columns,
  tests,
  data_tests: tests,
  loaded_at_field: z.string().nullish(),
  loaded_at_query: z.string().nullish(),
  loader: z.string().optional(),
  freshness,
});

const source = z.looseObject({
  name: z.string(),
  description,
  database: z.string().optional(),
  schema: z.string().optional(),
  loaded_at_field: z.string().nullish(),
  loaded_at_query: z.string().nullish(),
  loader: z.string().optional(),
  freshness,
  meta,
  tags,
  config,
  tables: z
    .array(sourceTable)
    .nullish()
    .transform((value) => value ?? []),
});

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const fixture = {
  format: z.enum(["dict", "csv", "sql"]).default("dict"),
  rows: z.unknown().optional(),
  fixture: z.string().optional(),
};

const unitTest = z.looseObject({
  name: z.string(),
  description,
  model: z.string(),
  given: list(z.looseObject({ input: z.string(), ...fixture })),
  expect: z.looseObject(fixture),
  overrides: z
    .looseObject({ macros: config, vars: config, env_vars: config })
    .nullish()
    .transform((value) => value ?? { macros: {}, vars: {}, env_vars: {} }),
  config,
  versions: z.unknown().optional(),
});

const macro = z.looseObject({
  name: z.string(),
  description,
  meta,
  config,
  arguments: list(
    z
      .looseObject({ name: z.string(), type: z.string().nullish(), description })
      .transform(({ name, type, description: text }) => ({
        name,
        type: type ?? undefined,
        description: text,
      })),
  ),
});

const owner = z.looseObject({
  name: z.string().optional(),
  email: z.string().or(z.array(z.string())).optional(),
});

const resource = z.looseObject({
  name: z.string(),
  label: z.string().nullish(),
  description,
  tags,
  meta,
  config,
  depends_on: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
});

const exposure = resource.extend({
  name: z.string().regex(/^[\w-]+$/, "An exposure's name has letters, digits and underscores only"),
  type: z.enum(["dashboard", "notebook", "analysis", "ml", "application"]),
  maturity: z.enum(["low", "medium", "high"]).nullish(),
  url: z.string().nullish(),
  owner: owner.refine(({ name, email }) => (name ?? email) !== undefined, "An owner has a name or an email"),
});

/** A properties file (`schema.yml`); keys that are not used here are tolerated. */
export const propertiesSchema = z.looseObject({
  version: z.union([z.string(), z.number()]).optional(),
  models: list(node),
  seeds: list(node),
  snapshots: list(snapshot),
  sources: list(source),
  macros: list(macro),
  tests: list(node),
  data_tests: list(node),
  unit_tests: list(unitTest),
  exposures: list(exposure),
  semantic_models: list(semanticModelSchema),
  metrics: list(metricSchema),
  saved_queries: list(resource),
  groups: list(z.looseObject({ name: z.string(), description, owner: owner, config })),
});

export type Properties = z.output<typeof propertiesSchema>;
export type NodeProperties = z.output<typeof node>;
export type SnapshotProperties = z.output<typeof snapshot>;
export type ColumnProperties = z.output<typeof column>;
export type SourceProperties = z.output<typeof source>;
export type SourceTableProperties = z.output<typeof sourceTable>;
export type UnitTestProperties = z.output<typeof unitTest>;
export type ResourceProperties = z.output<typeof resource>;
export type TestEntry = z.output<typeof test>;
