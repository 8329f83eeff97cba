import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

/** How a node went in the last run. */
export interface LastResult {
  /** dbt's word: `pass`, `warn`, `fail`, `error`, `skipped`, `success`. */
  readonly status: string;
  readonly seconds: number;
  /** Rows that a test returned. */
  readonly failures: number | undefined;
  readonly message: string | undefined;
}

/** What the models are made for, as dbt's manifest lists it: a dashboard, a notebook, an application. */
export interface Exposure {
  readonly uniqueId: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** dbt's word: `dashboard`, `notebook`, `analysis`, `ml`, `application`. */
  readonly type: string;
  readonly url: string | undefined;
  readonly owner: string | undefined;
  readonly dependsOn: readonly string[];
}

/** What earlier commands left in the folder of artifacts. */
export interface Artifacts {
  /** By the node's id; empty when nothing has been run. */
  readonly results: ReadonlyMap<string, LastResult>;
  /** When the last run ended, as ISO 8601. */
  readonly ranAt: string | undefined;
  readonly exposures: readonly Exposure[];
  /** Descriptions of macros by id. */
  readonly macros: ReadonlyMap<string, string>;
}

/** @throws {BitewingError} of kind `found` for an artifact that is no JSON of dbt's form. */
export async function readArtifacts(folder: string): Promise<Artifacts> {
  const run = await readJson(join(folder, "run_results.json"), runResults);
  const list = await readJson(join(folder, "manifest.json"), manifest);
  return {
    results: new Map((run?.results ?? []).map((result) => [result.unique_id, lastResult(result)])),
    ranAt: run === undefined || run.results.length === 0 ? undefined : run.metadata.generated_at,
    exposures: Object.values(list?.exposures ?? {}).map(exposureOf),
    macros: new Map(Object.entries(list?.macros ?? {}).map(([id, macro]) => [id, macro.description ?? ""])),
  };
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (thrown) {
    throw new BitewingError({
      kind: "found",
      what: `This artifact cannot be read: ${messageOf(thrown).split("\n")[0]}`,
      where: path,
      next: "Write it anew: bitewing build --target URL.",
    });
  }
}

const runResult = z.looseObject({
  unique_id: z.string(),
  status: z.string(),
  execution_time: z.number(),
  failures: z.number().nullish(),
  message: z.string().nullish(),
});

const runResults = z.looseObject({
  metadata: z.looseObject({ generated_at: z.string().optional() }),
  results: z.array(runResult),
});

const exposure = z.looseObject({
  unique_id: z.string(),
  name: z.string(),
  label: z.string().nullish(),
  description: z.string().nullish(),
  type: z.string().nullish(),
  url: z.string().nullish(),
  owner: z
    .looseObject({ name: z.string().nullish(), email: z.string().or(z.array(z.string())).nullish() })
    .nullish(),
  depends_on: z.looseObject({ nodes: z.array(z.string()).nullish() }).nullish(),
});

const manifest = z.looseObject({
  exposures: z.record(z.string(), exposure).optional(),
  macros: z.record(z.string(), z.looseObject({ description: z.string().nullish() })).optional(),
});

function lastResult(result: z.output<typeof runResult>): LastResult {
  const { status, execution_time: seconds, failures, message } = result;
  return { status, seconds, failures: failures ?? undefined, message: message ?? undefined };
}

function exposureOf(entry: z.output<typeof exposure>): Exposure {
  return {
    uniqueId: entry.unique_id,
    name: entry.name,
    label: entry.label ?? entry.name,
    description: entry.description ?? "",
    type: entry.type ?? "exposure",
    url: entry.url ?? undefined,
    owner: entry.owner?.name ?? undefined,
    dependsOn: entry.depends_on?.nodes ?? [],
  };
}
