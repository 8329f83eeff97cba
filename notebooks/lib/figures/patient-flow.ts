import * as Plot from "@observablehq/plot";
import { formatCount, formatMonth } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import { nextMonth } from "./months.ts";

/** One month's comings and goings of active patients. */
export interface MonthOfPatients {
  /** First day of the month, midnight UTC. */
  readonly month: Date;
  /** Treated for the first time. */
  readonly gained: number;
  /** Treated again after they had lapsed. */
  readonly reactivated: number;
  /** Active the month before and no more. */
  readonly lapsed: number;
  /** Active at the month's end. */
  readonly active: number;
}

/** Patients who became active above the line, those who lapsed below it; the active patients as a line over both. */
export function patientFlow(months: readonly MonthOfPatients[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const highest = Math.max(1, ...months.map(({ gained, reactivated }) => gained + reactivated));
  const lowest = Math.max(1, ...months.map(({ lapsed }) => lapsed));
  const mostActive = Math.max(1, ...months.map(({ active }) => active));
  // The line of active patients has its own scale in a band above the bars.
  const [floor, ceiling] = [highest * 1.25, highest * 1.25 + (highest + lowest) * 0.55];
  const level = ({ active }: MonthOfPatients): number => floor + (active / mostActive) * (ceiling - floor);
  const bar = {
    x1: (month: MonthOfPatients) => month.month,
    x2: (month: MonthOfPatients) => nextMonth(month.month),
    insetLeft: 1,
    insetRight: 1,
    rx: 1,
  } as const;
  const last = months.at(-1);
  const ends =
    last === undefined
      ? []
      : [
          {
            text: narrow ? formatCount(last.active) : `${formatCount(last.active)} active`,
            y: level(last),
            fill: colour("series4"),
          },
          { text: "Gained", y: highest * 0.5, fill: colour("production") },
          { text: "Lapsed", y: -lowest * 0.6, fill: colour("collections") },
          ...(months.some(({ reactivated }) => reactivated > 0)
            ? [{ text: "Came back", y: highest * 0.85, fill: colour("series3") }]
            : []),
        ];
  return drawFigure({
    title: "Patients gained and lapsed",
    subtitle: "Patients a month, and above them the active patients at each month's end",
    description: describe(months),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 260 : 330,
      marginTop: 14,
      marginBottom: 28,
      marginLeft: 34,
      marginRight: narrow ? 82 : 88,
      x: { type: "utc", label: null },
      y: { domain: [-lowest * 1.1, ceiling * 1.04], label: null },
      marks: [
        Plot.gridY(barTicks(lowest, highest), { strokeOpacity: 0.13 }),
        Plot.axisY(barTicks(lowest, highest), {
          tickFormat: (value: number) => formatCount(Math.abs(value)),
          tickSize: 0,
          label: null,
          fillOpacity: 0.75,
        }),
        Plot.axisX({ ticks: narrow ? 4 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        Plot.rectY(months, { ...bar, y1: () => 0, y2: "gained", fill: colour("production") }),
        Plot.rectY(months, {
          ...bar,
          y1: "gained",
          y2: (month: MonthOfPatients) => month.gained + month.reactivated,
          fill: colour("series3"),
        }),
        Plot.rectY(months, {
          ...bar,
          y1: () => 0,
          y2: (month: MonthOfPatients) => -month.lapsed,
          fill: colour("collections"),
        }),
        Plot.ruleY([0], { strokeOpacity: 0.6 }),
        Plot.lineY(months, {
          x: (month: MonthOfPatients) => nextMonth(month.month),
          y: level,
          stroke: colour("series4"),
          strokeWidth: 2.25,
          strokeLinejoin: "round",
        }),
        ...ends.map(({ text, y, fill }) =>
          Plot.text([text], {
            x: () => nextMonth(last?.month ?? new Date(0)),
            y: () => y,
            text: (own: string) => own,
            fill,
            textAnchor: "start",
            dx: 8,
            fontWeight: 600,
          }),
        ),
      ],
    },
  });
}

/** Round steps for the bars alone. */
export function barTicks(below: number, above: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => (above + below) / size <= 6) ?? 1000;
  const from = -Math.floor(below / step);
  return Array.from(
    { length: Math.floor(above / step) - from + 1 },
    (_unused, index) => (from + index) * step,
  );
}

function describe(months: readonly MonthOfPatients[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "There are no months to be shown here.";
  const sum = (pick: (month: MonthOfPatients) => number): string =>
    formatCount(months.reduce((total, month) => total + pick(month), 0));
  return `${formatMonth(first.month)} to ${formatMonth(last.month)}: ${sum((month) => month.gained)} gained, ${sum(
    (month) => month.reactivated,
  )} came back, ${sum((month) => month.lapsed)} lapsed; ${formatCount(last.active)} active at the end.`;
}
