import type { Project, ProjectNode, Test } from "../project/project.ts";
import type { Artifacts } from "./artifacts.ts";
import { type DocumentedColumn, documentedColumns } from "./columns.ts";
import {
  exposureEntry,
  macroEntry,
  metricEntry,
  modelsBehind,
  nodeEntry,
  outerLayers,
  sourceEntry,
} from "./entries.ts";
import { type Entry, isRelationEntry, parentsOf, type RelationEntry, type UnitTestEntry } from "./entry.ts";
import { type Kpi, kpisOf } from "./kpis.ts";
import type { ProjectLineage } from "./project-lineage.ts";

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
  return /^(?:model|seed|snapshot|source)\./.test(id);
}

function isTest(node: ProjectNode | undefined): boolean {
  return node?.resourceType === "test" || node?.resourceType === "unit_test";
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
