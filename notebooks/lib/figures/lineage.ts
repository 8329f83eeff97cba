import * as Plot from "@observablehq/plot";
import type { LineagePart } from "../../../pipeline/index.ts";
import { colour, drawFigure, type FigureOptions } from "../house-style.ts";
import { layerColours } from "./layer-colours.ts";
import {
  type Layer,
  type LineageBox,
  type LineageLayout,
  layers,
  layOutLineage,
  sizes,
} from "./lineage-layout.ts";

export interface LineageFigureOptions extends FigureOptions {
  readonly title: string;
  readonly subtitle: string;
  /** Boxes of relations alone, or with the columns that are part of the lineage. */
  readonly detail: "models" | "columns";
}

const layerNames: Readonly<Record<Layer, string>> = {
  sources: "OpenDental",
  seeds: "Seeds",
  staging: "Staging",
  intermediate: "Intermediate",
  marts: "Marts",
  metrics: "Metrics",
};

/** A part of the lineage as boxes and lines, from OpenDental's tables at the left to the marts at the right. */
export function lineage(part: LineagePart, options: LineageFigureOptions): string {
  const { title, subtitle, detail, bare = false, width = 880 } = options;
  const layout = layOutLineage(part, { detail, width });
  return drawFigure({
    title,
    subtitle,
    description: describe(layout),
    bare,
    width,
    plot: {
      height: layout.height,
      marginTop: 0,
      marginBottom: 0,
      marginLeft: 0,
      marginRight: 0,
      x: { axis: null, domain: [0, width], range: [0, width] },
      y: { axis: null, domain: [layout.height, 0] },
      marks: [...lanes(layout), ...lines(layout), ...boxes(layout)],
    },
  });
}

function describe({ boxes, lines }: LineageLayout): string {
  const counts = layers
    .map((layer) => ({ layer, own: boxes.filter((box) => box.layer === layer) }))
    .filter(({ own }) => own.length > 0)
    .map(({ layer, own }) => `${layerNames[layer]}: ${own.map(({ relation }) => relation).join(", ")}`);
  const start = boxes.find(({ isStart }) => isStart)?.relation ?? "nothing";
  return `Lineage of ${start}, ${boxes.length} relations and ${lines.length} links. ${counts.join("; ")}.`;
}

function lanes({ lanes: all }: LineageLayout): Plot.Markish[] {
  return all.flatMap(({ layer, from, to }) => {
    const fill = colour(layerColours[layer]);
    return [
      Plot.text([layerNames[layer]], {
        x: () => from,
        y: () => 2,
        textAnchor: "start",
        lineAnchor: "top",
        fontSize: 12,
        fontWeight: 600,
        fill,
      }),
      Plot.ruleY([20], { x1: () => from, x2: () => to, stroke: fill, strokeWidth: 2 }),
    ];
  });
}

function lines({ lines: all }: LineageLayout): Plot.Markish[] {
  return layers.flatMap((layer) => {
    const points = all
      .filter((line) => line.layer === layer)
      .flatMap((line) => line.points.map((point) => ({ ...point, line: `${line.from}\n${line.to}` })));
    if (points.length === 0) return [];
    return [
      Plot.line(points, {
        x: "x",
        y: "y",
        z: "line",
        curve: "bump-x",
        stroke: colour(layerColours[layer]),
        strokeOpacity: 0.7,
        strokeWidth: 1.5,
      }),
    ];
  });
}

function boxes({ boxes: all }: LineageLayout): Plot.Markish[] {
  return layers.flatMap((layer) => {
    const own = all.filter((box) => box.layer === layer);
    return own.length === 0 ? [] : [plates(own, layer), titles(own), rows(own)].flat();
  });
}

function plates(own: readonly LineageBox[], layer: Layer): Plot.Markish[] {
  const edges = {
    x1: "x",
    x2: (box: LineageBox) => box.x + box.width,
    y1: "y",
    y2: (box: LineageBox) => box.y + box.height,
    rx: 5,
  } as const;
  const fill = colour(layerColours[layer]);
  const tinted = (isStart: boolean, fillOpacity: number): Plot.Markish =>
    Plot.rect(
      own.filter((box) => box.isStart === isStart),
      { ...edges, fill, fillOpacity, stroke: fill, strokeWidth: 1.25 },
    );
  return [
    Plot.rect(own, { ...edges, fill: "var(--plot-background)" }),
    tinted(false, 0.12),
    tinted(true, 0.3),
  ];
}

function titles(own: readonly LineageBox[]): Plot.Markish[] {
  return [
    Plot.text(own, {
      x: (box: LineageBox) => box.x + sizes.padding,
      y: (box: LineageBox) => box.y + sizes.head / 2 + 1.5,
      text: (box: LineageBox) => box.title.join("\n"),
      textAnchor: "start",
      lineAnchor: "top",
      fontSize: 11,
      lineHeight: sizes.line / 11,
      fontWeight: 600,
    }),
  ];
}

function rows(own: readonly LineageBox[]): Plot.Markish[] {
  const all = own.flatMap((box) => box.rows.map((row) => ({ ...row, x: box.x + sizes.padding })));
  if (all.length === 0) return [];
  return [false, true].map((isStart) =>
    Plot.text(
      all.filter((row) => row.isStart === isStart),
      {
        x: "x",
        y: (row: { readonly y: number }) => row.y + sizes.row / 2,
        text: (row: { readonly text: readonly string[] }) => row.text.join("\n"),
        textAnchor: "start",
        lineAnchor: "top",
        fontSize: 11,
        lineHeight: (sizes.line - 1) / 11,
        fontWeight: isStart ? 600 : 400,
      },
    ),
  );
}
