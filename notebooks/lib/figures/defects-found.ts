import * as Plot from "@observablehq/plot";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** One kind of planted defect, and what found it. */
export interface FoundKind {
  readonly kind: string;
  /** Where in the practice, for example `Claims`: a line of the figure. */
  readonly area: string;
  readonly planted: number;
  readonly found: number;
  /** The sort of test that found it, one of the figure's columns; null when no test did. */
  readonly foundBy: string | null;
}

export interface FoundKinds {
  readonly kinds: readonly FoundKind[];
  /** Sorts of tests, the most common first. */
  readonly sorts: readonly string[];
}

export interface FoundColumn {
  readonly heading: string;
  readonly kinds: readonly FoundKind[];
  readonly planted: number;
  readonly missed: boolean;
}

const missedHeading = "Not found";

/** A column for each sort of test, and one more for the kinds of which a defect was missed, where there are any. */
export function foundColumns({ kinds, sorts }: FoundKinds): readonly FoundColumn[] {
  const isMissed = ({ found, planted, foundBy }: FoundKind): boolean =>
    foundBy === null || !sorts.includes(foundBy) || found < planted;
  const column = (heading: string, held: readonly FoundKind[], missed: boolean): FoundColumn => ({
    heading,
    kinds: held,
    planted: held.reduce((sum, kind) => sum + kind.planted, 0),
    missed,
  });
  const found = kinds.filter((kind) => !isMissed(kind));
  const missed = kinds.filter(isMissed);
  const columns = sorts.map((sort) =>
    column(
      sort,
      found.filter(({ foundBy }) => foundBy === sort),
      false,
    ),
  );
  return missed.length === 0 ? columns : [...columns, column(missedHeading, missed, true)];
}

/** A tile a kind of defect, with the number planted, by area and by the sort of test that found it. */
export function defectsFound(data: FoundKinds, options: FigureOptions = {}): string {
  const { width } = figureSize(options);
  const columns = foundColumns(data);
  const areas = [...new Set(data.kinds.map(({ area }) => area))];
  const { headings, labels, tiles, height } = layOut({ columns, areas, width, narrow: width < 520 });
  const pixel = { x: "x", y: "y", textAnchor: "start", lineAnchor: "middle" } as const;
  return drawFigure({
    title: "Which tests find the planted defects",
    subtitle: "A tile is a kind of defect, with the number planted",
    description: columns.map(inWords).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height,
      marginTop: 0,
      marginBottom: 0,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, width - 8] },
      y: { axis: null, domain: [height, 0] },
      marks: [
        Plot.rect(
          tiles.filter(({ missed }) => !missed),
          { ...tileEdges, fill: colour("heat2"), rx: 3 },
        ),
        Plot.rect(
          tiles.filter(({ missed }) => missed),
          { ...tileEdges, fill: "none", stroke: colour("bad"), strokeWidth: 1.5, rx: 3 },
        ),
        Plot.text(tiles, { x: middle("x1", "x2"), y: middle("y1", "y2"), text: "text", fontSize: 11 }),
        Plot.text(labels, { ...pixel, text: "text" }),
        Plot.text(headings, { ...pixel, text: "text", fontWeight: 600 }),
        Plot.text(headings, { ...pixel, text: "counts", dy: 17, fillOpacity: 0.75 }),
      ],
    },
  });
}

interface Tile {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly text: string;
  readonly missed: boolean;
}

const tileEdges = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" } as const;

function middle(one: "x1" | "y1", other: "x2" | "y2"): (tile: Tile) => number {
  return (tile) => (tile[one] + tile[other]) / 2;
}

interface Layout {
  readonly headings: readonly { readonly x: number; readonly y: number; text: string; counts: string }[];
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly tiles: readonly Tile[];
  readonly height: number;
}

/** Positions in pixels. On a narrow figure the areas' names stand above their tiles instead of before them. */
function layOut({
  columns,
  areas,
  width,
  narrow,
}: {
  readonly columns: readonly FoundColumn[];
  readonly areas: readonly string[];
  readonly width: number;
  readonly narrow: boolean;
}): Layout {
  const size = narrow ? 20 : 24;
  const gap = narrow ? 3 : 4;
  const left = narrow ? 0 : 150;
  const columnWidth = (width - 8 - left) / Math.max(1, columns.length);
  const perLine = Math.max(1, Math.floor((columnWidth - 10) / (size + gap)));
  const tiles: Tile[] = [];
  const labels: { x: number; y: number; text: string }[] = [];
  let y = 60;
  for (const area of areas) {
    labels.push({ x: 0, y: narrow ? y + 6 : y + size / 2, text: area });
    if (narrow) y += 20;
    const held = columns.map(({ kinds }) => kinds.filter((kind) => kind.area === area));
    for (const [column, kinds] of held.entries())
      for (const [index, { planted, found }] of kinds.entries()) {
        const x1 = left + column * columnWidth + (index % perLine) * (size + gap);
        const y1 = y + Math.floor(index / perLine) * (size + gap);
        const missed = columns[column]?.missed ?? false;
        const text = missed ? `${found}/${planted}` : String(planted);
        tiles.push({ x1, x2: x1 + size, y1, y2: y1 + size, text, missed });
      }
    const lines = Math.max(1, ...held.map((kinds) => Math.ceil(kinds.length / perLine)));
    y += lines * (size + gap) + 8;
  }
  const headings = columns.map((column, index) => ({
    x: left + index * columnWidth,
    y: 16,
    text: column.heading,
    counts: narrow
      ? formatCount(column.planted)
      : `${countOf(column.kinds.length, "kind")}, ${countOf(column.planted, "defect")}`,
  }));
  return { headings, labels, tiles, height: y };
}

function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function inWords({ heading, kinds, planted }: FoundColumn): string {
  return `${heading}: ${countOf(kinds.length, "kind")} of defect, ${countOf(planted, "defect")}`;
}
