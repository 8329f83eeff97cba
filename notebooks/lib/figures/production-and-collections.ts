import * as Plot from "@observablehq/plot";
import { formatDollars, formatMonth } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import { dollarAxis } from "./dollar-axis.ts";
import { nextMonth } from "./months.ts";
import { spreadLabels } from "./spread-labels.ts";

/** One month of a practice, in dollars. */
export interface MonthOfMoney {
  /** First day of the month, midnight UTC. */
  readonly month: Date;
  readonly grossProduction: number;
  readonly netProduction: number;
  readonly collections: number;
}

/** Gross production as the backdrop, net production and collections as lines, by month, labelled where they end. */
export function productionAndCollections(
  months: readonly MonthOfMoney[],
  options: FigureOptions = {},
): string {
  const { width, narrow } = figureSize(options);
  const top = Math.max(1, ...months.map((month) => Math.max(month.grossProduction, month.collections)));
  const bottom = Math.min(0, ...months.flatMap((month) => [month.netProduction, month.collections]));
  const line = { x: (month: MonthOfMoney) => middle(month.month), strokeLinejoin: "round" } as const;
  const labels = lineLabels(months, top - bottom, narrow);
  return drawFigure({
    title: "Production and collections",
    subtitle: "US dollars a month",
    description: describe(months),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 250 : 320,
      marginTop: 14,
      marginBottom: 30,
      marginLeft: 46,
      marginRight: narrow ? 76 : 134,
      x: { type: "utc", label: null },
      y: { domain: [bottom, top], nice: true, label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.13, ticks: 5 }),
        dollarAxis(),
        Plot.axisX({ ticks: narrow ? 4 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        Plot.rectY(months, {
          x1: (month: MonthOfMoney) => month.month,
          x2: (month: MonthOfMoney) => nextMonth(month.month),
          y: "grossProduction",
          insetLeft: 1,
          insetRight: 1,
          fill: colour("backdrop"),
          rx: 1,
        }),
        Plot.lineY(months, { ...line, y: "netProduction", stroke: colour("production"), strokeWidth: 2.25 }),
        Plot.lineY(months, { ...line, y: "collections", stroke: colour("collections"), strokeWidth: 2.25 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        ...labels.map((label) =>
          Plot.text([label], {
            x: "x",
            y: "y",
            text: "text",
            fill: label.fill,
            textAnchor: "start",
            dx: 6,
            fontWeight: 600,
          }),
        ),
      ],
    },
  });
}

function describe(months: readonly MonthOfMoney[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "No months.";
  const sum = (pick: (month: MonthOfMoney) => number): string =>
    formatDollars(months.reduce((total, month) => total + pick(month), 0));
  return `${formatMonth(first.month)} to ${formatMonth(last.month)}: gross production ${sum(
    (month) => month.grossProduction,
  )}, net production ${sum((month) => month.netProduction)}, collections ${sum((month) => month.collections)}.`;
}

interface EndLabel {
  readonly x: Date;
  readonly y: number;
  readonly text: string;
  readonly fill: string;
}

/** The names of the lines at their ends, kept apart by at least a line of text. */
function lineLabels(months: readonly MonthOfMoney[], range: number, narrow: boolean): EndLabel[] {
  const last = months.at(-1);
  if (last === undefined) return [];
  const gap = range * (narrow ? 0.085 : 0.07);
  const wanted = [
    { y: last.grossProduction, text: narrow ? "Gross" : "Gross production", fill: "currentColor" },
    { y: last.netProduction, text: narrow ? "Net" : "Net production", fill: colour("production") },
    { y: last.collections, text: narrow ? "Collected" : "Collections", fill: colour("collections") },
  ].sort((a, b) => b.y - a.y);
  const x = nextMonth(last.month);
  // The highest stays where it is, and the others give way downwards.
  const depths = spreadLabels(
    wanted.map(({ y }) => -y),
    { gap },
  );
  return wanted.map(({ text, fill, y }, index) => ({ x, y: -(depths[index] ?? -y), text, fill }));
}

function middle(month: Date): Date {
  return new Date((month.getTime() + nextMonth(month).getTime()) / 2);
}
