import type { Column } from "../project/project.ts";
import type { Catalogue } from "./catalogue.ts";
import type { RelationEntry } from "./entry.ts";
import { isSameName } from "./lineage/origins.ts";
import type { ProjectLineage } from "./project-lineage.ts";

/** A column as the site tells of it: the warehouse's, or where there is none the described and derived ones. */
export interface DocumentedColumn {
  readonly name: string;
  /** As the warehouse has it; empty when the relation was not built. */
  readonly type: string;
  readonly description: string;
  /** The KPI of the answer key that it is compared with. */
  readonly kpi: string | undefined;
}

export function columnsOf({ columns }: Catalogue, { id }: RelationEntry): readonly DocumentedColumn[] {
  return columns.get(id) ?? [];
}

export function documentedColumns(
  content: ProjectLineage,
  entry: RelationEntry,
): readonly DocumentedColumn[] {
  const built = content.warehouse.of(entry.node.relation)?.columns ?? [];
  const derived = content.lineage.relations.get(entry.id)?.columns ?? [];
  const names = [...(built.length > 0 ? built : derived), ...entry.node.columns].map(({ name }) => name);
  return names
    .filter((name, i) => names.findIndex((other) => isSameName(other, name)) === i)
    .map((name) => {
      const described = entry.node.columns.find((column) => isSameName(column.name, name));
      const type = built.find((column) => column.name === name)?.type ?? described?.dataType ?? "";
      return { name, type, description: described?.description ?? "", kpi: kpiOf(described) };
    });
}

function kpiOf(column: Column | undefined): string | undefined {
  const key = column?.meta["answer_key"];
  return typeof key === "string" ? key : undefined;
}
