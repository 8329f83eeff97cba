import { bareContext, contextScope } from "./context.ts";
import { renderNative } from "./jinja/render.ts";
import { toPlain } from "./jinja/values.ts";
import { isPlainObject, layersOf, NodeConfig } from "./node-config.ts";
import type { ResourceProperties } from "./properties.ts";
import { foldersOf } from "./read-sources.ts";
import type { PropertiesFile, Reading, Reference, UnlinkedResource } from "./reading.ts";
import type { Resource } from "./resources.ts";

type Kind = Resource["resourceType"];

const lists = {
  exposure: "exposures",
  metric: "metrics",
  semantic_model: "semantic_models",
  saved_query: "saved_queries",
} as const satisfies Record<Kind, string>;

/** Reads exposures, groups, metrics, semantic models and saved queries of all properties files. */
export function readResources(reading: Reading): void {
  for (const file of reading.properties) {
    readGroups(reading, file);
    for (const kind of Object.keys(lists) as Kind[]) {
      file.properties[lists[kind]].forEach((properties, i) =>
        readResource(reading, file, kind, properties, i),
      );
    }
  }
}

function readGroups(reading: Reading, file: PropertiesFile): void {
  const { projectName: packageName } = reading.context;
  file.properties.groups.forEach(({ name, description, owner }, i) => {
    if (reading.groups.has(name)) {
      const where = `${file.path}:${file.yaml.lineOf(["groups", i, "name"])}`;
      reading.problems.add(`Two groups are named '${name}'.`, where, "Rename one of them.");
      return;
    }
    const uniqueId = `group.${packageName}.${name}`;
    reading.groups.set(name, { uniqueId, name, packageName, path: file.path, description, owner });
  });
}

function readResource(
  reading: Reading,
  file: PropertiesFile,
  kind: Kind,
  properties: ResourceProperties,
  index: number,
): void {
  const { projectName: packageName } = reading.context;
  const { name } = properties;
  const place = (...keys: PropertyKey[]): string =>
    `${file.path}:${file.yaml.lineOf([lists[kind], index, ...keys])}`;
  const fqn = [packageName, ...foldersOf(reading, file.folder), name];
  const config = NodeConfig.of({ enabled: true });
  for (const layer of layersOf(reading.file[lists[kind]], fqn)) config.apply(layer);
  config.apply(Object.entries(properties.config));
  if (!config.flag("enabled", true)) return;
  const uniqueId = `${kind}.${packageName}.${name}`;
  const taken = reading.resources.get(uniqueId);
  if (taken !== undefined) {
    reading.problems.add(`Two ${lists[kind]} are named '${name}'.`, place("name"), "Rename one of them.");
    return;
  }
  reading.resources.set(uniqueId, {
    resourceType: kind,
    uniqueId,
    name,
    packageName,
    path: file.path,
    fqn,
    description: properties.description,
    tags: [...new Set([...[properties.tags ?? []].flat(), ...config.list("tags")])].sort(),
    meta: { ...properties.meta, ...plainMap(config, "meta") },
    config: Object.fromEntries([...config.values].map(([key, value]) => [String(key), toPlain(value)])),
    properties,
    ...linksOf(reading, file.path, kind, properties, place),
  });
}

function plainMap(config: NodeConfig, name: string): Record<string, unknown> {
  const plain = toPlain(config.get(name) ?? null);
  return isPlainObject(plain) ? plain : {};
}

type ResourceLinks = Pick<UnlinkedResource, "refs" | "sourceRefs" | "others" | "placeOf">;

/** What an exposure's `depends_on`, a semantic model's `model` and the parts of a metric or query name. */
function linksOf(
  reading: Reading,
  path: string,
  kind: Kind,
  properties: ResourceProperties,
  place: (...keys: PropertyKey[]) => string,
): ResourceLinks {
  const texts =
    kind === "exposure" ? properties.depends_on : kind === "semantic_model" ? [properties.model] : [];
  const refs: Reference[] = [];
  const sourceRefs: [string, string][] = [];
  const others: string[] = [...metricsOf(reading, kind, properties)];
  const places = new Map<string, () => string>();
  texts.forEach((text, i) => {
    if (typeof text !== "string") return;
    const where = (): string => (kind === "exposure" ? place("depends_on", i) : place("model"));
    const note = (name: string): void => void places.set(name, where);
    const context = {
      ...bareContext(new NodeConfig(), null),
      ref: (name: string, packageName: string | undefined) => (
        note(name), refs.push({ name, packageName }), ""
      ),
      source: (source: string, table: string) => (note(table), sourceRefs.push([source, table]), ""),
    };
    const scope = contextScope(reading.context, context);
    const metric = /^\s*metric\(\s*['"](\w+)['"]\s*\)\s*$/.exec(text)?.[1];
    if (metric !== undefined) others.push(`metric.${reading.context.projectName}.${metric}`);
    else if (/^\s*(?:ref|source)\s*\(/.test(text)) {
      reading.problems.during(
        `'${text}' cannot be read`,
        () => renderNative(`{{ ${text} }}`, path, scope),
        where,
      );
    } else {
      const next = "Write ref('model'), source('source', 'table') or metric('metric').";
      reading.problems.add(`'${text}' is not something to depend on.`, where(), next);
    }
  });
  return { refs, sourceRefs, others, placeOf: (_, name) => places.get(name)?.() ?? place("name") };
}

/** Ids of the metrics and semantic models that a metric is made of, or a saved query asks for. */
function metricsOf(reading: Reading, kind: Kind, properties: ResourceProperties): string[] {
  const id = (name: string): string => `metric.${reading.context.projectName}.${name}`;
  if (kind === "saved_query") return namesIn(properties["query_params"], "metrics").map(id);
  if (kind !== "metric") return [];
  const parameters = properties["type_params"];
  const measures = namesIn(parameters, "measure").map((measure) => measureOwner(reading, measure));
  const metrics = ["metrics", "metric", "numerator", "denominator"].flatMap((key) =>
    namesIn(parameters, key),
  );
  return [...measures.filter((owner) => owner !== undefined), ...metrics.map(id)];
}

/** Names below a key, which are written as a name, as `{name: …}`, or as a list of both. */
function namesIn(value: unknown, key: string): string[] {
  const found = isPlainObject(value) ? [value[key] ?? []].flat() : [];
  return found.flatMap((item) => {
    const name = isPlainObject(item) ? item["name"] : item;
    return typeof name === "string" ? [name] : [];
  });
}

function measureOwner(reading: Reading, measure: string): string | undefined {
  for (const { properties } of reading.properties) {
    const owner = properties.semantic_models.find((model) => namesIn(model, "measures").includes(measure));
    if (owner !== undefined) return `semantic_model.${reading.context.projectName}.${owner.name}`;
  }
  return undefined;
}
