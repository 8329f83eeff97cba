import * as Plot from "@observablehq/plot";
import { formatMonth } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** Days in receivables at the end of one month; null where nothing was produced. */
export interface DaysAtMonthEnd {
  /** First day of the month, midnight UTC. */
  readonly month: Date;
  readonly days: number | null;
}

interface KnownDays {
  readonly month: Date;
  readonly days: number;
}

/** Days in receivables by month as a line, with the lowest, the highest and the last written beside it. */
export function daysInReceivables(months: readonly DaysAtMonthEnd[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const known = months.filter((month): month is KnownDays => month.days !== null);
  const notable = notableMonths(known);
  return drawFigure({
    title: "Days in receivables",
    subtitle: "Days of gross production that families and insurers owe, at the end of each month",
    description: describe(known),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 220 : 240,
      marginTop: 18,
      marginBottom: 30,
      marginLeft: 34,
      marginRight: 40,
      x: { type: "utc", label: null },
      y: { domain: [0, Math.max(30, ...known.map((month) => month.days))], nice: true, label: null },
      marks: [
        Plot.gridY({ strokeOpacity: 0.13, ticks: 4 }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, fillOpacity: 0.75 }),
        Plot.axisX({ ticks: narrow ? 4 : 8, tickSize: 4, label: null, fillOpacity: 0.75 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.lineY(months, {
          x: "month",
          y: "days",
          stroke: colour("owed"),
          strokeWidth: 2.25,
          strokeLinejoin: "round",
        }),
        Plot.dot(notable, { x: "month", y: "days", r: 3.5, fill: colour("owed") }),
        ...notable.map((month) =>
          Plot.text([month], {
            x: "month",
            y: "days",
            text: () => month.days.toFixed(0),
            dy: month === lowest(known) ? 14 : -13,
            fontWeight: 650,
            fill: colour("owed"),
          }),
        ),
      ],
    },
  });
}

const lowest = (months: readonly KnownDays[]): KnownDays | undefined =>
  months.reduce<KnownDays | undefined>(
    (low, month) => (month.days < (low?.days ?? Infinity) ? month : low),
    undefined,
  );

const highest = (months: readonly KnownDays[]): KnownDays | undefined =>
  months.reduce<KnownDays | undefined>(
    (high, month) => (month.days > (high?.days ?? -1) ? month : high),
    undefined,
  );

function notableMonths(months: readonly KnownDays[]): readonly KnownDays[] {
  const notable = [lowest(months), highest(months), months.at(-1)];
  return [...new Set(notable.filter((month): month is KnownDays => month !== undefined))];
}

function describe(months: readonly KnownDays[]): string {
  const [low, high, last] = [lowest(months), highest(months), months.at(-1)];
  if (low === undefined || high === undefined || last === undefined)
    return "No month has production to measure receivables by.";
  const at = (month: KnownDays): string =>
    `${month.days.toFixed(1)} days at the end of ${formatMonth(month.month)}`;
  return `Lowest ${at(low)}, highest ${at(high)}, last ${at(last)}.`;
}
