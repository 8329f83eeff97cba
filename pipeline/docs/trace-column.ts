import type { Project } from "../project/project.ts";
import type { RunOptions } from "../run/invocation.ts";
import { findStart, kindOf, nameOf, type RelationKind } from "./column-names.ts";
import type { LineageGraph } from "./lineage/lineage-graph.ts";
import type { ColumnId } from "./lineage/origins.ts";
import { projectLineage } from "./project-lineage.ts";

/** A column or the figure of a metric and, below it, the columns that its value is made of. */
export interface ColumnTrace {
  readonly kind: RelationKind;
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
  return traceIn(project, lineage, findStart(project, lineage, name));
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
