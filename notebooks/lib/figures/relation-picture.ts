import { Graph, layout } from "@dagrejs/dagre";
import * as Plot from "@observablehq/plot";
import { groupBy } from "../../../foundation/group-by.ts";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

export interface PicturedTable {
  readonly name: string;
  readonly rows: number;
}

/** A column of one table that holds keys of another. */
export interface PicturedRelation {
  readonly fromTable: string;
  readonly column: string;
  readonly toTable: string;
  /** Written below the column, for example `200 of 200`. */
  readonly evidence: string;
}

export interface RelationPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly tables: readonly PicturedTable[];
  /** Those between two tables of the picture are drawn; of several between the same two, all are named on one line. */
  readonly relations: readonly PicturedRelation[];
}

interface Box extends PicturedTable {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Line {
  readonly label: readonly string[];
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly at: { readonly x: number; readonly y: number };
}

export interface PlacedPicture {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const boxHeight = 42;
const letter = 8.1;

/** Tables from left to right, a table left of those that it points to, with room for the words on the lines. */
export function placeRelations({
  tables,
  relations,
}: Pick<RelationPicture, "tables" | "relations">): PlacedPicture {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 26, edgesep: 14, marginx: 2, marginy: 2 });
  for (const { name } of tables)
    graph.setNode(name, { width: Math.max(84, name.length * letter + 20), height: boxHeight });
  const names = new Set(tables.map(({ name }) => name));
  const edges = labelledEdges(relations, names);
  for (const { from, to, label } of edges) {
    const width = Math.max(...label.map((text) => text.length)) * 6.2 + 8;
    graph.setEdge(from, to, { width, height: label.length * 15, labelpos: "c" });
  }
  layout(graph);
  const size = graph.graph();
  return {
    width: Number(size.width ?? 0),
    height: Number(size.height ?? 0),
    boxes: tables.map((table) => ({ ...table, ...placeOf(graph.node(table.name)) })),
    lines: edges.map(({ from, to, label }) =>
      lineOf(label, graph.edge(from, to), graph.node(from), graph.node(to)),
    ),
  };
}

interface LabelledEdge {
  readonly from: string;
  readonly to: string;
  /** Columns and their evidence, a line of text each. */
  readonly label: readonly string[];
}

/** One edge for all relations between the same two tables. A table that points to itself is left out. */
function labelledEdges(
  relations: readonly PicturedRelation[],
  names: ReadonlySet<string>,
): readonly LabelledEdge[] {
  const drawn = relations.filter(
    ({ fromTable, toTable }) => names.has(fromTable) && names.has(toTable) && fromTable !== toTable,
  );
  return [...groupBy(drawn, ({ fromTable, toTable }) => JSON.stringify([fromTable, toTable])).values()].map(
    (same) => ({
      from: same[0]?.fromTable ?? "",
      to: same[0]?.toTable ?? "",
      label: same.flatMap(({ column, evidence }) => (evidence === "" ? [column] : [column, evidence])),
    }),
  );
}

interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function placeOf({ x, y, width }: PlacedNode): PlacedNode {
  return { x, y, width };
}

interface PlacedEdge {
  readonly x?: number;
  readonly y?: number;
  readonly points?: readonly { readonly x: number; readonly y: number }[];
}

/** The line leaves a box at its right side and enters the next at its left. */
function lineOf(
  label: readonly string[],
  { x = 0, y = 0, points = [] }: PlacedEdge,
  from: PlacedNode,
  to: PlacedNode,
): Line {
  const start = { x: from.x + from.width / 2, y: besideBox(points.at(0)?.y, from) };
  const end = { x: to.x - to.width / 2, y: besideBox(points.at(-1)?.y, to) };
  return { label, points: [start, ...points.slice(1, -1), end], at: { x, y } };
}

function besideBox(y: number | undefined, box: PlacedNode): number {
  const reach = boxHeight / 2 - 8;
  return Math.max(box.y - reach, Math.min(box.y + reach, y ?? box.y));
}

/** Tables as boxes, with how many rows they hold, and relations as arrows that carry the column and its evidence. */
export function relationPicture(picture: RelationPicture, options: FigureOptions = {}): string {
  const { width } = figureSize(options);
  const placed = placeRelations(picture);
  const room = width - 8;
  const scale = Math.min(1, room / Math.max(1, placed.width));
  const height = Math.max(boxHeight, placed.height);
  const middle = (room / scale - placed.width) / 2;
  const domain = { x: [-middle, room / scale - middle], y: [height, 0] };
  const path = placed.lines.flatMap((line, index) => line.points.map((point) => ({ ...point, line: index })));
  const ends = placed.lines.flatMap(({ points }) => points.slice(-1));
  const words = placed.lines.flatMap(({ label, at }) =>
    label.map((text, index) => ({
      text,
      x: at.x,
      y: at.y + (index - (label.length - 1) / 2) * 15,
      isEvidence: index % 2 === 1,
    })),
  );
  const fontSize = Math.max(8.5, 12 * scale);
  return drawFigure({
    title: picture.title,
    subtitle: picture.subtitle,
    description: describe(picture),
    bare: options.bare ?? false,
    width,
    plot: {
      height: height * scale + 16,
      marginTop: 8,
      marginBottom: 8,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: domain.x },
      y: { axis: null, domain: domain.y },
      marks: [
        Plot.line(path, {
          x: "x",
          y: "y",
          z: "line",
          curve: "bump-x",
          stroke: colour("series6"),
          strokeOpacity: 0.75,
        }),
        Plot.dot(ends, {
          x: "x",
          y: "y",
          dx: -4,
          symbol: "triangle",
          rotate: 90,
          r: 3.5,
          fill: colour("series6"),
        }),
        Plot.text(words, {
          x: "x",
          y: "y",
          text: "text",
          fontSize,
          stroke: "var(--plot-background)",
          strokeWidth: 5,
          fill: "currentColor",
        }),
        Plot.rect(placed.boxes, {
          x1: (box: Box) => box.x - box.width / 2,
          x2: (box: Box) => box.x + box.width / 2,
          y1: (box: Box) => box.y - boxHeight / 2,
          y2: (box: Box) => box.y + boxHeight / 2,
          fill: colour("heat1"),
          rx: 4,
        }),
        Plot.text(placed.boxes, {
          x: "x",
          y: (box: Box) => box.y - 8,
          text: "name",
          fontWeight: 600,
          fontSize: 13 * scale,
        }),
        Plot.text(placed.boxes, {
          x: "x",
          y: (box: Box) => box.y + 9,
          text: (box: Box) => `${formatCount(box.rows)} rows`,
          fontSize,
        }),
      ],
    },
  });
}

function describe({ tables, relations }: RelationPicture): string {
  const names = new Set(tables.map(({ name }) => name));
  const drawn = relations.filter(({ fromTable, toTable }) => names.has(fromTable) && names.has(toTable));
  const lines = drawn.map(({ fromTable, column, toTable, evidence }) => {
    const found = evidence === "" ? "" : `, ${evidence}`;
    return `${fromTable}.${column} points to ${toTable}${found}`;
  });
  return [`Tables: ${[...names].join(", ")}`, ...lines].join("; ");
}
