import * as Plot from "@observablehq/plot";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import { layerColours } from "./layer-colours.ts";

export type Layer = "raw" | "staging" | "intermediate" | "marts";

/** A table or model that a row passes through. */
export interface Station {
  readonly name: string;
  readonly layer: Layer;
  readonly rows: number;
  readonly columns: number;
  /** The amount that holds the followed row here, for example `−$20.45`. */
  readonly holds: string;
  /** How many rows the amount sums up, the followed one among them; 1 where that stands alone. */
  readonly among: number;
  /** The station before; null for the first. Stations stand after the one that they come from. */
  readonly from: string | null;
}

export interface PlacedStation extends Station {
  /** Steps from the first station. */
  readonly depth: number;
  /** Its line among the branches, from above; between two lines where it has branches on both. */
  readonly lane: number;
}

/** Each branch that ends gets a line of its own, and a station stands in the middle of those that it leads to. */
export function placeStations(stations: readonly Station[]): readonly PlacedStation[] {
  const lanes = new Map<string, number>();
  let taken = 0;
  const visit = (station: Station): number => {
    const next = stations.filter(({ from }) => from === station.name).map(visit);
    const lane = next.length === 0 ? taken++ : ((next[0] ?? 0) + (next.at(-1) ?? 0)) / 2;
    lanes.set(station.name, lane);
    return lane;
  };
  stations.filter(({ from }) => from === null).forEach(visit);
  const placed = (station: Station): PlacedStation => ({
    ...station,
    depth: depthOf(station, stations),
    lane: lanes.get(station.name) ?? 0,
  });
  return stations.filter(({ name }) => lanes.has(name)).map(placed);
}

function depthOf(station: Station, stations: readonly Station[]): number {
  const before = stations.find(({ name }) => name === station.from);
  return before === undefined ? 0 : depthOf(before, stations) + 1;
}

const boxHeight = 104;
const boxHeightNarrow = 64;

interface Box extends PlacedStation {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A row's way from layer to layer: a box a station, with its size and what is left of the row there. */
export function layerPath(
  stations: readonly Station[],
  options: FigureOptions & {
    /** What is followed, for example `Adjustment 575`. */
    readonly subject: string;
  },
): string {
  const { width, narrow } = figureSize(options);
  const inner = width - 8;
  const boxes = narrow ? stack(placeStations(stations), inner) : spread(placeStations(stations), inner);
  const height = Math.max(1, ...boxes.map((box) => box.y + box.height));
  const links = boxes.flatMap((box) => {
    const before = boxes.find(({ name }) => name === box.from);
    return before === undefined ? [] : [{ points: narrow ? elbow(before, box) : across(before, box) }];
  });
  const path = links.flatMap(({ points }, link) => points.map(([x, y]) => ({ x, y, link })));
  const tips = links.flatMap(({ points }) => points.slice(-1).map(([x, y]) => ({ x, y })));
  const words = boxes.flatMap((box) => wordsOf(box, narrow));
  const at = { x: "x", y: "y", text: "text", textAnchor: "start" } as const;
  return drawFigure({
    title: `${options.subject} through the layers`,
    subtitle: narrow
      ? "Stations, rows × columns, and the amount that holds it"
      : "Each station, its rows × columns, and the amount that holds the followed row there",
    description: stations.map(describe).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: height + 14,
      marginTop: 6,
      marginBottom: 8,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, inner] },
      y: { axis: null, domain: [height, 0] },
      marks: [
        Plot.line(path, {
          x: "x",
          y: "y",
          z: "link",
          curve: narrow ? "linear" : "bump-x",
          stroke: colour("series6"),
        }),
        Plot.dot(tips, {
          x: "x",
          y: "y",
          dx: -4,
          symbol: "triangle",
          rotate: 90,
          r: 3.5,
          fill: colour("series6"),
        }),
        ...boxes.map((box) =>
          Plot.rect([box], {
            x1: box.x,
            x2: box.x + box.width,
            y1: box.y,
            y2: box.y + box.height,
            fill: colour(layerColours[box.layer]),
            fillOpacity: 0.14,
            stroke: colour(layerColours[box.layer]),
            strokeWidth: 1.25,
            rx: 5,
          }),
        ),
        Plot.text(
          words.filter(({ role }) => role === "note"),
          { ...at, fontSize: 11, fillOpacity: 0.8 },
        ),
        Plot.text(
          words.filter(({ role }) => role === "name"),
          { ...at, fontSize: 12, fontWeight: 600 },
        ),
        Plot.text(
          words.filter(({ role }) => role === "holds"),
          { ...at, fontSize: 12, fontWeight: 700 },
        ),
      ],
    },
  });
}

function spread(stations: readonly PlacedStation[], inner: number): readonly Box[] {
  const steps = Math.max(1, ...stations.map(({ depth }) => depth + 1));
  const gap = 18;
  const width = (inner - gap * (steps - 1)) / steps;
  return stations.map((station) => ({
    ...station,
    x: station.depth * (width + gap),
    y: station.lane * (boxHeight + 14),
    width,
    height: boxHeight,
  }));
}

/** One below the other, each branch indented below the station that it leaves. */
function stack(stations: readonly PlacedStation[], inner: number): readonly Box[] {
  const indent = 18;
  const ordered: PlacedStation[] = [];
  const visit = (station: PlacedStation): void => {
    ordered.push(station);
    stations.filter(({ from }) => from === station.name).forEach(visit);
  };
  stations.filter(({ from }) => from === null).forEach(visit);
  const boxOf = (station: PlacedStation, index: number): Box => ({
    ...station,
    x: station.depth * indent,
    y: index * (boxHeightNarrow + 10),
    width: inner - station.depth * indent,
    height: boxHeightNarrow,
  });
  return ordered.map(boxOf);
}

type Point = readonly [number, number];

function across(before: Box, after: Box): readonly Point[] {
  return [
    [before.x + before.width, before.y + before.height / 2],
    [after.x, after.y + after.height / 2],
  ];
}

function elbow(before: Box, after: Box): readonly Point[] {
  const x = before.x + 8;
  const y = after.y + after.height / 2;
  return [
    [x, before.y + before.height],
    [x, y],
    [after.x, y],
  ];
}

interface Word {
  readonly text: string;
  readonly role: "note" | "name" | "holds";
  readonly x: number;
  readonly y: number;
}

function wordsOf(box: Box, narrow: boolean): readonly Word[] {
  const size = `${formatCount(box.rows)} × ${formatCount(box.columns)}`;
  const sum = box.among > 1 ? `sum of ${formatCount(box.among)} rows` : "";
  const x = box.x + 7;
  const word = (role: Word["role"], text: string, y: number): Word => ({ text, role, x, y: box.y + y });
  if (narrow)
    return [
      word("name", box.name, 15),
      word("note", [`${box.layer}, ${size}`, ...(sum === "" ? [] : [sum])].join(", "), 32),
      word("holds", box.holds, 50),
    ];
  const names = nameLines(box.name);
  return [
    word("note", box.layer, 12),
    ...names.map((text, index) => word("name", text, 28 + index * 15 + (names.length === 1 ? 7 : 0))),
    word("note", size, 60),
    word("holds", box.holds, 77),
    ...(sum === "" ? [] : [word("note", sum, 93)]),
  ];
}

const mostLetters = 16;

/** A name in at most two lines, broken behind an underscore. */
export function nameLines(name: string): readonly string[] {
  if (name.length <= mostLetters) return [name];
  const breaks = [...name.matchAll(/_+/g)].map((found) => found.index + found[0].length);
  const best = breaks.findLast((at) => at <= mostLetters) ?? breaks[0];
  return best === undefined || best === name.length ? [name] : [name.slice(0, best), name.slice(best)];
}

function describe({ name, layer, rows, columns, holds, among, from }: Station): string {
  const origin = from === null ? "" : `, from ${from}`;
  const size = `${formatCount(rows)} rows, ${formatCount(columns)} columns`;
  return `${name} (${layer}${origin}): ${size}, ${holds}${among > 1 ? `, the sum of ${formatCount(among)} rows` : ""}`;
}
