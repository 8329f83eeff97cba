import { toPlain } from "../jinja/values.ts";
import type { NodeConfig } from "../node-config.ts";
import type { Project, ProjectNode, Source } from "../project.ts";
import type { Resource } from "../resources.ts";
import type { Metric, SemanticModel } from "../semantic/semantics.ts";

/** What selectors can tell of anything in the graph: nodes, sources, exposures and the like. */
export interface GraphItem {
  readonly uniqueId: string;
  readonly resourceType: string;
  readonly name: string;
  readonly packageName: string;
  /** The file that defines it. */
  readonly path: string;
  /** The properties file that describes it, if that is another. */
  readonly describedIn: string | undefined;
  readonly fqn: readonly string[];
  readonly tags: readonly string[];
  /** The value at a path of keys in its configuration; undefined when there is none. */
  readonly configAt: (path: readonly string[]) => unknown;
  readonly dependsOn: readonly string[];
  /** Of a source's table. */
  readonly sourceName: string | undefined;
  /** Of a generic test: the test's name. */
  readonly testName: string | undefined;
}

/** Everything in a project's graph, by id. */
export function graphItems(project: Project): ReadonlyMap<string, GraphItem> {
  const items = new Map<string, GraphItem>();
  for (const source of project.sources.values()) items.set(source.uniqueId, sourceItem(source));
  for (const node of project.nodes.values()) items.set(node.uniqueId, nodeItem(node));
  for (const resource of graphResources(project)) items.set(resource.uniqueId, resourceItem(resource));
  return items;
}

type GraphResource = Resource | SemanticModel | Metric;

/** All that stands in the graph and is never built. */
export function graphResources(project: Project): readonly GraphResource[] {
  return [...project.resources.values(), ...project.semanticModels.values(), ...project.metrics.values()];
}

function nodeItem(node: ProjectNode): GraphItem {
  return {
    ...describedItem(node),
    describedIn: node.describedIn,
    tags: node.config.list("tags"),
    configAt: (keys) => configAt(node.config, keys),
    dependsOn: node.dependsOn,
    testName: node.resourceType === "test" ? node.generic?.name : undefined,
  };
}

function sourceItem(source: Source): GraphItem {
  return {
    ...describedItem(source),
    tags: source.tags,
    configAt: (keys) => configAt(source.config, keys),
    sourceName: source.sourceName,
  };
}

function resourceItem(resource: GraphResource): GraphItem {
  return { ...describedItem(resource), tags: resource.tags, dependsOn: resource.dependsOn };
}

/** What all have in common, and for the rest that there is nothing. */
function describedItem(described: ProjectNode | Source | GraphResource): GraphItem {
  const { uniqueId, resourceType, name, packageName, path, fqn } = described;
  return {
    uniqueId,
    resourceType,
    name,
    packageName,
    path,
    describedIn: undefined,
    fqn,
    tags: [],
    configAt: () => undefined,
    dependsOn: [],
    sourceName: undefined,
    testName: undefined,
  };
}

function configAt(config: NodeConfig, [first = "", ...more]: readonly string[]): unknown {
  let value = config.get(first);
  for (const key of more) value = value instanceof Map ? value.get(key) : undefined;
  return value === undefined ? undefined : toPlain(value);
}
