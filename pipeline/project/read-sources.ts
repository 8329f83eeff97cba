import { columnsOf } from "./describe-node.ts";
import { toPlain } from "./jinja/values.ts";
import { isPlainObject, layersOf, NodeConfig } from "./node-config.ts";
import type { Freshness, SourceProperties, SourceTableProperties } from "./properties.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import { Relation } from "./relation.ts";

export function sourceId(projectName: string, sourceName: string, tableName: string): string {
  return `source.${projectName}.${sourceName}.${tableName}`;
}

/** Reads the sources of all properties files. */
export function readSources(reading: Reading): void {
  for (const file of reading.properties) {
    file.properties.sources.forEach((source, i) => {
      source.tables.forEach((table, j) => addTable(reading, file, source, table, [i, j]));
    });
  }
}

function addTable(
  reading: Reading,
  file: PropertiesFile,
  source: SourceProperties,
  table: SourceTableProperties,
  [i, j]: readonly [number, number],
): void {
  const { context, sources, problems } = reading;
  const uniqueId = sourceId(context.projectName, source.name, table.name);
  const fqn = [context.projectName, ...foldersOf(reading, file.folder), source.name, table.name];
  const config = NodeConfig.of({ enabled: true });
  for (const layer of layersOf(reading.file.sources, fqn)) config.apply(layer);
  config.apply(Object.entries(source.config)).apply(Object.entries(table.config));
  if (!config.flag("enabled", true)) return;
  if (sources.has(uniqueId)) {
    const line = file.yaml.lineOf(["sources", i, "tables", j]);
    problems.add(
      `The source table '${source.name}.${table.name}' is defined twice.`,
      `${file.yaml.path}:${line}`,
      "Drop one of them.",
    );
  }
  sources.set(uniqueId, {
    resourceType: "source",
    uniqueId,
    name: table.name,
    sourceName: source.name,
    sourceDescription: source.description,
    sourceMeta: { ...metaIn(source.config), ...source.meta },
    packageName: context.projectName,
    path: file.path,
    fqn,
    description: table.description,
    columns: columnsOf(table.columns),
    tags: [...new Set([source.tags ?? [], table.tags ?? [], config.list("tags")].flat(2))].sort(),
    meta: { ...source.meta, ...table.meta, ...plainMeta(config) },
    config,
    loader: table.loader ?? source.loader ?? "",
    loadedAtField:
      config.text("loaded_at_field") ?? table.loaded_at_field ?? source.loaded_at_field ?? undefined,
    loadedAtQuery:
      config.text("loaded_at_query") ?? table.loaded_at_query ?? source.loaded_at_query ?? undefined,
    freshness: freshnessOf(source, table),
    relation: new Relation({
      database: source.database ?? context.target.database,
      schema: source.schema ?? source.name,
      identifier: table.identifier ?? table.name,
    }),
  });
}

function plainMeta(config: NodeConfig): Record<string, unknown> {
  const meta = toPlain(config.get("meta") ?? null);
  return isPlainObject(meta) ? meta : {};
}

function metaIn(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return isPlainObject(config["meta"]) ? config["meta"] : {};
}

/** The table's limits over the source's; null at the table switches the check off. */
function freshnessOf(source: SourceProperties, table: SourceTableProperties): Freshness {
  const layers = [source.freshness, source.config["freshness"], table.freshness, table.config["freshness"]];
  let limits: Freshness;
  for (const layer of layers) {
    if (layer === null) limits = null;
    else if (layer !== undefined) limits = { ...limits, ...(layer as Freshness) }; // the schema has checked it
  }
  return limits;
}

/** The folders of a file below the models' folder, as they stand in fqns. */
export function foldersOf(reading: Reading, folder: string): string[] {
  const { file } = reading;
  const roots = [
    ...file["model-paths"],
    ...file["seed-paths"],
    ...file["snapshot-paths"],
    ...file["test-paths"],
  ];
  const root = roots.find((candidate) => folder === candidate || folder.startsWith(`${candidate}/`));
  const below = root === undefined ? folder : folder.slice(root.length + 1);
  return below.split("/").filter((part) => part !== "" && part !== ".");
}
