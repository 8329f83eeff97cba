import * as Plot from "@observablehq/plot";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";
import { foundWhenCalled, type GainsPoint } from "../prediction/gains.ts";
import { spreadLabels } from "./spread-labels.ts";

export interface GainsCurve {
  /** What decides the order of the calls, for example `Model`. */
  readonly name: string;
  readonly colour: PaletteName;
  readonly points: readonly GainsPoint[];
}

export interface GainsOptions extends FigureOptions {
  readonly title: string;
  /** What is looked for, for example `missed visits`. */
  readonly sought: string;
  /** The part of the cases at which the curves are compared, 0 to 1. Default 0.2. */
  readonly compareAt?: number;
}

/** How much is found over how many are called, one curve for each order of calling; the dashed line is chance. */
export function cumulativeGains(curves: readonly GainsCurve[], options: GainsOptions): string {
  const { width, narrow } = figureSize(options);
  const at = options.compareAt ?? 0.2;
  const drawn = curves.filter((curve) => curve.points.length > 0);
  const found = drawn.map((curve) => foundWhenCalled(curve.points, at));
  const percent = (value: number): string => `${Math.round(100 * value)}%`;
  const words = [
    ...drawn.map((curve, index) => `${curve.name} ${percent(found[index] ?? 0)}`),
    `chance ${percent(at)}`,
  ];
  return drawFigure({
    title: options.title,
    subtitle: `Share of the ${options.sought} found, over the share called first`,
    description: `When ${percent(at)} are called first, the share of the ${options.sought} found is: ${words.join(", ")}.`,
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 280 : 340,
      marginTop: 14,
      marginBottom: 44,
      marginLeft: 50,
      marginRight: narrow ? 20 : 210,
      x: { domain: [0, 1], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.13, ticks: 5 }),
        Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: percent, label: null, fillOpacity: 0.75 }),
        Plot.axisX({
          ticks: 5,
          tickSize: 4,
          tickFormat: percent,
          label: "called first",
          labelAnchor: "center",
          labelArrow: "none",
          fillOpacity: 0.75,
        }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.ruleX([at], { strokeOpacity: 0.35 }),
        Plot.link([{}], { x1: 0, y1: 0, x2: 1, y2: 1, strokeOpacity: 0.45, strokeDasharray: "3,4" }),
        ...drawn.flatMap((curve, index) => [
          Plot.line(curve.points, {
            x: "called",
            y: "found",
            stroke: colour(curve.colour),
            strokeWidth: 2.25,
            strokeLinejoin: "round",
          }),
          Plot.dot([found[index] ?? 0], { x: at, y: (y: number) => y, r: 4, fill: colour(curve.colour) }),
        ]),
        ...labels(drawn, found, { at, narrow, percent }),
      ],
    },
  });
}

/** What each curve finds at the line, right of the plot; inside it, below the curves, where there is no room beside. */
function labels(
  curves: readonly GainsCurve[],
  found: readonly number[],
  { at, narrow, percent }: { at: number; narrow: boolean; percent: (value: number) => string },
): Plot.Markish[] {
  const entries = [
    ...curves.map((curve, index) => ({
      text: `${curve.name}: ${percent(found[index] ?? 0)}`,
      height: found[index] ?? 0,
      fill: colour(curve.colour),
    })),
    { text: `Chance: ${percent(at)}`, height: at, fill: "currentColor" },
  ].sort((a, b) => a.height - b.height);
  const lowest = narrow ? 0.05 : 0;
  const heights = narrow
    ? entries.map((_entry, index) => lowest + 0.085 * index)
    : spreadLabels(
        entries.map((entry) => entry.height),
        { gap: 0.075 },
      );
  const heading = {
    text: `${percent(at)} called first find`,
    height: (heights.at(-1) ?? 0) + 0.085,
    fill: "currentColor",
  };
  const placed = entries.map(({ text, fill }, index) => ({ text, fill, height: heights[index] ?? 0 }));
  return [...placed, heading].map((entry) =>
    Plot.text([entry], {
      x: 1,
      y: "height",
      text: "text",
      fill: entry.fill,
      textAnchor: narrow ? "end" : "start",
      dx: narrow ? -2 : 18,
      fontWeight: entry === heading ? 400 : 650,
      fillOpacity: entry === heading ? 0.75 : 1,
      fontSize: narrow ? 12 : 13,
    }),
  );
}
