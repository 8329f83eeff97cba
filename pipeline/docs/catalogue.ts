import { basename, extname } from "node:path";
import type { Macro } from "../project/macro-library.ts";
import type { Model, Project, ProjectNode, Seed, Source, Test, UnitTest } from "../project/project.ts";
import { inputsOf, type Metric } from "../project/semantic/semantics.ts";
import type { Artifacts, Exposure } from "./artifacts.ts";
import { type DocumentedColumn, documentedColumns } from "./columns.ts";
import { type Kpi, kpisOf } from "./kpis.ts";
import { metricColumn } from "./lineage/lineage-graph.ts";
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

/** It stands on the page of the model that it tests. */
export interface UnitTestEntry extends Placed {
  readonly kind: "unit_test";
  readonly node: UnitTest;
}

export interface MetricEntry extends Layered {
  readonly kind: "metric";
  readonly metric: Metric;
  /** Ids of the metrics it is computed from, of a simple metric those of models. */
  readonly dependsOn: readonly string[];
}

export interface ExposureEntry extends Layered {
  readonly kind: "exposure";
  readonly exposure: Exposure;
}

export type RelationEntry = ModelEntry | SeedEntry | SourceEntry;
export type Entry = RelationEntry | MacroEntry | TestEntry | UnitTestEntry | MetricEntry | ExposureEntry;

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
  readonly unitTests: readonly UnitTestEntry[];
  /** Entries by the id of what they read. */
  readonly readersOf: ReadonlyMap<string, readonly Entry[]>;
  /** By the id of their model, seed or source. */
  readonly columns: ReadonlyMap<string, readonly DocumentedColumn[]>;
  readonly kpis: readonly Kpi[];
  /** Models, seeds and sources by their name. */
  readonly relations: ReadonlyMap<string, RelationEntry>;
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
    ...[...project.metrics.values()]
      .map((metric) => metricEntry(content, metric))
      .filter(({ id }) => modelsBehind(content, id).every((model) => shown.has(model))),
    ...artifacts.exposures
      .filter(({ dependsOn }) => dependsOn.every((id) => shown.has(id) || !isRelation(id)))
      .map(exposureEntry),
  ];
  const relations = entries.filter(isRelationEntry);
  const columns = new Map(relations.map((entry) => [entry.id, documentedColumns(content, entry)]));
  return {
    project,
    content,
    artifacts,
    entries,
    columns,
    kpis: kpisOf(entries, columns),
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    layers: layersOf(project, entries),
    tests,
    testsOf: testsByNode(tests),
    unitTests: entries.filter((entry) => entry.kind === "unit_test"),
    readersOf: readersByNode(entries),
    relations: new Map(relations.map((entry) => [entry.name, entry])),
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
    (node) => isTest(node) && node.dependsOn.every((id) => shown.has(id)),
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
    case "unit_test": {
      const route = routeOf("model", node.model, name);
      return [{ kind: "unit_test", id, name, description, node, route }];
    }
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

function metricEntry(content: ProjectLineage, metric: Metric): MetricEntry {
  const { uniqueId: id, name, description, path } = metric;
  const inputs = [...new Set(inputsOf(metric).map((input) => input.metric.uniqueId))];
  return {
    kind: "metric",
    id,
    name,
    description,
    metric,
    dependsOn: metric.type === "simple" ? modelsBehind(content, id) : inputs,
    ...outside("metric", basename(path, extname(path))),
    route: routeOf("metric", name),
  };
}

/** The models that the query of a metric reads. */
function modelsBehind({ lineage }: ProjectLineage, metric: string): readonly string[] {
  const { direct = [], influence = [] } = lineage.column({ relation: metric, column: metricColumn }) ?? {};
  return [...new Set([...direct, ...influence].map(({ relation }) => relation))];
}

function exposureEntry(exposure: Exposure): ExposureEntry {
  const { uniqueId: id, label: name, description } = exposure;
  return {
    kind: "exposure",
    id,
    name,
    description,
    exposure,
    ...outside("exposure", exposure.type),
    route: routeOf("exposure", exposure.name),
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

function readersByNode(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const readers = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const id of new Set(parentsOf(entry))) {
      const known = readers.get(id);
      if (known === undefined) readers.set(id, [entry]);
      else known.push(entry);
    }
  }
  return readers;
}

/** Ids of what an entry reads. */
export function parentsOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case "model":
    case "seed":
    case "test":
      return entry.node.dependsOn;
    case "unit_test":
      return [entry.node.testedModel];
    case "metric":
      return entry.dependsOn;
    case "exposure":
      return entry.exposure.dependsOn;
    case "source":
    case "macro":
      return [];
  }
}

export function isInGraph(entry: Entry): entry is RelationEntry | MetricEntry | ExposureEntry {
  return entry.kind !== "macro" && !isTestEntry(entry);
}

export function isRelationEntry(entry: Entry): entry is RelationEntry {
  return entry.kind === "model" || entry.kind === "seed" || entry.kind === "source";
}

export function isTestEntry(entry: Entry): entry is TestEntry | UnitTestEntry {
  return entry.kind === "test" || entry.kind === "unit_test";
}
