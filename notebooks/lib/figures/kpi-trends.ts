import * as Plot from "@observablehq/plot";
import { formatCount, formatDollars, formatMonth, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** One KPI by month. */
export interface KpiTrend {
  readonly name: string;
  readonly unit: "dollars" | "share" | "count";
  /** In order of time; `month` is its first day, midnight UTC; a month without a value is left out of the line. */
  readonly months: readonly { readonly month: Date; readonly value: number | null }[];
}

const format = { dollars: formatDollars, share: formatPercent, count: formatCount } as const;

interface TrendPoint {
  readonly month: Date;
  readonly value: number;
  /** From 0 at zero to 1 at the KPI's highest month. */
  readonly height: number;
}

export interface TrendPanel {
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly last: string;
  readonly points: readonly TrendPoint[];
}

/** The panels in rows, each with its own scale from zero. */
export function trendPanels(trends: readonly KpiTrend[], columns: number): readonly TrendPanel[] {
  return trends.map(({ name, unit, months }, index) => {
    const known = months.flatMap(({ month, value }) => (value === null ? [] : [{ month, value }]));
    const top = Math.max(0, ...known.map(({ value }) => value)) || 1;
    const last = known.at(-1);
    return {
      name,
      column: index % columns,
      row: Math.floor(index / columns),
      last: last === undefined ? "–" : format[unit](last.value),
      points: known.map(({ month, value }) => ({ month, value, height: value / top })),
    };
  });
}

/** Small multiples: each KPI's months as a line over its own scale from zero, with the last month's figure. */
export function kpiTrends(trends: readonly KpiTrend[], options: FigureOptions = {}): string {
  const { width } = figureSize(options);
  const columns = width < 520 ? 2 : 3;
  const panels = trendPanels(trends, columns);
  const rows = Math.max(1, Math.ceil(panels.length / columns));
  const months = panels.flatMap(({ points }) => points.map(({ month }) => month.getTime()));
  const [first, last] = [new Date(Math.min(...months)), new Date(Math.max(...months))];
  const place = { fx: "column", fy: "row" } as const;
  const points = panels.flatMap(({ points: own, ...panel }) => own.map((point) => ({ ...panel, ...point })));
  const ends = panels.flatMap(({ points: own, ...panel }) => {
    const end = own.at(-1);
    return end === undefined ? [] : [{ ...panel, ...end }];
  });
  const at = { ...place, frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "start" } as const;
  return drawFigure({
    title: "Key figures by month",
    subtitle:
      months.length === 0
        ? "No months"
        : `${formatMonth(first)} to ${formatMonth(last)}; each scale from zero; the figure is the last month's`,
    description: panels.map(({ name, last: figure }) => `${name}: ${figure} in the last month`).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: rows * 118 + 26,
      marginTop: 44,
      marginBottom: 26,
      marginLeft: 8,
      marginRight: 12,
      fx: { axis: null, padding: 0.12, domain: Array.from({ length: columns }, (_unused, index) => index) },
      fy: { axis: null, padding: 0.42, domain: Array.from({ length: rows }, (_unused, index) => index) },
      x: { type: "utc", label: null },
      y: { domain: [0, 1.12], axis: null },
      marks: [
        Plot.areaY(points, {
          ...place,
          x: "month",
          y: "height",
          z: "name",
          fill: colour("production"),
          fillOpacity: 0.1,
        }),
        Plot.ruleY(panels, { ...place, y: () => 0, strokeOpacity: 0.4 }),
        Plot.lineY(points, {
          ...place,
          x: "month",
          y: "height",
          z: "name",
          stroke: colour("production"),
          strokeWidth: 2,
          strokeLinejoin: "round",
        }),
        Plot.dot(ends, { ...place, x: "month", y: "height", r: 3.5, fill: colour("production") }),
        Plot.text(panels, { ...at, text: "name", dy: -22, fillOpacity: 0.8 }),
        Plot.text(panels, { ...at, text: "last", dy: -5, fontSize: 15, fontWeight: 650 }),
        Plot.axisX({
          ticks: januaries(first, last),
          tickSize: 4,
          label: null,
          fillOpacity: 0.75,
          tickFormat: (day: Date) => String(day.getUTCFullYear()),
        }),
      ],
    },
  });
}

/** The years that begin within the months, the first month left out: its label would leave the panel. */
function januaries(first: Date, last: Date): readonly Date[] {
  const years = Math.max(0, last.getUTCFullYear() - first.getUTCFullYear()) || 0;
  return Array.from(
    { length: years },
    (_unused, index) => new Date(Date.UTC(first.getUTCFullYear() + 1 + index, 0, 1)),
  );
}
