import { didYouMean } from "../../foundation/nearest.ts";
import { isPlainObject } from "./node-config.ts";
import type { Problems } from "./problems.ts";
import type { YamlFile } from "./read-yaml.ts";

/** The keys of one kind of dictionary, and what kinds lie below some of them. */
interface Shape {
  readonly keys: readonly string[];
  readonly below?: Readonly<Record<string, string>>;
}

const words = (text: string): string[] => text.split(" ");

const tests = words("tests data_tests");
const node = [...words("name description config meta docs columns tags"), ...tests];
const semantic = words(
  "time_spine primary_entity semantic_model metrics agg_time_dimension derived_semantics",
);
const resource = words("name label description tags meta config enabled");
const loaded = words("loader loaded_at_field loaded_at_query freshness quoting");

const shapes: Readonly<Record<string, Shape>> = {
  file: {
    keys: words(
      "version models seeds snapshots sources macros exposures metrics groups semantic_models saved_queries unit_tests analyses functions anchors tests data_tests",
    ),
    below: {
      models: "model",
      seeds: "model",
      snapshots: "model",
      sources: "source",
      exposures: "exposure",
      macros: "macro",
      groups: "group",
    },
  },
  model: {
    keys: [
      ...node,
      ...semantic,
      ...words("constraints access group version versions latest_version deprecation_date"),
      ...words("alias database schema quote_columns relation"),
    ],
    below: { columns: "column" },
  },
  column: {
    keys: [
      ...tests,
      ...words("name description data_type meta quote tags config constraints policy_tags"),
      ...words("granularity dimension entity include exclude"),
    ],
  },
  source: {
    keys: [
      ...loaded,
      ...tests,
      ...words("name description database schema meta tags config tables overrides enabled"),
    ],
    below: { tables: "table" },
  },
  table: {
    keys: [...node, ...loaded, ...words("identifier external enabled")],
    below: { columns: "column" },
  },
  exposure: { keys: [...resource, ...words("type maturity url owner depends_on")] },
  macro: { keys: words("name description docs meta config arguments"), below: { arguments: "argument" } },
  argument: { keys: words("name type description") },
  group: { keys: words("name owner description config") },
};

/** A key that is a misspelling of a known one is a problem, any other unknown key is warned of, as dbt does. */
export function checkKeys(file: YamlFile, problems: Problems, log: (line: string) => void): void {
  visit(file.value, "file", []);

  function visit(value: unknown, kind: string, path: readonly PropertyKey[]): void {
    const shape = shapes[kind];
    if (shape === undefined) return;
    if (Array.isArray(value)) {
      value.forEach((item: unknown, i) => visit(item, kind, [...path, i]));
      return;
    }
    if (!isPlainObject(value)) return;
    for (const key of Object.keys(value)) {
      if (!shape.keys.includes(key))
        reportKey({ file, problems, log, path: [...path, key], known: shape.keys });
      visit(value[key], shape.below?.[key] ?? "", [...path, key]);
    }
  }
}

interface UnknownKey {
  readonly file: YamlFile;
  readonly problems: Problems;
  readonly log: (line: string) => void;
  readonly path: readonly PropertyKey[];
  readonly known: readonly string[];
}

function reportKey({ file, problems, log, path, known }: UnknownKey): void {
  const key = String(path.at(-1));
  const where = `${file.path}:${file.lineOf(path)}`;
  const near = didYouMean(key, known);
  if (near === undefined) log(`warning: ${where}: the key '${key}' is unknown here, and is not looked at.`);
  else problems.add(`The key '${key}' is unknown here.`, where, near);
}

const projectKeys = words(
  "name version config-version profile model-paths macro-paths test-paths seed-paths snapshot-paths analysis-paths docs-paths asset-paths function-paths target-path log-path packages-install-path clean-targets require-dbt-version query-comment quoting dispatch on-run-start on-run-end vars models seeds snapshots sources tests data_tests exposures metrics semantic-models semantic_models saved-queries saved_queries unit_tests analyses functions groups flags packages restrict-access dbt-cloud anchors",
);

/** Of dbt_project.yml. */
export function checkProjectKeys(file: YamlFile, problems: Problems, log: (line: string) => void): void {
  if (!isPlainObject(file.value)) return;
  for (const key of Object.keys(file.value)) {
    if (!projectKeys.includes(key)) reportKey({ file, problems, log, path: [key], known: projectKeys });
  }
}
