import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../project/nearest.ts";
import type { Project } from "../project/project.ts";
import type { RunOptions } from "../run/invocation.ts";
import type { LineageGraph } from "./lineage/lineage-graph.ts";
import { type ColumnId, isSameName, rowsColumn } from "./lineage/origins.ts";
import { projectLineage } from "./project-lineage.ts";

/** A column and, below it, the columns that its value is made of. */
export interface ColumnTrace {
  readonly kind: "model" | "source" | "seed";
  /** The relation's name; of a source with the source before it: `opendental.claimproc`. */
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
 * The way back of a column, given as `model.column`.
 *
 * @throws {BitewingError} of kind `usage` when there is no such model or column
 */
export async function traceColumn(options: RunOptions, name: string): Promise<TracedColumn> {
  const { project, lineage } = await projectLineage(options);
  return traceIn(project, lineage, findColumn(project, lineage, name));
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
  if (relation.startsWith("source.")) return "source";
  return relation.startsWith("seed.") ? "seed" : "model";
}

function nameOf(project: Project, id: string): string {
  const source = project.sources.get(id);
  if (source !== undefined) return `${source.sourceName}.${source.name}`;
  return project.nodes.get(id)?.name ?? id;
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
      next: didYouMean(relation, names) ?? "Write model.column, for example dim_patient.patient_id.",
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
