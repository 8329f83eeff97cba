import type { Project } from "../project/project.ts";
import { graphResources } from "../project/selection/graph-item.ts";
import { type ArtifactTime, artifactMetadata } from "./artifact-metadata.ts";
import { groupOf, type ManifestContext, nodeEntry, operationEntry, sourceEntry } from "./manifest-node.ts";
import { docEntry, exposureEntry, groupEntry, macroEntry, savedQueryEntry } from "./manifest-resource.ts";
import { metricEntry, semanticModelEntry } from "./manifest-semantics.ts";
import { unitTestEntry } from "./manifest-unit-test.ts";

/** What a manifest tells beside the project itself. */
export interface ManifestOptions extends ArtifactTime {
  /** SQL by id, of what was compiled. */
  readonly compiled: ReadonlyMap<string, string>;
}

type Entries = Record<string, Record<string, unknown>>;

/** dbt's manifest.json, version 12. */
export function manifestOf(project: Project, options: ManifestOptions): Record<string, unknown> {
  const { compiled, startedAt } = options;
  const context: ManifestContext = { project, compiled, createdAt: startedAt.getTime() / 1000 };
  const nodes = [...project.nodes.values()];
  const resources = [...project.resources.values()];
  return {
    metadata: {
      ...artifactMetadata("manifest/v12", options, startedAt),
      project_name: project.name,
      project_id: null,
      user_id: null,
      send_anonymous_usage_stats: false,
      adapter_type: project.target.kind,
      quoting: { database: true, schema: true, identifier: true, column: null },
      run_started_at: startedAt.toISOString(),
    },
    nodes: {
      ...entries(
        nodes.filter(({ resourceType }) => resourceType !== "unit_test"),
        (node) => nodeEntry(context, node),
      ),
      ...entries(project.hooks, (hook) => operationEntry(context, hook)),
    },
    sources: entries([...project.sources.values()], (source) => sourceEntry(context, source)),
    macros: entries(project.macros.all(), (macro) => macroEntry(context, macro)),
    docs: Object.fromEntries(
      [...project.docs.values()].map((doc) => [`doc.${doc.packageName}.${doc.name}`, docEntry(doc)]),
    ),
    exposures: entries(
      resources.filter(({ resourceType }) => resourceType === "exposure"),
      (exposure) => exposureEntry(context, exposure),
    ),
    metrics: entries([...project.metrics.values()], (metric) => metricEntry(context, metric)),
    groups: entries([...project.groups.values()], groupEntry),
    selectors: Object.fromEntries(
      [...project.selectors.values()].map(({ name, description, definition }) => [
        name,
        { name, ...(description === "" ? {} : { description }), definition },
      ]),
    ),
    disabled: {},
    ...graphMaps(project),
    saved_queries: entries(
      resources.filter(({ resourceType }) => resourceType === "saved_query"),
      (query) => savedQueryEntry(context, query),
    ),
    semantic_models: entries([...project.semanticModels.values()], (model) =>
      semanticModelEntry(context, model),
    ),
    unit_tests: entries(
      nodes.filter((node) => node.resourceType === "unit_test"),
      (unitTest) => unitTestEntry(context, unitTest),
    ),
    functions: {},
  };
}

function entries<T extends { readonly uniqueId: string }>(
  items: readonly T[],
  of: (item: T) => Record<string, unknown>,
): Entries {
  return Object.fromEntries(items.map((item) => [item.uniqueId, of(item)]));
}

/** Who reads whom, both ways, and what belongs to each group. */
function graphMaps(
  project: Project,
): Record<"parent_map" | "child_map" | "group_map", Record<string, string[]>> {
  const readers = [...project.nodes.values(), ...graphResources(project)];
  const ids = [...project.sources.keys(), ...readers.map(({ uniqueId }) => uniqueId)];
  const parents = Object.fromEntries(ids.map((id): [string, string[]] => [id, []]));
  const children = Object.fromEntries(ids.map((id): [string, string[]] => [id, []]));
  for (const { uniqueId, dependsOn } of readers) {
    parents[uniqueId] = [...dependsOn].sort();
    for (const parent of dependsOn) children[parent]?.push(uniqueId);
  }
  for (const list of Object.values(children)) list.sort();
  const groups = Object.fromEntries([...project.groups.keys()].map((name): [string, string[]] => [name, []]));
  for (const node of project.nodes.values()) groups[groupOf(project, node) ?? ""]?.push(node.uniqueId);
  return { parent_map: parents, child_map: children, group_map: groups };
}
