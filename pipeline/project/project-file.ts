import { z } from "zod";

const paths = (otherwise: string[]) => z.array(z.string()).default(otherwise);
const tree = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});

/** `dbt_project.yml`; keys that are not used here are tolerated, as dbt's own are many. */
export const projectFileSchema = z.looseObject({
  name: z.string().regex(/^\w+$/, "A project's name has letters, digits and underscores only"),
  version: z.union([z.string(), z.number()]).optional(),
  profile: z.string().optional(),
  "model-paths": paths(["models"]),
  "macro-paths": paths(["macros"]),
  "test-paths": paths(["tests"]),
  "seed-paths": paths(["seeds"]),
  "docs-paths": z.array(z.string()).optional(),
  "packages-install-path": z.string().default("dbt_packages"),
  vars: tree,
  models: tree,
  seeds: tree,
  tests: tree,
  data_tests: tree,
  sources: tree,
  exposures: tree,
  metrics: tree,
  semantic_models: tree,
  saved_queries: tree,
});

export type ProjectFile = z.output<typeof projectFileSchema>;
