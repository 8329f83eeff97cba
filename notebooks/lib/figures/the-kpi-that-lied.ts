import * as Plot from "@observablehq/plot";
import { formatDollars, formatMonth, formatShortDollars } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import { dollarAxis } from "./dollar-axis.ts";

/** A KPI of one month, in dollars: as it was, as clean data give it, and as spoiled data give it. */
export interface MonthOfKpi {
  /** First day of the month, midnight UTC. */
  readonly month: Date;
  readonly truth: number;
  readonly clean: number;
  readonly spoiled: number;
}

export interface LyingKpi {
  /** For example `Collections`. */
  readonly kpi: string;
  readonly months: readonly MonthOfKpi[];
}

/** The lowest and the highest true value: what a reader who knows the practice would take for possible. */
export function plausibleRange(months: readonly MonthOfKpi[]): readonly [number, number] {
  if (months.length === 0) return [0, 0];
  const truths = months.map(({ truth }) => truth);
  return [Math.min(...truths), Math.max(...truths)];
}

/** The month that is most wrong among those whose spoiled value nobody would wonder at; none when nothing is wrong. */
export function worstPlausibleMonth(months: readonly MonthOfKpi[]): MonthOfKpi | undefined {
  const [low, high] = plausibleRange(months);
  return months
    .filter(({ truth, spoiled }) => spoiled !== truth && spoiled >= low && spoiled <= high)
    .sort((a, b) => errorOf(b) - errorOf(a) || a.month.getTime() - b.month.getTime())[0];
}

/** Errors below this part of the truth are too small to draw. */
const visibleError = 0.01;

/** A line for the truth, dots on it for what clean data give, and dots away from it for what spoiled data give. */
export function theKpiThatLied({ kpi, months }: LyingKpi, options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const [low, high] = plausibleRange(months);
  const top = Math.max(1, high * 1.3);
  const wrong = months.filter((month) => errorOf(month) > visibleError * Math.abs(month.truth));
  const shown = ({ spoiled }: MonthOfKpi): number => Math.max(0, Math.min(spoiled, top));
  const beyond = wrong.filter((month) => month.spoiled !== shown(month));
  const worst = worstPlausibleMonth(months);
  const last = months.at(-1);
  const x = ({ month }: MonthOfKpi): Date => month;
  return drawFigure({
    title: `${kpi}: what the mart says, and what was`,
    subtitle: "US dollars a month; the band is the range of the true values",
    description: inWords({ kpi, months }),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 260 : 330,
      marginTop: 20,
      marginBottom: 30,
      marginLeft: 46,
      marginRight: narrow ? 20 : 96,
      x: { type: "utc", label: null },
      y: { domain: [0, top], label: null },
      marks: [
        Plot.rect(months.slice(0, 1), {
          x1: () => months[0]?.month,
          x2: () => last?.month,
          y1: low,
          y2: high,
          fill: colour("heat0"),
        }),
        dollarAxis(),
        Plot.axisX({ ticks: narrow ? 4 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.link(wrong, {
          x1: "month",
          x2: "month",
          y1: "truth",
          y2: shown,
          stroke: colour("bad"),
          strokeWidth: 1.5,
        }),
        Plot.lineY(months, {
          x,
          y: "truth",
          stroke: colour("production"),
          strokeWidth: 2,
          strokeLinejoin: "round",
        }),
        Plot.dot(months, { x, y: "clean", r: narrow ? 2 : 2.75, fill: colour("production") }),
        Plot.dot(wrong, { x, y: shown, r: narrow ? 3 : 4, fill: colour("bad") }),
        Plot.text(beyond, {
          x,
          y: shown,
          text: (month: MonthOfKpi) => formatShortDollars(month.spoiled),
          fill: colour("bad"),
          dy: -12,
        }),
        ...(worst === undefined ? [] : labelOf(worst, { months, narrow })),
        ...(last === undefined || narrow
          ? []
          : [
              Plot.text([last], {
                x,
                y: "truth",
                text: () => "Truth, and\nclean data",
                fill: colour("production"),
                textAnchor: "start",
                dx: 10,
                fontWeight: 600,
              }),
            ]),
      ],
    },
  });
}

/** Stands on the side of the month where there is more room, and away from the line. */
function labelOf(
  worst: MonthOfKpi,
  { months, narrow }: { readonly months: readonly MonthOfKpi[]; readonly narrow: boolean },
): Plot.Markish[] {
  const isLate = months.indexOf(worst) > 0.6 * months.length;
  const text = narrow
    ? formatDollars(worst.spoiled)
    : `${formatMonth(worst.month)} with defects: ${formatDollars(worst.spoiled)}`;
  return [
    Plot.text([worst], {
      x: "month",
      y: "spoiled",
      text: () => text,
      fill: colour("bad"),
      fontWeight: 600,
      textAnchor: isLate ? "end" : "start",
      dx: isLate ? -8 : 8,
      dy: worst.spoiled < worst.truth ? 14 : -10,
    }),
  ];
}

function errorOf({ truth, spoiled }: MonthOfKpi): number {
  return Math.abs(spoiled - truth);
}

function inWords({ kpi, months }: LyingKpi): string {
  const wrong = months.filter((month) => errorOf(month) > visibleError * Math.abs(month.truth));
  const worst = worstPlausibleMonth(months);
  const said = `${kpi} of ${months.length} months, ${wrong.length} of them wrong by more than 1%.`;
  if (worst === undefined) return said;
  return `${said} ${formatMonth(worst.month)}: ${formatDollars(worst.spoiled)} with defects, ${formatDollars(worst.truth)} in truth.`;
}
