import * as Plot from "@observablehq/plot";
import { formatCount, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** What a load did with the tables of one sync plan. */
export interface PlanOfLoad {
  /** For example `by-edit-stamp`. */
  readonly syncPlan: string;
  readonly tables: number;
  /** Rows in the source's tables. */
  readonly rows: number;
  readonly rowsMoved: number;
}

export interface PlanBar extends PlanOfLoad {
  /** Part of the rows that was moved, 0 to 1; 0 when there are none. */
  readonly share: number;
}

/** The plans, the one with the most rows first. */
export function planBars(plans: readonly PlanOfLoad[]): readonly PlanBar[] {
  return plans
    .map((plan) => ({ ...plan, share: plan.rows === 0 ? 0 : plan.rowsMoved / plan.rows }))
    .sort((a, b) => b.rows - a.rows || (a.syncPlan < b.syncPlan ? -1 : 1));
}

/** Bars of the rows that a load had to answer for, by sync plan, and in each the part that it moved. */
export function rowsMoved(plans: readonly PlanOfLoad[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const bars = planBars(plans);
  const total = planBars([
    {
      syncPlan: "all",
      tables: 0,
      rows: bars.reduce((sum, bar) => sum + bar.rows, 0),
      rowsMoved: bars.reduce((sum, bar) => sum + bar.rowsMoved, 0),
    },
  ]);
  const moved = (bar: PlanBar): string =>
    `${formatCount(bar.rowsMoved)} of ${formatCount(bar.rows)} rows, ${formatPercent(bar.share)}`;
  const tables = (bar: PlanBar): string =>
    `${formatCount(bar.tables)} ${bar.tables === 1 ? "table" : "tables"}`;
  const label = { x: 0, y: "syncPlan", textAnchor: "start", lineAnchor: "bottom", dy: -14 } as const;
  return drawFigure({
    title: "What the load moved",
    subtitle: narrow
      ? "Rows moved, of all rows"
      : "Rows moved, in colour, of the rows that the load compared",
    description: [
      ...bars.map((bar) => `${bar.syncPlan}, ${tables(bar)}: ${moved(bar)}`),
      ...total.map((bar) => `Together ${moved(bar)}`),
    ].join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 56 * Math.max(1, bars.length) + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, Math.max(1, ...bars.map((bar) => bar.rows))] },
      y: { axis: null, domain: bars.map((bar) => bar.syncPlan) },
      marks: [
        Plot.barX(bars, {
          x: "rows",
          y: "syncPlan",
          fill: colour("backdrop"),
          insetTop: 26,
          insetBottom: 12,
          rx: 2,
        }),
        Plot.barX(bars, {
          x: "rowsMoved",
          y: "syncPlan",
          fill: colour("production"),
          insetTop: 26,
          insetBottom: 12,
        }),
        Plot.text(bars, {
          ...label,
          dy: -5,
          text: (bar: PlanBar) => (narrow ? bar.syncPlan : `${bar.syncPlan}, ${tables(bar)}`),
          fontWeight: 600,
        }),
        Plot.text(bars, { ...label, dy: -5, dx: narrow ? 116 : 210, text: moved }),
      ],
    },
  });
}
