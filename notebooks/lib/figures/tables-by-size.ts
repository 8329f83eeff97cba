import * as Plot from "@observablehq/plot";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

export interface TableSize {
  readonly name: string;
  readonly rows: number;
  /** One of the tables that the figure is about: coloured, and named. */
  readonly isNamed: boolean;
}

/** Tables with about as many rows, from empty ones up. */
export interface SizeBand {
  readonly label: string;
  /** Those without a name in the figure first. */
  readonly tables: readonly TableSize[];
}

const bands = [
  { label: "no rows", from: 0, below: 1 },
  { label: "1–9 rows", from: 1, below: 10 },
  { label: "10–99", from: 10, below: 100 },
  { label: "100–999", from: 100, below: 1000 },
  { label: "1,000–9,999", from: 1000, below: 10_000 },
  { label: "10,000 and more", from: 10_000, below: Number.POSITIVE_INFINITY },
] as const;

/** Every table in the band of its size, by name. A band may be empty. */
export function sizeBands(tables: readonly TableSize[]): readonly SizeBand[] {
  const order = (a: TableSize, b: TableSize): number =>
    Number(a.isNamed) - Number(b.isNamed) || a.name.localeCompare(b.name, "en");
  return bands.map(({ label, from, below }) => ({
    label,
    tables: tables.filter(({ rows }) => rows >= from && rows < below).toSorted(order),
  }));
}

const square = 8;
const pitch = 10;
const nameHeight = 18;
const gap = 14;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface PlacedBand extends Place {
  readonly band: SizeBand;
  readonly squares: readonly (TableSize & Place)[];
  readonly names: readonly (Place & { readonly text: string })[];
  readonly bottom: number;
}

/** One square a table, in bands of rows held; the tables that matter are coloured and named below their band. */
export function tablesBySize(tables: readonly TableSize[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const left = narrow ? 0 : 164;
  const inner = width - 8;
  const placed = place(sizeBands(tables), { left, inner, labelHeight: narrow ? 20 : 0 });
  const height = placed.at(-1)?.bottom ?? 0;
  const all = placed.flatMap(({ squares }) => squares);
  const fill = (table: TableSize): string => {
    if (table.isNamed) return colour("collections");
    return colour(table.rows === 0 ? "backdrop" : "heat3");
  };
  const at = { x: "x", y: "y", textAnchor: "start" } as const;
  return drawFigure({
    title: `${formatCount(tables.length)} tables, by rows held`,
    subtitle: "One square is one table; orange ones are named",
    description: placed.map(({ band }) => describe(band)).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: height + 10,
      marginTop: 4,
      marginBottom: 6,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, inner] },
      y: { axis: null, domain: [height, 0] },
      marks: [
        ...[...new Set(all.map(fill))].map((value) =>
          Plot.rect(
            all.filter((table) => fill(table) === value),
            {
              x1: "x",
              x2: (table: Place) => table.x + square,
              y1: "y",
              y2: (table: Place) => table.y + square,
              fill: value,
              rx: 1.5,
            },
          ),
        ),
        Plot.text(placed, { ...at, text: ({ band }: PlacedBand) => band.label, dy: narrow ? -10 : 5 }),
        Plot.text(placed, {
          ...at,
          x: narrow ? inner : left - 18,
          textAnchor: "end",
          text: ({ band }: PlacedBand) => formatCount(band.tables.length),
          dy: narrow ? -10 : 5,
          fontWeight: 600,
        }),
        Plot.text(
          placed.flatMap(({ names }) => names),
          { ...at, text: "text", fill: colour("collections"), fontWeight: 600, dy: 5 },
        ),
      ],
    },
  });
}

interface Room {
  /** Where the squares start, in pixels. */
  readonly left: number;
  readonly inner: number;
  /** Above the squares, for a label that has no room beside them. */
  readonly labelHeight: number;
}

function place(all: readonly SizeBand[], room: Room): readonly PlacedBand[] {
  const placed: PlacedBand[] = [];
  for (const band of all) {
    const y = (placed.at(-1)?.bottom ?? -gap) + gap + room.labelHeight;
    placed.push(placeBand(band, y, room));
  }
  return placed;
}

function placeBand(band: SizeBand, y: number, { left, inner }: Room): PlacedBand {
  const perLine = Math.max(1, Math.floor((inner - left + pitch - square) / pitch));
  const squares = band.tables.map((table, index) => ({
    ...table,
    x: left + (index % perLine) * pitch,
    y: y + Math.floor(index / perLine) * pitch,
  }));
  const below = y + Math.max(1, Math.ceil(squares.length / perLine)) * pitch + 4;
  const named = band.tables.filter(({ isNamed }) => isNamed).map(({ name }) => name);
  const lines = wrap(named, Math.floor((inner - left) / 7.4));
  const names = lines.map((text, index) => ({ text, x: left, y: below + index * nameHeight }));
  return { band, squares, names, x: 0, y, bottom: below - 4 + lines.length * nameHeight };
}

/** Names in lines of at most so many characters, a longer name alone in its own. */
function wrap(names: readonly string[], characters: number): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length + 3 > characters) lines.push(name);
    else lines[lines.length - 1] = `${last}   ${name}`;
  }
  return lines;
}

function describe({ label, tables }: SizeBand): string {
  const named = tables.filter(({ isNamed }) => isNamed).map(({ name }) => name);
  const among = named.length === 0 ? "" : `, among them ${named.join(", ")}`;
  return `${label}: ${formatCount(tables.length)} tables${among}`;
}
