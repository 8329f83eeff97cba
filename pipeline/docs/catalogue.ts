import type { Macro } from "../project/macro-library.ts";
import type { Model, Project, ProjectNode, Seed, Source, Test } from "../project/project.ts";
import type { Artifacts, ManifestResource } from "./artifacts.ts";
import type { ProjectLineage } from "./project-lineage.ts";

interface Placed {
  /** dbt's id. */
  readonly id: string;
  /** As people call it; of a source with the source before it. */
  readonly name: string;
  /** What follows the `#` in the address of its page. */
  readonly route: string;
  readonly description: string;
}

/** What the graph shows: it stands in a layer, and there in a system. */
interface Layered extends Placed {
  readonly layer: string;
  readonly system: string;
}

export interface ModelEntry extends Layered {
  readonly kind: "model";
  readonly node: Model;
}

export interface SeedEntry extends Layered {
  readonly kind: "seed";
  readonly node: Seed;
}

export interface SourceEntry extends Layered {
  readonly kind: "source";
  readonly node: Source;
}

export interface MacroEntry extends Placed {
  readonly kind: "macro";
  readonly macro: Macro;
}

/** A test with a file of its own; tests in YAML are told on the page of what they test. */
export interface TestEntry extends Placed {
  readonly kind: "test";
  readonly node: Test;
}

export interface ResourceEntry extends Layered {
  readonly kind: "exposure" | "metric";
  readonly resource: ManifestResource;
}

export type RelationEntry = ModelEntry | SeedEntry | SourceEntry;
export type Entry = RelationEntry | MacroEntry | TestEntry | ResourceEntry;

/** Everything that has a page, with what is known about it. */
export interface Catalogue {
  readonly project: Project;
  readonly content: ProjectLineage;
  readonly artifacts: Artifacts;
  readonly entries: readonly Entry[];
  /** By dbt's id. */
  readonly byId: ReadonlyMap<string, Entry>;
  /** Layers from the sources on. */
  readonly layers: readonly string[];
  readonly tests: readonly Test[];
  /** Tests by the id of what they read. */
  readonly testsOf: ReadonlyMap<string, readonly Test[]>;
}

/** The layer of what stands outside of the models. */
const outerLayers = { source: "sources", seed: "seeds", exposure: "exposures", metric: "metrics" } as const;

export function catalogueOf(content: ProjectLineage, artifacts: Artifacts): Catalogue {
  const { project } = content;
  const shown = shownIds(content);
  const nodes = [...project.nodes.values()].filter(({ uniqueId }) => shown.has(uniqueId));
  const tests = nodes.filter((node) => node.resourceType === "test");
  const entries = [
    ...nodes.flatMap(nodeEntry),
    ...[...project.sources.values()].filter(({ uniqueId }) => shown.has(uniqueId)).map(sourceEntry),
    ...project.macros
      .all()
      .filter(({ packageName }) => packageName === project.name)
      .map((macro) => macroEntry(macro, artifacts)),
    ...artifacts.resources
      .filter(({ dependsOn }) => dependsOn.every((id) => shown.has(id) || !isRelation(id)))
      .map(resourceEntry),
  ];
  return {
    project,
    content,
    artifacts,
    entries,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    layers: layersOf(project, entries),
    tests,
    testsOf: testsByNode(tests),
  };
}

/** What is selected, everything it rests on, and the tests of these. */
function shownIds({ project, selected }: ProjectLineage): ReadonlySet<string> {
  const shown = new Set(selected.filter((id) => !isTest(project.nodes.get(id))));
  // A set's iteration goes on with what is added to it meanwhile.
  for (const id of shown) {
    for (const parent of project.nodes.get(id)?.dependsOn ?? []) shown.add(parent);
  }
  const tests = [...project.nodes.values()].filter(
    (node) => node.resourceType === "test" && node.dependsOn.every((id) => shown.has(id)),
  );
  return new Set([...shown, ...tests.map(({ uniqueId }) => uniqueId)]);
}

function isRelation(id: string): boolean {
  return /^(?:model|seed|source)\./.test(id);
}

function nodeEntry(node: ProjectNode): Entry[] {
  const { uniqueId: id, name, description } = node;
  switch (node.resourceType) {
    case "model":
      return [
        { kind: "model", id, name, description, node, ...placeOf(node), route: routeOf("model", name) },
      ];
    case "seed":
      return [
        {
          kind: "seed",
          id,
          name,
          description,
          node,
          ...outside("seed", "seeds"),
          route: routeOf("seed", name),
        },
      ];
    case "test":
      return node.generic === undefined
        ? [{ kind: "test", id, name, description, node, route: routeOf("test", name) }]
        : [];
    case "snapshot":
    case "unit_test":
      return [];
  }
}

function isTest(node: ProjectNode | undefined): boolean {
  return node?.resourceType === "test" || node?.resourceType === "unit_test";
}

function placeOf({ fqn }: Model): { readonly layer: string; readonly system: string } {
  const folders = fqn.slice(1, -1);
  return { layer: folders[0] ?? "models", system: folders.slice(1).join("/") || (folders[0] ?? "models") };
}

function outside(
  kind: keyof typeof outerLayers,
  system: string,
): { readonly layer: string; readonly system: string } {
  return { layer: outerLayers[kind], system };
}

function sourceEntry(node: Source): SourceEntry {
  const name = `${node.sourceName}.${node.name}`;
  const { uniqueId: id, description } = node;
  return {
    kind: "source",
    id,
    name,
    description,
    node,
    ...outside("source", node.sourceName),
    route: routeOf("source", name),
  };
}

function macroEntry(macro: Macro, artifacts: Artifacts): MacroEntry {
  const { uniqueId: id, name } = macro;
  const description = artifacts.macros.get(id) ?? "";
  return { kind: "macro", id, name, description, macro, route: routeOf("macro", name) };
}

function resourceEntry(resource: ManifestResource): ResourceEntry {
  const { uniqueId: id, kind, label: name, description } = resource;
  return {
    kind,
    id,
    name,
    description,
    resource,
    ...outside(kind, resource.type),
    route: routeOf(kind, resource.name),
  };
}

/** Parts of an address keep letters, digits, dots and underscores. */
export function routeOf(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join("/");
}

/** Layers in the order in which their models come on average in the graph. */
function layersOf(project: Project, entries: readonly Entry[]): readonly string[] {
  const depth = depths(project);
  const byLayer = new Map<string, number[]>();
  for (const entry of entries) {
    if (entry.kind !== "model") continue;
    byLayer.set(entry.layer, [...(byLayer.get(entry.layer) ?? []), depth.get(entry.id) ?? 0]);
  }
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const models = [...byLayer].toSorted(([, a], [, b]) => mean(a) - mean(b)).map(([layer]) => layer);
  const has = (kind: Entry["kind"]): boolean => entries.some((entry) => entry.kind === kind);
  return [
    ...(["source", "seed"] as const).filter(has).map((kind) => outerLayers[kind]),
    ...models,
    ...(["metric", "exposure"] as const).filter(has).map((kind) => outerLayers[kind]),
  ];
}

function depths(project: Project): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const id of project.order) {
    const parents = project.nodes.get(id)?.dependsOn ?? [];
    depth.set(id, 1 + Math.max(0, ...parents.map((parent) => depth.get(parent) ?? 0)));
  }
  return depth;
}

function testsByNode(all: readonly Test[]): ReadonlyMap<string, readonly Test[]> {
  const tests = new Map<string, Test[]>();
  for (const test of all) {
    for (const id of test.generic === undefined ? test.dependsOn : [test.generic.attachedTo]) {
      const known = tests.get(id);
      if (known === undefined) tests.set(id, [test]);
      else known.push(test);
    }
  }
  return tests;
}

/** Entries that read an entry, in the order of the catalogue. */
export function readersOf({ entries }: Catalogue, id: string): readonly Entry[] {
  return entries.filter((entry) => parentsOf(entry).includes(id));
}

/** Ids of what an entry reads. */
export function parentsOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case "model":
    case "seed":
    case "test":
      return entry.node.dependsOn;
    case "exposure":
    case "metric":
      return entry.resource.dependsOn;
    case "source":
    case "macro":
      return [];
  }
}

export function isInGraph(entry: Entry): entry is RelationEntry | ResourceEntry {
  return entry.kind !== "macro" && entry.kind !== "test";
}
