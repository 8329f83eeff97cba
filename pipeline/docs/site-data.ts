import type { Catalogue } from "./catalogue.ts";
import { columnsOf } from "./columns.ts";
import { type Entry, isInGraph, isRelationEntry, parentsOf, type RelationEntry } from "./entry.ts";
import { metricColumn } from "./lineage/lineage-graph.ts";
import { type ColumnId, isSameName, rowsColumn } from "./lineage/origins.ts";
import { firstSentence } from "./prose.ts";

/** What the script of the site works with. Entries and columns are named by their places, to keep it small. */
export interface SiteData {
  readonly project: string;
  readonly layers: readonly string[];
  readonly entries: readonly SiteEntry[];
  /** Pairs: the entry read, the entry that reads it. */
  readonly edges: readonly (readonly [number, number])[];
  /** By entry, for each column, and at the end for its rows; of a metric for its figure alone. */
  readonly lineage: Readonly<Record<number, readonly SiteLineage[]>>;
}

export interface SiteEntry {
  readonly kind: Entry["kind"];
  readonly name: string;
  readonly route: string;
  /** As people call it, where that is not its name. */
  readonly label?: string;
  /** The file with its page, without the ending. */
  readonly page: string;
  /** Absent when the graph does not show it. */
  readonly layer?: number;
  readonly system?: string;
  readonly summary: string;
  readonly columns?: readonly string[];
  /** Descriptions of the columns. */
  readonly notes?: readonly string[];
  /** KPIs of the answer key by the place of their column. */
  readonly kpis?: Readonly<Record<number, string>>;
}

/**
 * Direct columns, then influences, each a flat list: entry, column, entry, column, …; column -1 is the rows, and of a
 * metric its figure.
 */
export type SiteLineage = readonly [direct: readonly number[], influence: readonly number[]];

export function siteDataOf(catalogue: Catalogue, pages: ReadonlyMap<string, string>): SiteData {
  return new DataBuilder(catalogue, pages).data();
}

class DataBuilder {
  private readonly catalogue: Catalogue;
  private readonly pages: ReadonlyMap<string, string>;
  private readonly places: ReadonlyMap<string, number>;
  private readonly columnNames = new Map<string, readonly string[]>();

  constructor(catalogue: Catalogue, pages: ReadonlyMap<string, string>) {
    this.catalogue = catalogue;
    this.pages = pages;
    this.places = new Map(catalogue.entries.map(({ id }, i) => [id, i]));
  }

  data(): SiteData {
    const { project, layers, entries } = this.catalogue;
    const shown = entries.map((entry) => this.entry(entry));
    return {
      project: project.name,
      layers,
      entries: shown,
      edges: entries.filter(isInGraph).flatMap((entry) => this.edges(entry)),
      lineage: Object.fromEntries(entries.flatMap((entry, i) => this.lineageOf(entry, i))),
    };
  }

  private entry(entry: Entry): SiteEntry {
    const { kind, name, route, id } = entry;
    return {
      kind,
      name,
      route,
      page: this.pages.get(id) ?? "",
      ...(entry.kind === "metric" && entry.metric.label !== name ? { label: entry.metric.label } : {}),
      summary: firstSentence(entry.description),
      ...(isInGraph(entry)
        ? { layer: this.catalogue.layers.indexOf(entry.layer), system: entry.system }
        : {}),
      ...(isRelationEntry(entry) ? this.columns(entry) : {}),
    };
  }

  private columns(entry: RelationEntry): Pick<SiteEntry, "columns" | "notes" | "kpis"> {
    const columns = columnsOf(this.catalogue, entry);
    const names = columns.map(({ name }) => name);
    this.columnNames.set(entry.id, names);
    const kpis = columns.flatMap(({ kpi }, i) => (kpi === undefined ? [] : [[i, kpi] as const]));
    return {
      columns: names,
      notes: columns.map(({ description }) => description.trim()),
      ...(kpis.length === 0 ? {} : { kpis: Object.fromEntries(kpis) }),
    };
  }

  private edges(entry: Entry): readonly (readonly [number, number])[] {
    const to = this.places.get(entry.id);
    return parentsOf(entry).flatMap((id) => {
      const from = this.places.get(id);
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    });
  }

  private lineageOf(entry: Entry, place: number): readonly (readonly [number, readonly SiteLineage[]])[] {
    if (entry.kind !== "model" && entry.kind !== "metric") return [];
    const { lineage } = this.catalogue.content;
    const own = this.columnNames.get(entry.id) ?? [];
    const names = entry.kind === "metric" ? [metricColumn] : [...own, rowsColumn];
    const columns = names.map((column): SiteLineage => {
      const { direct = [], influence = [] } = lineage.column({ relation: entry.id, column }) ?? {};
      return [this.numbers(direct), this.numbers(influence)];
    });
    return [[place, columns]];
  }

  private numbers(ids: readonly ColumnId[]): readonly number[] {
    return ids.flatMap(({ relation, column }) => {
      const place = this.places.get(relation);
      const names = this.columnNames.get(relation) ?? [];
      return place === undefined ? [] : [place, names.findIndex((name) => isSameName(name, column))];
    });
  }
}
