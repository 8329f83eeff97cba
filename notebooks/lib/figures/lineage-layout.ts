import { Graph, layout } from "@dagrejs/dagre";
import type { LineageLink, LineageNode, LineagePart } from "../../../pipeline/index.ts";

/** From left to right. Layers that are none of these count as `intermediate`. */
export const layers = ["sources", "seeds", "staging", "intermediate", "marts", "metrics"] as const;

export type Layer = (typeof layers)[number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A relation, with its columns below its name unless only models are drawn. Places and sizes in pixels. */
export interface LineageBox {
  readonly relation: string;
  readonly layer: Layer;
  readonly isStart: boolean;
  /** The name in lines. */
  readonly title: readonly string[];
  readonly rows: readonly LineageRow[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LineageRow {
  /** The column's id. */
  readonly id: string;
  readonly isStart: boolean;
  readonly text: readonly string[];
  /** The top of the row. */
  readonly y: number;
  readonly height: number;
}

export interface LineageLine {
  /** Ids of columns or, when only models are drawn, names of relations. */
  readonly from: string;
  readonly to: string;
  readonly layer: Layer;
  readonly points: readonly Point[];
}

export interface LineageLane {
  readonly layer: Layer;
  readonly from: number;
  readonly to: number;
}

export interface LineageLayout {
  readonly boxes: readonly LineageBox[];
  readonly lines: readonly LineageLine[];
  /** The layers that have boxes, side by side. */
  readonly lanes: readonly LineageLane[];
  readonly height: number;
}

export interface LineageLayoutOptions {
  readonly detail: "models" | "columns";
  readonly width: number;
}

export const sizes = { line: 15, padding: 6, head: 8, row: 6, margin: 4, laneHead: 30 } as const;
/** Letters of 11 px, half bold, are at most about this wide: names are in lower case, with underscores. */
const letter = 6.95;

/** Places relations from left to right by layer, and within a layer by what rests on what, without overlap. */
export function layOutLineage(part: LineagePart, options: LineageLayoutOptions): LineageLayout {
  const relations = relationsOf(part);
  const pairs = relationPairs(part);
  const ranks = ranksOf(relations, pairs);
  const columns = columnsOf(relations, ranks, options);
  const measured = relations.map((relation) =>
    measure(relation, part, { ...options, letters: columns[ranks.get(relation.name) ?? 0]?.letters ?? 0 }),
  );
  const placed = place(measured, pairs, { ranks, columns });
  const boxes = inLineOrder(placed.boxes, part.links, ranks);
  return {
    boxes,
    lines: linesOf(boxes, part.links, placed.bends, options.detail),
    lanes: lanesOf(boxes),
    height: placed.height,
  };
}

/** A column of boxes, which are all of one width. */
interface BoxColumn {
  readonly x: number;
  readonly width: number;
  /** The most that fit in a line. */
  readonly letters: number;
}

/** Each column of boxes is given the letters that its names need, and then those that its longest names wish for. */
function columnsOf(
  relations: readonly Relation[],
  ranks: ReadonlyMap<string, number>,
  { width, detail }: LineageLayoutOptions,
): readonly BoxColumn[] {
  const count = Math.max(0, ...ranks.values()) + 1;
  const gap = Math.min(56, Math.max(20, width / count / 7));
  const namesAt = (rank: number): readonly string[] =>
    relations
      .filter(({ name }) => ranks.get(name) === rank)
      .flatMap(({ name, layer, nodes }) => {
        const columns = detail === "columns" && layer !== "metrics" ? nodes.map(({ column }) => column) : [];
        return [titleOf(name, layer)].concat(columns);
      });
  const names = Array.from({ length: count }, (_unused, rank) => namesAt(rank));
  const inner = width - 2 * sizes.margin - (count - 1) * gap - count * 2 * sizes.padding;
  const letters = share(names, Math.floor(inner / letter));
  let x: number = sizes.margin;
  return letters.map((own) => {
    const column = { x, width: own * letter + 2 * sizes.padding, letters: own };
    x += column.width + gap;
    return column;
  });
}

/** First what the longest piece of a name needs, then what keeps prefixes with their names, then whole names. */
function share(names: readonly (readonly string[])[], all: number): readonly number[] {
  const longest = (texts: readonly string[]): number => Math.max(4, ...texts.map(({ length }) => length));
  const letters = names.map((own) => longest(own.flatMap(smallPieces)));
  const sum = (): number => letters.reduce((total, own) => total + own, 0);
  while (sum() > all && Math.max(...letters) > 4) {
    const widest = letters.indexOf(Math.max(...letters));
    letters[widest] = (letters[widest] ?? 0) - 1;
  }
  for (const wishes of [names.map((own) => longest(own.flatMap(piecesOf))), names.map(longest)]) {
    const order = wishes.map((wish, index) => ({ wish, index }));
    for (const { wish, index } of order.toSorted((a, b) => a.wish - b.wish)) {
      const more = wish - (letters[index] ?? 0);
      if (more > 0 && sum() + more <= all) letters[index] = wish;
    }
  }
  return letters;
}

interface Relation {
  readonly name: string;
  readonly layer: Layer;
  readonly nodes: readonly LineageNode[];
}

function relationsOf({ nodes }: LineagePart): readonly Relation[] {
  const byName = new Map<string, LineageNode[]>();
  for (const node of nodes) byName.set(node.relation, [...(byName.get(node.relation) ?? []), node]);
  return [...byName].map(([name, own]) => ({ name, nodes: own, layer: layerOf(own[0]?.layer) }));
}

function layerOf(name: string | undefined): Layer {
  return layers.find((layer) => layer === name) ?? "intermediate";
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly links: number;
}

/** How many columns link two relations. */
function relationPairs({ nodes, links }: LineagePart): readonly Pair[] {
  const relationOf = new Map(nodes.map(({ id, relation }) => [id, relation]));
  const pairs = new Map<string, Pair>();
  for (const link of links) {
    const [from = "", to = ""] = [relationOf.get(link.from), relationOf.get(link.to)];
    if (from === to) continue;
    const key = `${from}\n${to}`;
    pairs.set(key, { from, to, links: (pairs.get(key)?.links ?? 0) + 1 });
  }
  return [...pairs.values()];
}

/** The column of each relation, from 0: right of all layers before its own, and of all it rests on. */
function ranksOf(relations: readonly Relation[], pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let next = 0;
  for (const layer of layers) {
    const names = relations.filter((relation) => relation.layer === layer).map(({ name }) => name);
    const inside = new Set(names);
    const depthOf = (name: string): number => {
      const known = ranks.get(name);
      if (known !== undefined) return known;
      const below = pairs.filter(({ from, to }) => to === name && inside.has(from) && from !== name);
      const rank = Math.max(next, ...below.map(({ from }) => depthOf(from) + 1));
      ranks.set(name, rank);
      return rank;
    };
    next = Math.max(next, ...names.map((name) => depthOf(name) + 1));
  }
  return ranks;
}

type MeasuredBox = Omit<LineageBox, "x" | "y" | "width">;

function measure(
  { name, layer, nodes }: Relation,
  { start }: LineagePart,
  { detail, letters }: { readonly detail: "models" | "columns"; readonly letters: number },
): MeasuredBox {
  const title = inLines(titleOf(name, layer), letters);
  const titleHeight = title.length * sizes.line + sizes.head;
  const isStart = nodes.some(({ id }) => id === start);
  if (detail === "models" || layer === "metrics")
    return { relation: name, layer, isStart, title, rows: [], height: titleHeight };
  const rows = nodes.map(({ id, column }) => {
    const text = inLines(column === "*" ? "(rows)" : column, letters);
    return { id, isStart: id === start, text, y: 0, height: text.length * (sizes.line - 1) + sizes.row };
  });
  const height = titleHeight + rows.reduce((sum, row) => sum + row.height, 0) + 4;
  return { relation: name, layer, isStart, title, rows, height };
}

/** Of a table of a source its own name: the lane says the rest. */
function titleOf(name: string, layer: Layer): string {
  return layer === "sources" ? (name.split(".").at(-1) ?? name) : name;
}

/** The pieces of a name that stay whole where there is room; `stg_opendental__` and `int_provider_` are such. */
function piecesOf(name: string): readonly string[] {
  const prefix = /^(?:.*__|[a-z]{1,4}_[a-z]+_)(?=.)/.exec(name)?.[0] ?? "";
  const rest = smallPieces(name.slice(prefix.length));
  return prefix === "" ? rest : [prefix, ...rest];
}

function smallPieces(name: string): readonly string[] {
  return name.split(/(?<=[_.:])(?=[^_.:])/);
}

/** Breaks a name after underscores and colons, and a long piece where it must. */
export function inLines(name: string, letters: number): readonly string[] {
  const pieces = piecesOf(name)
    .flatMap((piece) => (piece.length <= letters ? [piece] : smallPieces(piece)))
    .flatMap((piece) => piece.match(new RegExp(`.{1,${Math.max(4, letters)}}`, "g")) ?? [piece]);
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length <= letters) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

interface Placed {
  readonly boxes: readonly LineageBox[];
  /** Where lines between two relations pass other columns of boxes, by `from` and `to`. */
  readonly bends: ReadonlyMap<string, readonly Point[]>;
  readonly height: number;
}

function place(
  measured: readonly MeasuredBox[],
  pairs: readonly Pair[],
  { ranks, columns }: { readonly ranks: ReadonlyMap<string, number>; readonly columns: readonly BoxColumn[] },
): Placed {
  const rank = (name: string): number => ranks.get(name) ?? 0;
  const columnAt = (index: number): BoxColumn => columns[index] ?? { x: 0, width: 0, letters: 0 };
  const graph = new Graph();
  graph.setGraph({
    rankdir: "LR",
    nodesep: 12,
    edgesep: 12,
    ranksep: rankStep - 1,
    ranker: "network-simplex",
  });
  for (const { relation, height } of measured) graph.setNode(relation, { width: 1, height });
  for (const { from, to, links } of pairs)
    graph.setEdge(from, to, { minlen: Math.max(1, rank(to) - rank(from)), weight: links });
  layout(graph);
  const top = sizes.laneHead + sizes.margin;
  const boxes = measured.map((box) => {
    const { x, width } = columnAt(rank(box.relation));
    return stacked({ ...box, x, y: top + (graph.node(box.relation).y ?? 0) - box.height / 2, width });
  });
  const bends = new Map(
    pairs.map(({ from, to }) => {
      const points = graph.edge(from, to)?.points ?? [];
      const between = Array.from({ length: Math.max(0, rank(to) - rank(from) - 1) }, (_unused, index) => {
        const passed = rank(from) + 1 + index;
        const y = top + yAt(points, passed * rankStep);
        const { x, width } = columnAt(passed);
        return [
          { x, y },
          { x: x + width, y },
        ];
      });
      return [`${from}\n${to}`, between.flat()];
    }),
  );
  const bottoms = boxes.map((box) => box.y + box.height);
  return { boxes, bends, height: Math.max(0, ...bottoms) + sizes.margin };
}

/** From one column of boxes to the next in dagre's picture, which is taken for its heights alone. */
const rankStep = 100;

/** The height at which a line of dagre's passes a place. */
function yAt(points: readonly Point[], x: number): number {
  const nearest = points.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
  return nearest?.y ?? 0;
}

/** Puts the rows of a box below its title. */
function stacked(box: LineageBox): LineageBox {
  let y = box.y + box.title.length * sizes.line + sizes.head;
  const rows = box.rows.map((row) => {
    const placed = { ...row, y };
    y += row.height;
    return placed;
  });
  return { ...box, rows };
}

/** Sorts the rows of each box by the height that their lines come from, so that lines cross less. */
function inLineOrder(
  boxes: readonly LineageBox[],
  links: readonly LineageLink[],
  ranks: ReadonlyMap<string, number>,
): readonly LineageBox[] {
  const middles = new Map<string, number>();
  const sorted = boxes
    .toSorted((a, b) => (ranks.get(a.relation) ?? 0) - (ranks.get(b.relation) ?? 0))
    .map((box) => {
      const wish = new Map(box.rows.map((row) => [row.id, heightOfOrigins(row.id, links, middles) ?? row.y]));
      const rows = box.rows.toSorted((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      const ordered = stacked({ ...box, rows });
      for (const row of ordered.rows) middles.set(row.id, row.y + row.height / 2);
      return ordered;
    });
  return sorted;
}

function heightOfOrigins(
  id: string,
  links: readonly LineageLink[],
  middles: ReadonlyMap<string, number>,
): number | undefined {
  const heights = links.filter(({ to }) => to === id).flatMap(({ from }) => middles.get(from) ?? []);
  return heights.length === 0 ? undefined : heights.reduce((sum, y) => sum + y, 0) / heights.length;
}

function linesOf(
  boxes: readonly LineageBox[],
  links: readonly LineageLink[],
  bends: Placed["bends"],
  detail: "models" | "columns",
): readonly LineageLine[] {
  const boxOf = new Map<string, LineageBox>();
  for (const box of boxes) boxOf.set(box.relation, box);
  const lines = new Map<string, LineageLine>();
  for (const link of links) {
    const [a, b] = [boxOf.get(relationOfId(link.from, boxOf)), boxOf.get(relationOfId(link.to, boxOf))];
    if (a === undefined || b === undefined || a === b) continue;
    const ends = detail === "models" ? { from: a.relation, to: b.relation } : link;
    const points = [
      { x: a.x + a.width, y: portOf(a, link.from) },
      ...(bends.get(`${a.relation}\n${b.relation}`) ?? []),
      { x: b.x, y: portOf(b, link.to) },
    ];
    lines.set(`${ends.from}\n${ends.to}`, { ...ends, layer: a.layer, points });
  }
  return [...lines.values()];
}

/** Of a column's id, what stands before its last dot; of a metric's, the whole. */
function relationOfId(id: string, boxes: ReadonlyMap<string, LineageBox>): string {
  return boxes.has(id) ? id : id.slice(0, id.lastIndexOf("."));
}

function portOf(box: LineageBox, id: string): number {
  const row = box.rows.find((each) => each.id === id);
  return row === undefined ? box.y + box.height / 2 : row.y + row.height / 2;
}

function lanesOf(boxes: readonly LineageBox[]): readonly LineageLane[] {
  return layers.flatMap((layer) => {
    const own = boxes.filter((box) => box.layer === layer);
    if (own.length === 0) return [];
    const from = Math.min(...own.map(({ x }) => x));
    return [{ layer, from, to: Math.max(...own.map((box) => box.x + box.width)) }];
  });
}
