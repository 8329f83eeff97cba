import type { Project } from "../project/project.ts";
import type { RunOptions } from "../run/invocation.ts";
import { findStart, kindOf, nameOf, type RelationKind } from "./column-names.ts";
import type { LineageGraph } from "./lineage/lineage-graph.ts";
import { type ColumnId, isSameName, rowsColumn } from "./lineage/origins.ts";
import { projectLineage } from "./project-lineage.ts";

/** A column of a source, seed or model, or the figure of a metric. */
export interface LineageNode {
  /** `stg_opendental__claimproc.insurance_payment`, `opendental.claimproc.InsPayAmt`, `metric:collections`. */
  readonly id: string;
  /** The relation's name; of a source with the source before it. */
  readonly relation: string;
  /** `*` stands for the rows: what `count(*)` counts. */
  readonly column: string;
  readonly kind: RelationKind;
  /** The first folder of a model's path, for example `staging`; `sources`, `seeds` and `metrics` for the others. */
  readonly layer: string;
  /** As the project describes the column or, of a metric, the metric; empty when it does not. */
  readonly description: string;
}

/** The value of a column is made of another's; both by id. */
export interface LineageLink {
  readonly from: string;
  readonly to: string;
}

/** A part of a project's lineage. */
export interface LineagePart {
  /** The column it was asked for, by id. */
  readonly start: string;
  /** Nearest to the start first. */
  readonly nodes: readonly LineageNode[];
  readonly links: readonly LineageLink[];
}

/** How the columns of a project are made of one another. Names are written as for `traceColumn`. */
export interface ProjectColumns {
  /** The column and every column that its value is made of. @throws {BitewingError} when there is no such column. */
  behind(name: string): LineagePart;
  /** The column and every column and metric that is made of it. @throws {BitewingError} when there is no such column. */
  ahead(name: string): LineagePart;
  /**
   * Columns of sources and seeds that, anywhere on the way to the column, decide which rows or values count: by a
   * filter, a join, a group or a condition. Those whose values it is made of are not among them.
   *
   * @throws {BitewingError} when there is no such column.
   */
  deciders(name: string): readonly LineageNode[];
}

/** Derives how the columns of a project are made of one another. Nothing is built or changed. @throws as `traceColumn` */
export async function readProjectColumns(options: RunOptions): Promise<ProjectColumns> {
  const { project, lineage } = await projectLineage(options);
  return projectColumns(project, lineage);
}

export function projectColumns(project: Project, lineage: LineageGraph): ProjectColumns {
  const find = (name: string): ColumnId => findStart(project, lineage, name);
  const node = (id: ColumnId): LineageNode => nodeOf(project, id);
  return {
    behind: (name) => {
      const start = find(name);
      const ids = lineage.behind(start);
      const links = ids.flatMap((to) => (lineage.column(to)?.direct ?? []).map((from) => ({ from, to })));
      return partOf(start, ids, links, node);
    },
    ahead: (name) => {
      const start = find(name);
      const ids = lineage.ahead(start);
      const links = ids.flatMap((from) => lineage.usersOf(from).map((to) => ({ from, to })));
      return partOf(start, ids, links, node);
    },
    deciders: (name) => {
      const behind = lineage.behind(find(name));
      const values = new Set(behind.map((id) => node(id).id));
      const influences = behind.flatMap((id) => lineage.column(id)?.influence ?? []);
      const roots = new Map(
        influences.flatMap((id) => lineage.roots(id)).map((id) => [node(id).id, node(id)]),
      );
      return [...roots.values()]
        .filter(({ id }) => !values.has(id))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function partOf(
  start: ColumnId,
  ids: readonly ColumnId[],
  links: readonly { readonly from: ColumnId; readonly to: ColumnId }[],
  node: (id: ColumnId) => LineageNode,
): LineagePart {
  return {
    start: node(start).id,
    nodes: ids.map(node),
    links: links.map(({ from, to }) => ({ from: node(from).id, to: node(to).id })),
  };
}

const outerLayers = { source: "sources", seed: "seeds", metric: "metrics" } as const;

function nodeOf(project: Project, place: ColumnId): LineageNode {
  const kind = kindOf(place);
  const relation = nameOf(project, place.relation);
  return {
    id: kind === "metric" ? relation : `${relation}.${place.column}`,
    relation,
    column: place.column,
    kind,
    layer: kind === "model" ? modelLayer(project, place) : outerLayers[kind],
    description: describe(project, place),
  };
}

function modelLayer({ nodes }: Project, { relation }: ColumnId): string {
  const node = nodes.get(relation);
  const [folder = "models"] = node === undefined || !("fqn" in node) ? [] : node.fqn.slice(1, -1);
  return folder;
}

function describe({ nodes, sources, metrics }: Project, { relation, column }: ColumnId): string {
  const metric = [...metrics.values()].find(({ uniqueId }) => uniqueId === relation);
  if (metric !== undefined) return metric.description;
  const described = sources.get(relation) ?? nodes.get(relation);
  if (described === undefined || !("columns" in described)) return "";
  if (column === rowsColumn) return described.description;
  return described.columns.find(({ name }) => isSameName(name, column))?.description ?? "";
}
