import { basename, extname } from "node:path";
import type { Macro } from "../project/macro-library.ts";
import type { Model, ProjectNode, Snapshot, Source } from "../project/project.ts";
import { inputsOf, type Metric } from "../project/semantic/semantics.ts";
import type { Artifacts, Exposure } from "./artifacts.ts";
import {
  type Entry,
  type ExposureEntry,
  type MacroEntry,
  type MetricEntry,
  routeOf,
  type SourceEntry,
} from "./entry.ts";
import { metricColumn } from "./lineage/lineage-graph.ts";
import type { ProjectLineage } from "./project-lineage.ts";

/** The layer of what stands outside of the models. */
export const outerLayers = {
  source: "sources",
  seed: "seeds",
  exposure: "exposures",
  metric: "metrics",
} as const;

/** None for a generic test, which is told on the page of what it tests. */
export function nodeEntry(node: ProjectNode): Entry[] {
  const { uniqueId: id, name, description } = node;
  switch (node.resourceType) {
    case "model":
    case "snapshot":
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

function placeOf({ fqn }: Model | Snapshot): { readonly layer: string; readonly system: string } {
  const folders = fqn.slice(1, -1);
  return { layer: folders[0] ?? "models", system: folders.slice(1).join("/") || (folders[0] ?? "models") };
}

function outside(
  kind: keyof typeof outerLayers,
  system: string,
): { readonly layer: string; readonly system: string } {
  return { layer: outerLayers[kind], system };
}

/** Named with its source before it. */
export function sourceEntry(node: Source): SourceEntry {
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

export function macroEntry(macro: Macro, artifacts: Artifacts): MacroEntry {
  const { uniqueId: id, name } = macro;
  const description = artifacts.macros.get(id) ?? "";
  return { kind: "macro", id, name, description, macro, route: routeOf("macro", name) };
}

/** Its system is the file that defines it. */
export function metricEntry(content: ProjectLineage, metric: Metric): MetricEntry {
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
export function modelsBehind({ lineage }: ProjectLineage, metric: string): readonly string[] {
  const { direct = [], influence = [] } = lineage.column({ relation: metric, column: metricColumn }) ?? {};
  return [...new Set([...direct, ...influence].map(({ relation }) => relation))];
}

export function exposureEntry(exposure: Exposure): ExposureEntry {
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
