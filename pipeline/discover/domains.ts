import { UndirectedGraph } from "graphology";
import louvainModule from "graphology-communities-louvain";
import { groupBy } from "../../foundation/group-by.ts";
import { type CatalogTable, type Domain, isHeld } from "./catalog.ts";

type Related = Pick<CatalogTable, "name" | "rowEstimate" | "relations">;

/** The package is CommonJS and its types say otherwise: what is imported is the function itself. */
const louvain = louvainModule as unknown as (
  graph: UndirectedGraph,
  options: { readonly getEdgeWeight: "weight"; readonly resolution: number; readonly rng: () => number },
) => Readonly<Record<string, number>>;

/** Above 1 it makes smaller groups. */
const resolution = 1.2;
/** Groups of fewer tables join the one that they refer to most. */
const leastTables = 3;

/**
 * Groups tables by their relations (Louvain's method). A table that many others point to says little of each of them:
 * a relation counts less the more point to the same table, so that patients and users do not merge everything.
 */
export function domainsOf(tables: readonly Related[]): readonly Domain[] {
  const links = linksOf(tables);
  const groups = mergeSmall(communities(links), links);
  const byName = new Map(tables.map((table) => [table.name, table]));
  const domains = groups.map((names): Domain => {
    return { name: mostCentral(names, links, byName), tables: names.toSorted(byText) };
  });
  const filled = ({ tables: all }: Domain): number =>
    all.filter((name) => (byName.get(name)?.rowEstimate ?? 0) > 0).length;
  return domains.toSorted(
    (a, b) => filled(b) - filled(a) || b.tables.length - a.tables.length || byText(a.name, b.name),
  );
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

/** What a relation counts that no value has confirmed, beside one that is declared or verified. */
const uncheckedWeight = 0.25;

/** One for each pair of tables that a relation ties, in one direction. */
function linksOf(tables: readonly Related[]): readonly Link[] {
  const names = new Set(tables.map(({ name }) => name));
  const pairs = tables.flatMap(({ name, relations }) => {
    const held = relations.filter((one) => isHeld(one) && one.toTable !== name && names.has(one.toTable));
    return [...groupBy(held, ({ toTable }) => toTable)].map(([to, all]) => {
      const isSure = all.some(({ verdict }) => verdict !== "unchecked");
      return { from: name, to, weight: isSure ? 1 : uncheckedWeight };
    });
  });
  const pointingTo = groupBy(pairs, ({ to }) => to);
  const weightOf = (to: string): number =>
    (pointingTo.get(to) ?? []).reduce((sum, { weight }) => sum + weight, 0);
  const shared = ({ from, to, weight }: Link): Link => ({
    from,
    to,
    weight: weight / Math.max(1, weightOf(to)),
  });
  return pairs.map(shared).toSorted((a, b) => byText(a.from, b.from) || byText(a.to, b.to));
}

function communities(links: readonly Link[]): string[][] {
  const graph = new UndirectedGraph();
  for (const name of [...new Set(links.flatMap(({ from, to }) => [from, to]))].toSorted(byText))
    graph.addNode(name);
  for (const { from, to, weight } of links) {
    const before: unknown = graph.hasEdge(from, to) ? graph.getEdgeAttribute(from, to, "weight") : 0;
    graph.mergeEdge(from, to, { weight: Number(before) + weight });
  }
  if (graph.order === 0) return [];
  const groups = louvain(graph, { getEdgeWeight: "weight", resolution, rng: evenNumbers() });
  return [...groupBy(graph.nodes(), (name) => groups[name]).values()];
}

/** The same numbers each time, so that the same schema gives the same domains. */
function evenNumbers(): () => number {
  let step = 0;
  return () => {
    step += 1;
    return (step * 0.618_033_988_749_895) % 1;
  };
}

function mergeSmall(groups: readonly string[][], links: readonly Link[]): string[][] {
  const merged = groups.map((group) => [...group]);
  const groupOf = new Map(merged.flatMap((group) => group.map((name) => [name, group] as const)));
  for (const group of merged.toSorted((a, b) => a.length - b.length)) {
    if (group.length >= leastTables) continue;
    const tie = links
      .filter(({ from, to }) => (groupOf.get(from) === group) !== (groupOf.get(to) === group))
      .toSorted((a, b) => b.weight - a.weight)[0];
    const other = tie && groupOf.get(groupOf.get(tie.from) === group ? tie.to : tie.from);
    if (other === undefined || other === group) continue;
    for (const name of group.splice(0)) {
      other.push(name);
      groupOf.set(name, other);
    }
  }
  return merged.filter((group) => group.length > 0);
}

/**
 * The one that most of the group point to and few others, if possible one with rows; then the one with more of them.
 */
function mostCentral(
  names: readonly string[],
  links: readonly Link[],
  tables: ReadonlyMap<string, Related>,
): string {
  const inside = new Set(names);
  const score = (name: string): number => {
    const pointing = links.filter(({ to }) => to === name);
    const own = pointing.filter(({ from }) => inside.has(from)).length;
    return own === 0 ? 0 : own * Math.sqrt(own / pointing.length);
  };
  const rows = (name: string): number => tables.get(name)?.rowEstimate ?? 0;
  const filled = (name: string): number => (rows(name) > 0 ? 1 : 0);
  const [first] = names.toSorted(
    (a, b) => filled(b) - filled(a) || score(b) - score(a) || rows(b) - rows(a) || byText(a, b),
  );
  return first ?? "";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
