import type { Macro } from "../project/macro-library.ts";
import type { Model, Seed, Snapshot, Source, Test, UnitTest } from "../project/project.ts";
import type { Metric } from "../project/semantic/semantics.ts";
import type { Exposure } from "./artifacts.ts";

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

/** A model, or a snapshot, whose page is alike. */
export interface ModelEntry extends Layered {
  readonly kind: "model";
  readonly node: Model | Snapshot;
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

/** Parts of an address keep letters, digits, dots and underscores. */
export function routeOf(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join("/");
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
