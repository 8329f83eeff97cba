import { bareContext, contextScope } from "./context.ts";
import { describeResource, resourceLists } from "./describe-resource.ts";
import { renderNative } from "./jinja/render.ts";
import { isPlainObject, NodeConfig } from "./node-config.ts";
import type { ResourceProperties } from "./properties.ts";
import type { PropertiesFile, Reading, Reference, UnlinkedResource } from "./reading.ts";
import type { Resource } from "./resources.ts";

type Kind = Resource["resourceType"];

const kinds = ["exposure", "saved_query"] as const satisfies Kind[];

/** Reads groups, exposures and saved queries of all properties files. */
export function readResources(reading: Reading): void {
  for (const file of reading.properties) {
    readGroups(reading, file);
    for (const kind of kinds) {
      file.properties[resourceLists[kind]].forEach((properties, i) =>
        readResource(reading, file, kind, properties, i),
      );
    }
  }
}

function readGroups(reading: Reading, file: PropertiesFile): void {
  const { projectName: packageName } = reading.context;
  file.properties.groups.forEach(({ name, description, owner }, i) => {
    if (reading.groups.has(name)) {
      const where = `${file.yaml.path}:${file.yaml.lineOf(["groups", i, "name"])}`;
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
  const described = describeResource(reading, file, kind, properties);
  if (described === undefined) return;
  const { uniqueId, name } = described;
  const list = resourceLists[kind];
  const place = (...keys: PropertyKey[]): string =>
    `${file.yaml.path}:${file.yaml.lineOf([list, index, ...keys])}`;
  if (reading.resources.has(uniqueId)) {
    reading.problems.add(`Two ${list} are named '${name}'.`, place("name"), "Rename one of them.");
    return;
  }
  const links =
    kind === "exposure"
      ? exposureLinks(reading, file.path, properties, place)
      : queryLinks(properties, place);
  reading.resources.set(uniqueId, { resourceType: kind, ...described, properties, ...links });
}

type ResourceLinks = Pick<UnlinkedResource, "refs" | "sourceRefs" | "metrics" | "placeOf">;
type PlaceOf = (...keys: PropertyKey[]) => string;

/** What an exposure's `depends_on` names. */
function exposureLinks(
  reading: Reading,
  path: string,
  properties: ResourceProperties,
  place: PlaceOf,
): ResourceLinks {
  const refs: Reference[] = [];
  const sourceRefs: [string, string][] = [];
  const metrics: string[] = [];
  const places = new Map<string, () => string>();
  properties.depends_on.forEach((text, i) => {
    const where = (): string => place("depends_on", i);
    const note = (name: string): void => void places.set(name, where);
    const context = {
      ...bareContext(new NodeConfig(), null),
      ref: (name: string, packageName: string | undefined) => (
        note(name), refs.push({ name, packageName }), ""
      ),
      source: (source: string, table: string) => (note(table), sourceRefs.push([source, table]), ""),
    };
    const metric = /^\s*metric\(\s*['"](\w+)['"]\s*\)\s*$/.exec(text)?.[1];
    if (metric !== undefined) metrics.push(metric);
    else if (/^\s*(?:ref|source)\s*\(/.test(text)) {
      reading.problems.during(
        `'${text}' cannot be read`,
        () => renderNative(`{{ ${text} }}`, path, contextScope(reading.context, context)),
        where,
      );
    } else {
      const next = "Write ref('model'), source('source', 'table') or metric('metric').";
      reading.problems.add(`'${text}' is not something to depend on.`, where(), next);
    }
  });
  return { refs, sourceRefs, metrics, placeOf: (_, name) => places.get(name)?.() ?? place("name") };
}

/** The metrics that a saved query asks for. */
function queryLinks(properties: ResourceProperties, place: PlaceOf): ResourceLinks {
  const metrics = namesIn(properties["query_params"], "metrics");
  return { refs: [], sourceRefs: [], metrics, placeOf: () => place("name") };
}

/** Names below a key, which are written as a name, as `{name: …}`, or as a list of both. */
function namesIn(value: unknown, key: string): string[] {
  const found = isPlainObject(value) ? [value[key] ?? []].flat() : [];
  return found.flatMap((item) => {
    const name = isPlainObject(item) ? item["name"] : item;
    return typeof name === "string" ? [name] : [];
  });
}
