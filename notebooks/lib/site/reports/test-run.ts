import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BitewingError, messageOf } from "../../../../foundation/errors.ts";

/** A test of the project, as it went in the last run. */
export interface RanTest {
  readonly name: string;
  /** dbt's word: `pass`, `warn`, `fail`, `error`, `skipped`; `not run` without a result. */
  readonly status: string;
  /** Rows that failed it. */
  readonly failures: number;
  /** In words, where its author wrote some. */
  readonly description: string;
  /** Layer and system of what it tests: `marts`, `kpis`. */
  readonly layer: string;
  readonly system: string;
}

/** A data test of one of the kinds that YAML names (`not_null`, `unique`), or one with a query of its own. */
export interface RanDataTest extends RanTest {
  /** `undefined` for one with a query of its own. */
  readonly kind: string | undefined;
}

/** A unit test: a model's query on given rows. */
export interface RanUnitTest extends RanTest {
  readonly model: string;
}

export interface TestRun {
  readonly models: number;
  readonly dataTests: readonly RanDataTest[];
  readonly unitTests: readonly RanUnitTest[];
}

/**
 * Reads how the tests of a build went from dbt's artifacts, `manifest.json` and `run_results.json`.
 *
 * @throws {BitewingError} of kind `found` when one of them is missing or not of dbt's form.
 */
export function readTestRun(artifacts: string): TestRun {
  const manifest = readArtifact(artifacts, "manifest.json", manifestSchema);
  const { results } = readArtifact(artifacts, "run_results.json", resultsSchema);
  const resultOf = new Map(results.map((result) => [result.unique_id, result]));
  const placeOf = (ids: readonly (string | null | undefined)[]): Place => {
    const tested = ids.map((id) => manifest.nodes[id ?? ""]).filter((node) => node !== undefined);
    const last = tested.toSorted((a, b) => layerRank(a) - layerRank(b)).at(-1);
    return last === undefined ? { layer: "sources", system: "sources" } : placeOfNode(last);
  };
  const nodes = Object.entries(manifest.nodes);
  const outcome = (id: string): Pick<RanTest, "status" | "failures"> => ({
    status: resultOf.get(id)?.status ?? "not run",
    failures: resultOf.get(id)?.failures ?? 0,
  });
  const dataTests = nodes.flatMap(([id, node]): RanDataTest[] => {
    if (node.resource_type !== "test") return [];
    const { name, test_metadata: generic, attached_node: attached, depends_on } = node;
    return [
      {
        name,
        kind: generic?.name,
        description: node.description || leadingComment(node.raw_code ?? ""),
        ...outcome(id),
        ...placeOf(generic == null ? (depends_on?.nodes ?? []) : [attached]),
      },
    ];
  });
  const unitTests = Object.entries(manifest.unit_tests).flatMap(([id, unit]): RanUnitTest[] => [
    {
      name: unit.name,
      model: unit.model,
      description: unit.description?.trim() ?? "",
      ...outcome(id),
      ...placeOf(unit.depends_on?.nodes ?? []),
    },
  ]);
  const models = nodes.filter(([, node]) => node.resource_type === "model").length;
  return { models, dataTests, unitTests };
}

type Place = Pick<RanTest, "layer" | "system">;

const layers = ["seeds", "staging", "intermediate", "marts"];

function layerRank(node: ManifestNode): number {
  return layers.indexOf(placeOfNode(node).layer);
}

function placeOfNode({ resource_type: type, fqn }: ManifestNode): Place {
  const [, ...folders] = fqn.slice(0, -1);
  if (type === "seed") return { layer: "seeds", system: "seeds" };
  const [layer = "models", system = layer] = folders;
  return { layer, system };
}

/** What a query's author wrote above it. */
function leadingComment(sql: string): string {
  const lines = sql.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--"));
  const comment = end < 0 ? lines : lines.slice(0, end);
  return comment.map((line) => line.replace(/^--\s*/, "")).join(" ");
}

const dependsOn = z.looseObject({ nodes: z.array(z.string()).nullish() }).nullish();

const nodeSchema = z.looseObject({
  name: z.string(),
  resource_type: z.string(),
  fqn: z.array(z.string()),
  description: z.string().nullish(),
  raw_code: z.string().nullish(),
  attached_node: z.string().nullish(),
  test_metadata: z.looseObject({ name: z.string() }).nullish(),
  depends_on: dependsOn,
});

type ManifestNode = z.output<typeof nodeSchema>;

const manifestSchema = z.looseObject({
  nodes: z.record(z.string(), nodeSchema),
  unit_tests: z
    .record(
      z.string(),
      z.looseObject({
        name: z.string(),
        model: z.string(),
        description: z.string().nullish(),
        depends_on: dependsOn,
      }),
    )
    .default({}),
});

const resultsSchema = z.looseObject({
  results: z.array(
    z.looseObject({ unique_id: z.string(), status: z.string(), failures: z.number().nullish() }),
  ),
});

function readArtifact<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name);
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (thrown) {
    throw new BitewingError(
      {
        kind: "found",
        what: `How the tests went cannot be read: ${messageOf(thrown).split("\n")[0]}`,
        where: path,
        next: "Write it anew: bitewing build --target URL --artifacts DIR.",
      },
      { cause: thrown },
    );
  }
}
