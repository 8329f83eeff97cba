import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

const entry = z.looseObject({
  unique_id: z.string(),
  resource_type: z.string(),
  name: z.string(),
  relation_name: z.string().nullish(),
});
const entries = z.record(z.string(), entry).default({});

/** An entry of a manifest; which fields there are depends on its type. */
export type ManifestEntry = z.output<typeof entry>;

/** The parts of manifest.json that a later run looks at, whichever tool wrote it. */
const manifestSchema = z.looseObject({
  metadata: z.looseObject({ dbt_schema_version: z.string() }),
  nodes: entries,
  sources: entries,
  macros: z
    .record(
      z.string(),
      z.looseObject({
        package_name: z.string(),
        macro_sql: z.string().default(""),
        depends_on: z.looseObject({ macros: z.array(z.string()).default([]) }).default({ macros: [] }),
      }),
    )
    .default({}),
  exposures: entries,
  metrics: entries,
  semantic_models: entries,
  saved_queries: entries,
  unit_tests: entries,
});

export type StateManifest = z.output<typeof manifestSchema>;

const runResultsSchema = z.looseObject({
  args: z.record(z.string(), z.unknown()).default({}),
  results: z.array(z.looseObject({ unique_id: z.string(), status: z.string() })),
});

export type StateRunResults = z.output<typeof runResultsSchema>;

const sourcesSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      unique_id: z.string(),
      max_loaded_at: z.string().nullish(),
      status: z.string().nullish(),
    }),
  ),
});

export type StateSources = z.output<typeof sourcesSchema>;

/** @throws {BitewingError} of kind `usage` when the folder has no such artifact, or one that cannot be read. */
export function readStateManifest(folder: string): StateManifest {
  return readArtifact(folder, "manifest.json", manifestSchema);
}

/** @throws like {@link readStateManifest}. */
export function readStateRunResults(folder: string): StateRunResults {
  return readArtifact(folder, "run_results.json", runResultsSchema);
}

/** @throws like {@link readStateManifest}. */
export function readStateSources(folder: string): StateSources {
  return readArtifact(folder, "sources.json", sourcesSchema);
}

function readArtifact<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> {
  const path = join(folder, name);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new BitewingError({
      kind: "usage",
      what: `There is no ${name} to compare with.`,
      where: folder,
      next: "Name the folder of an earlier run's artifacts with --state, for example a copy of target/.",
    });
  }
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (thrown) {
    const what = thrown instanceof z.ZodError ? describeIssue(thrown) : messageOf(thrown);
    throw new BitewingError(
      {
        kind: "usage",
        what: `The artifact cannot be read: ${what}.`,
        where: path,
        next: "Write it anew with bitewing or with dbt 1.8 or later.",
      },
      { cause: thrown },
    );
  }
}

function describeIssue({ issues }: z.ZodError): string {
  const [first] = issues;
  return first === undefined
    ? "it has another shape"
    : `${first.message} at ${first.path.map(String).join(".")}`;
}

/** Any entry of a manifest by its id. */
export function entryOf(manifest: StateManifest, id: string): ManifestEntry | undefined {
  const { nodes, sources, exposures, metrics, semantic_models, saved_queries, unit_tests } = manifest;
  for (const section of [nodes, sources, exposures, metrics, semantic_models, saved_queries, unit_tests]) {
    const found = section[id];
    if (found !== undefined) return found;
  }
  return undefined;
}
