import * as Plot from "@observablehq/plot";
import { formatCount, formatDollars, formatMonth, formatShortDollars } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";
import { nextMonth } from "./months.ts";
import { spreadLabels } from "./spread-labels.ts";

/** One part of the bars, from the bottom up. */
export interface MonthsPart {
  readonly label: string;
  readonly colour: PaletteName;
  /** One a month, in dollars or counts, not negative. */
  readonly values: readonly number[];
}

export interface StackedMonthsFigure {
  readonly title: string;
  /** What is shown, with its unit. */
  readonly subtitle: string;
  readonly unit: "dollars" | "count";
  /** First days of months, midnight UTC, without gaps. */
  readonly months: readonly Date[];
  readonly parts: readonly MonthsPart[];
}

interface Bar {
  readonly month: Date;
  readonly next: Date;
  readonly from: number;
  readonly to: number;
}

/** Months as bars, made of one part or of several on top of one another, each named beside the last bar. */
export function stackedMonths(figure: StackedMonthsFigure, options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const floors = figure.months.map(() => 0);
  const layers = figure.parts.map((part) => ({
    ...part,
    bars: figure.months.map((month, index): Bar => {
      const from = floors[index] ?? 0;
      const to = from + Math.max(0, part.values[index] ?? 0);
      floors[index] = to;
      return { month, next: nextMonth(month), from, to };
    }),
  }));
  const top = Math.max(figure.unit === "count" ? 4 : 1, ...floors);
  const labels = figure.parts.length < 2 ? [] : partLabels(layers, top / (narrow ? 11 : 14));
  const longest = Math.max(0, ...labels.map(({ text }) => text.length));
  const tick = figure.unit === "dollars" ? formatShortDollars : formatCount;
  return drawFigure({
    title: figure.title,
    subtitle: figure.subtitle,
    description: describe(figure),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 220 : 260,
      marginTop: 14,
      marginBottom: 30,
      marginLeft: 46,
      marginRight: longest === 0 ? 8 : 26 + 7.5 * longest,
      x: { type: "utc", label: null, domain: domainOf(figure.months) },
      y: { domain: [0, top], nice: true, label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.13, ticks: 4 }),
        Plot.axisY({
          tickFormat: (value: number) => (Number.isInteger(value) ? tick(value) : ""),
          ticks: 4,
          tickSize: 0,
          label: null,
          fillOpacity: 0.75,
        }),
        Plot.axisX({ ticks: narrow ? 4 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        ...layers.map((layer) =>
          Plot.rectY(layer.bars, {
            x1: "month",
            x2: "next",
            y1: "from",
            y2: "to",
            insetLeft: 1,
            insetRight: 1,
            insetTop: figure.parts.length > 1 ? 0.5 : 0,
            fill: colour(layer.colour),
          }),
        ),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        ...labels.map((label) =>
          Plot.dot([label], { x: "x", y: "y", dx: 11, r: 4.5, symbol: "square", fill: colour(label.colour) }),
        ),
        Plot.text(labels, { x: "x", y: "y", text: "text", textAnchor: "start", dx: 21, fontWeight: 600 }),
      ],
    },
  });
}

function describe({ months, parts, unit }: StackedMonthsFigure): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "No months.";
  const text = unit === "dollars" ? formatDollars : formatCount;
  const said = parts.map(({ label, values }) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `${label} ${text(values[0] ?? 0)} in the first month and ${text(values.at(-1) ?? 0)} in the last, between ${text(least)} and ${text(most)}`;
  });
  return `${formatMonth(first)} to ${formatMonth(last)}: ${said.join("; ")}.`;
}

interface EndLabel {
  readonly x: Date;
  readonly y: number;
  readonly text: string;
  readonly colour: PaletteName;
}

/** The parts' names beside the last bar, at the middle of their part and at least a line apart. */
function partLabels(
  layers: readonly { readonly label: string; readonly colour: PaletteName; readonly bars: readonly Bar[] }[],
  gap: number,
): readonly EndLabel[] {
  const ends = layers.flatMap(({ label, colour: name, bars }) => {
    const last = bars.at(-1);
    return last === undefined
      ? []
      : [{ x: last.next, y: (last.from + last.to) / 2, text: label, colour: name }];
  });
  const heights = spreadLabels(
    ends.map(({ y }) => y),
    { gap },
  );
  return ends.map(({ x, y, text, colour: name }, index) => ({
    x,
    y: heights[index] ?? y,
    text,
    colour: name,
  }));
}

function domainOf(months: readonly Date[]): readonly Date[] {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? [new Date(0), new Date(1)] : [first, nextMonth(last)];
}
