import { z } from "zod";

const paths = (otherwise: string[]) => z.array(z.string()).default(otherwise);
const tree = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});

/** One text or several; null for none. */
const texts = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [value ?? []].flat());

/** `dbt_project.yml`; keys that are not used here are tolerated, as dbt's own are many. */
export const projectFileSchema = z.looseObject({
  name: z.string().regex(/^\w+$/, "A project's name has letters, digits and underscores only"),
  version: z.union([z.string(), z.number()]).optional(),
  profile: z.string().optional(),
  "model-paths": paths(["models"]),
  "macro-paths": paths(["macros"]),
  "test-paths": paths(["tests"]),
  "seed-paths": paths(["seeds"]),
  "snapshot-paths": paths(["snapshots"]),
  "docs-paths": z.array(z.string()).optional(),
  "packages-install-path": z.string().default("dbt_packages"),
  "on-run-start": texts,
  "on-run-end": texts,
  dispatch: z.array(z.object({ macro_namespace: z.string(), search_order: z.array(z.string()) })).default([]),
  vars: tree,
  models: tree,
  seeds: tree,
  snapshots: tree,
  tests: tree,
  data_tests: tree,
  unit_tests: tree,
  sources: tree,
  exposures: tree,
  metrics: tree,
  semantic_models: tree,
  saved_queries: tree,
});

export type ProjectFile = z.output<typeof projectFileSchema>;
