import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import type { Project } from "../project/project.ts";
import type { RunOptions } from "../run/invocation.ts";
import { type LineageGraph, metricColumn } from "./lineage/lineage-graph.ts";
import { type ColumnId, isSameName, rowsColumn } from "./lineage/origins.ts";
import { projectLineage } from "./project-lineage.ts";

/** A column or the figure of a metric and, below it, the columns that its value is made of. */
export interface ColumnTrace {
  readonly kind: "model" | "source" | "seed" | "metric";
  /** The relation's name; of a source with the source before it: `opendental.claimproc`; `metric:collections`. */
  readonly relation: string;
  /** `*` stands for the rows: what `count(*)` counts. */
  readonly column: string;
  /** Empty below a source or seed, a value that the query makes itself, and a column that is repeated. */
  readonly from: readonly ColumnTrace[];
  /** Its branch is told further up. */
  readonly isRepeated: boolean;
  readonly unresolved: readonly string[];
}

/** A column of a relation as a person writes it: `claimproc.InsPayAmt`. */
export interface NamedColumn {
  readonly relation: string;
  readonly column: string;
}

export interface TracedColumn {
  readonly trace: ColumnTrace;
  /** Columns of sources and seeds that the value rests on. */
  readonly roots: readonly NamedColumn[];
  /** Columns that only filter, join, group or choose, in the last step. */
  readonly influence: readonly NamedColumn[];
}

/**
 * The way back of a column, given as `model.column`, or of a metric, given by its name or as `metric:name`.
 *
 * @throws {BitewingError} of kind `usage` when there is no such model, column or metric
 */
export async function traceColumn(options: RunOptions, name: string): Promise<TracedColumn> {
  const { project, lineage } = await projectLineage(options);
  return traceIn(project, lineage, findMetric(project, name) ?? findColumn(project, lineage, name));
}

export function traceIn(project: Project, lineage: LineageGraph, start: ColumnId): TracedColumn {
  const named = (id: ColumnId): NamedColumn => ({
    relation: nameOf(project, id.relation),
    column: id.column,
  });
  return {
    trace: new Tracer(project, lineage).trace(start),
    roots: lineage.roots(start).map(named),
    influence: (lineage.column(start)?.influence ?? []).map(named),
  };
}

class Tracer {
  private readonly project: Project;
  private readonly lineage: LineageGraph;
  private readonly told = new Set<string>();

  constructor(project: Project, lineage: LineageGraph) {
    this.project = project;
    this.lineage = lineage;
  }

  trace(id: ColumnId): ColumnTrace {
    const key = `${id.relation}.${id.column}`;
    const { direct = [], unresolved = [] } = this.lineage.column(id) ?? {};
    const isRepeated = this.told.has(key) && direct.length > 0;
    this.told.add(key);
    return {
      kind: kindOf(id),
      relation: nameOf(this.project, id.relation),
      column: id.column,
      from: isRepeated ? [] : direct.map((next) => this.trace(next)),
      isRepeated,
      unresolved,
    };
  }
}

function kindOf({ relation }: ColumnId): ColumnTrace["kind"] {
  const [kind] = relation.split(".");
  return kind === "source" || kind === "seed" || kind === "metric" ? kind : "model";
}

function nameOf(project: Project, id: string): string {
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
