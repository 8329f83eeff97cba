import { type ColumnId, isSameName, rowsColumn } from "./origins.ts";

/** Where a column of a model comes from, one step back. */
export interface ColumnLineage {
  readonly name: string;
  /** Columns whose values make its value. None: it is a literal, or made by the query itself. */
  readonly direct: readonly ColumnId[];
  /** Columns that only filter, join, group, order or choose. */
  readonly influence: readonly ColumnId[];
  /** References that could not be followed, as written. */
  readonly unresolved: readonly string[];
}

/** The figure of a metric, which has no other column. */
export const metricColumn = "value";

export interface RelationLineage {
  /** dbt's id of a model, seed, source or metric. */
  readonly relation: string;
  /** In the order of the relation. */
  readonly columns: readonly ColumnLineage[];
  /** Where its rows come from: the column `*`. */
  readonly rows: ColumnLineage;
}

/** A model or metric whose lineage could not be derived, or not wholly. */
export interface LineageProblem {
  readonly relation: string;
  /** File and, when known, line of the compiled SQL. */
  readonly where: string;
  readonly what: string;
}

/** The columns of a project and how they come from one another. */
export class LineageGraph {
  readonly relations: ReadonlyMap<string, RelationLineage>;
  readonly problems: readonly LineageProblem[];
  private users: ReadonlyMap<string, readonly ColumnId[]> | undefined;

  constructor(relations: ReadonlyMap<string, RelationLineage>, problems: readonly LineageProblem[]) {
    this.relations = relations;
    this.problems = problems;
  }

  /** One step back; undefined for a column that is not there. */
  column({ relation, column }: ColumnId): ColumnLineage | undefined {
    const found = this.relations.get(relation);
    if (column === rowsColumn) return found?.rows;
    return found?.columns.find(({ name }) => isSameName(name, column));
  }

  /** The columns of sources and seeds that a column's value rests on, sorted. */
  roots(start: ColumnId): readonly ColumnId[] {
    const roots = this.behind(start).filter((id) => this.isRoot(id));
    return roots.toSorted((a, b) => compareText(textOf(a), textOf(b)));
  }

  /** The column and every column behind its value, nearest first. */
  behind(start: ColumnId): readonly ColumnId[] {
    return reach(start, (id) => this.column(id)?.direct ?? []);
  }

  /** The column and every column and metric that its value goes into, nearest first. */
  ahead(start: ColumnId): readonly ColumnId[] {
    return reach(start, (id) => this.usersOf(id));
  }

  /** The columns of models, and the metrics, whose values are made of a column, one step on. */
  usersOf({ relation, column }: ColumnId): readonly ColumnId[] {
    this.users ??= usersByColumn(this.relations);
    return this.users.get(textOf({ relation, column })) ?? [];
  }

  /** A column of a source or seed: nothing of the project is behind it. */
  isRoot({ relation }: ColumnId): boolean {
    return relation.startsWith("source.") || relation.startsWith("seed.");
  }
}

function reach(start: ColumnId, stepsFrom: (id: ColumnId) => readonly ColumnId[]): readonly ColumnId[] {
  const seen = new Map([[textOf(start), start]]);
  // A map's iteration goes on with what is added to it meanwhile.
  for (const id of seen.values()) {
    for (const next of stepsFrom(id)) if (!seen.has(textOf(next))) seen.set(textOf(next), next);
  }
  return [...seen.values()];
}

function usersByColumn(
  relations: ReadonlyMap<string, RelationLineage>,
): ReadonlyMap<string, readonly ColumnId[]> {
  const users = new Map<string, ColumnId[]>();
  for (const { relation, columns } of relations.values()) {
    for (const { name: column, direct } of columns) {
      for (const used of direct) {
        const known = users.get(textOf(used));
        if (known === undefined) users.set(textOf(used), [{ relation, column }]);
        else known.push({ relation, column });
      }
    }
  }
  return users;
}

function textOf({ relation, column }: ColumnId): string {
  return `${relation}.${column}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
