import * as Plot from "@observablehq/plot";
import { formatDollars, formatMonth } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";
import { dollarAxis } from "./dollar-axis.ts";
import { nextMonth } from "./months.ts";
import { spreadLabels } from "./spread-labels.ts";

/** What stood on families' accounts at the end of one month, by the age of the charges on that day, in dollars. */
export interface MonthEndReceivables {
  /** First day of the month, midnight UTC. */
  readonly month: Date;
  readonly days0To30: number;
  readonly days31To60: number;
  readonly days61To90: number;
  readonly over90: number;
  /** Of the charges that are open at the end of the books, those that had been made by the end of this month. */
  readonly stillOpenToday?: number;
}

export interface MonthEndBucket {
  readonly month: Date;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly colour: PaletteName;
}

const buckets = [
  { label: "0–30 days", pick: (month: MonthEndReceivables) => month.days0To30, colour: "age0" },
  { label: "31–60 days", pick: (month: MonthEndReceivables) => month.days31To60, colour: "age31" },
  { label: "61–90 days", pick: (month: MonthEndReceivables) => month.days61To90, colour: "age61" },
  { label: "over 90 days", pick: (month: MonthEndReceivables) => month.over90, colour: "age90" },
] as const;

/** The four pieces of each month's bar, youngest at the bottom. */
export function monthEndBuckets(months: readonly MonthEndReceivables[]): readonly MonthEndBucket[] {
  return months.flatMap((receivables) => {
    let from = 0;
    return buckets.map(({ label, pick, colour: name }) => {
      const to = from + pick(receivables);
      const bucket = { month: receivables.month, label, from, to, colour: name };
      from = to;
      return bucket;
    });
  });
}

/**
 * Receivables at the end of each month by the age that the charges had then, stacked; and, as a mark across each bar,
 * what the charges that are still open today would make of it.
 */
export function receivablesByMonth(
  months: readonly MonthEndReceivables[],
  options: FigureOptions = {},
): string {
  const { width, narrow } = figureSize(options);
  const pieces = monthEndBuckets(months);
  const top = Math.max(1, ...pieces.map((piece) => piece.to));
  const marked = months.filter((month) => month.stillOpenToday !== undefined);
  const across = {
    x1: ({ month }: { readonly month: Date }) => month,
    x2: ({ month }: { readonly month: Date }) => nextMonth(month),
    insetLeft: 1,
    insetRight: 1,
  };
  return drawFigure({
    title: "Receivables at the end of each month",
    subtitle: narrow
      ? "US dollars on families' accounts, by age of the charge"
      : "US dollars on families' accounts, what insurers still owe included, by the age of the charge on that day",
    description: describe(months),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 260 : 340,
      marginTop: 14,
      marginBottom: 30,
      marginLeft: 46,
      marginRight: narrow ? 72 : 108,
      x: { type: "utc", label: null },
      y: { domain: [0, top], nice: true, label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.13, ticks: 5 }),
        dollarAxis(),
        Plot.axisX({ ticks: narrow ? 3 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        ...buckets.map(({ label, colour: name }) =>
          Plot.rectY(
            pieces.filter((piece) => piece.label === label),
            { ...across, y1: "from", y2: "to", fill: colour(name) },
          ),
        ),
        ...stillOpenMarks(marked, narrow),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        ...bucketLabels(pieces, months.at(-1), { top, narrow }),
      ],
    },
  });
}

/** A line across each bar, with a note above the first of them. */
function stillOpenMarks(months: readonly MonthEndReceivables[], narrow: boolean): Plot.Markish[] {
  const [first] = months;
  if (first === undefined) return [];
  const note = {
    month: first.month,
    text: narrow ? "open today" : "of these charges, open today",
  };
  return [
    Plot.ruleY(months, {
      x1: "month",
      x2: (month: MonthEndReceivables) => nextMonth(month.month),
      y: "stillOpenToday",
      stroke: colour("production"),
      strokeWidth: 3,
      insetLeft: 1,
      insetRight: 1,
    }),
    Plot.text([note], {
      x: "month",
      y: first.stillOpenToday ?? 0,
      text: "text",
      textAnchor: "start",
      dx: 4,
      dy: -12,
      fontWeight: 650,
      fill: colour("production"),
      stroke: "var(--plot-background)",
      strokeWidth: 4,
    }),
  ];
}

function bucketLabels(
  pieces: readonly MonthEndBucket[],
  last: MonthEndReceivables | undefined,
  { top, narrow }: { readonly top: number; readonly narrow: boolean },
): Plot.Markish[] {
  if (last === undefined) return [];
  const ends = pieces.filter((piece) => piece.month === last.month);
  const heights = spreadLabels(
    ends.map(({ from, to }) => (from + to) / 2),
    { gap: top * (narrow ? 0.085 : 0.06) },
  );
  return ends.flatMap(({ label, colour: name }, index) => {
    const at = [{ x: nextMonth(last.month), y: heights[index], label }];
    return [
      Plot.dot(at, { x: "x", y: "y", dx: 10, r: 4.5, symbol: "square", fill: colour(name) }),
      Plot.text(at, {
        x: "x",
        y: "y",
        text: () => (narrow ? label.replace(" days", "") : label),
        dx: 20,
        textAnchor: "start",
      }),
    ];
  });
}

function describe(months: readonly MonthEndReceivables[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "No months: nothing was owed.";
  const owed = (month: MonthEndReceivables): string =>
    buckets.map(({ label, pick }) => `${label} ${formatDollars(pick(month))}`).join(", ");
  return `At the end of ${formatMonth(first.month)}: ${owed(first)}. At the end of ${formatMonth(last.month)}: ${owed(last)}.`;
}
