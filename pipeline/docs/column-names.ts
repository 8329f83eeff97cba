import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import type { Project } from "../project/project.ts";
import { type LineageGraph, metricColumn } from "./lineage/lineage-graph.ts";
import { type ColumnId, isSameName, rowsColumn } from "./lineage/origins.ts";

export type RelationKind = "model" | "source" | "seed" | "metric";

/**
 * The column named as `model.column`, or the figure of the metric named by its name or as `metric:name`.
 *
 * @throws {BitewingError} of kind `usage` when there is no such model, column or metric
 */
export function findStart(project: Project, lineage: LineageGraph, name: string): ColumnId {
  return findMetric(project, name) ?? findColumn(project, lineage, name);
}

export function kindOf({ relation }: ColumnId): RelationKind {
  const [kind] = relation.split(".");
  return kind === "source" || kind === "seed" || kind === "metric" ? kind : "model";
}

/** The name of a relation as a person writes it, by dbt's id. */
export function nameOf(project: Project, id: string): string {
  const source = project.sources.get(id);
  if (source !== undefined) return `${source.sourceName}.${source.name}`;
  return project.nodes.get(id)?.name ?? id.replace(/^metric\.[^.]+\./, metricPrefix);
}

const metricPrefix = "metric:";

/** Undefined when the name is of another form. */
function findMetric({ metrics }: Project, name: string): ColumnId | undefined {
  const isMarked = name.startsWith(metricPrefix);
  const bare = isMarked ? name.slice(metricPrefix.length) : name;
  const metric = metrics.get(bare);
  if (metric !== undefined) return { relation: metric.uniqueId, column: metricColumn };
  const nearest = didYouMean(bare, [...metrics.keys()]);
  if (!isMarked && (name.includes(".") || nearest === undefined)) return undefined;
  throw new BitewingError({
    kind: "usage",
    what: `There is no metric named '${bare}'.`,
    next: nearest ?? "bitewing metrics --target URL lists them.",
  });
}

function findColumn(project: Project, lineage: LineageGraph, name: string): ColumnId {
  const cut = name.lastIndexOf(".");
  const column = name.slice(cut + 1);
  const relation = name.slice(0, Math.max(cut, 0));
  const ids = [...lineage.relations.keys()];
  const names = ids.map((id) => nameOf(project, id));
  const id = ids[names.findIndex((each) => isSameName(each, relation))];
  if (id === undefined) {
    throw new BitewingError({
      kind: "usage",
      what:
        relation === ""
          ? `'${name}' names no column.`
          : `There is no model, seed or source named '${relation}'.`,
      next:
        didYouMean(relation, names) ??
        "Write model.column, for example dim_patient.patient_id, or the name of a metric.",
    });
  }
  const columns = lineage.relations.get(id)?.columns.map((each) => each.name) ?? [];
  const found = [...columns, rowsColumn].find((each) => isSameName(each, column));
  if (found !== undefined) return { relation: id, column: found };
  throw new BitewingError({
    kind: "usage",
    what: `'${relation}' has no column '${column}'.`,
    next: didYouMean(column, columns) ?? `It has: ${columns.join(", ")}.`,
  });
}
