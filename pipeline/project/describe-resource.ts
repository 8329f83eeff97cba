import { toPlain } from "./jinja/values.ts";
import { isPlainObject, layersOf, NodeConfig } from "./node-config.ts";
import { foldersOf } from "./read-sources.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import type { DescribedResource } from "./resources.ts";

/** The lists of properties files, and the trees of dbt_project.yml, by the type of what they describe. */
export const resourceLists = {
  exposure: "exposures",
  metric: "metrics",
  semantic_model: "semantic_models",
  saved_query: "saved_queries",
} as const;

interface WrittenResource {
  readonly name: string;
  readonly description: string;
  readonly tags?: string | readonly string[] | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
}

/** An exposure, metric or the like with its configuration; undefined when that switches it off. */
export function describeResource(
  reading: Reading,
  file: PropertiesFile,
  kind: keyof typeof resourceLists,
  { name, description, tags = [], meta, config: written }: WrittenResource,
): DescribedResource | undefined {
  const { projectName: packageName } = reading.context;
  const fqn = [packageName, ...foldersOf(reading, file.folder), name];
  const config = NodeConfig.of({ enabled: true });
  for (const layer of layersOf(reading.file[resourceLists[kind]], fqn)) config.apply(layer);
  config.apply(Object.entries(written));
  if (!config.flag("enabled", true)) return undefined;
  const configured = toPlain(config.get("meta") ?? null);
  return {
    uniqueId: `${kind}.${packageName}.${name}`,
    name,
    packageName,
    path: file.path,
    fqn,
    description,
    tags: [...new Set([...[tags].flat(), ...config.list("tags")])].sort(),
    meta: { ...meta, ...(isPlainObject(configured) ? configured : {}) },
    config,
  };
}
