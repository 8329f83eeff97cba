import * as Plot from "@observablehq/plot";
import { formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import type { RiskGroup } from "../prediction/risk-groups.ts";
import { probabilityFrame } from "./probability-frame.ts";

export interface CalibrationOptions extends FigureOptions {
  readonly title: string;
  /** What was foretold, for example `missed the visit`. */
  readonly event: string;
}

/**
 * Whether foretold probabilities come true: for each group of similar risk the share that happened, with its 95 %
 * interval, over the share foretold; on the diagonal both are equal. Where the true probabilities are known, their
 * mean is a ring.
 */
export function calibration(groups: readonly RiskGroup[], options: CalibrationOptions): string {
  const { width, narrow } = figureSize(options);
  const top = Math.max(0.05, ...groups.map((group) => Math.max(group.interval.high, group.predicted)));
  const reach = Math.max(0.05, ...groups.map((group) => group.predicted)) * 1.12;
  const known = groups.filter((group) => group.truth !== undefined);
  return drawFigure({
    title: options.title,
    subtitle: `Share that ${options.event}, over the probability foretold; with 95% intervals and counts`,
    description: describe(groups, options.event),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 280 : 340,
      marginTop: 22,
      marginBottom: 44,
      marginLeft: 50,
      marginRight: narrow ? 12 : 30,
      x: { domain: [0, reach], label: null },
      y: { domain: [0, top], nice: true, label: null },
      marks: [
        ...probabilityFrame({ foretold: reach, happened: top, narrow }),
        Plot.ruleX(groups, {
          x: "predicted",
          y1: (group: RiskGroup) => group.interval.low,
          y2: (group: RiskGroup) => group.interval.high,
          stroke: colour("production"),
          strokeWidth: 2,
          strokeOpacity: 0.55,
        }),
        Plot.dot(groups, { x: "predicted", y: "observed", r: 5, fill: colour("production") }),
        Plot.dot(known, {
          x: "predicted",
          y: "truth",
          r: 6,
          stroke: colour("collections"),
          strokeWidth: 2.5,
          fill: "var(--plot-background)",
          fillOpacity: 0,
        }),
        Plot.text(groups, {
          x: "predicted",
          y: (group: RiskGroup) => group.interval.high,
          text: (group: RiskGroup) => `${group.hits}/${group.cases}`,
          dy: -10,
          fontSize: narrow ? 11 : 12,
          fillOpacity: 0.8,
        }),
        ...ringNote(known.at(-1), narrow),
      ],
    },
  });
}

function ringNote(group: RiskGroup | undefined, narrow: boolean): Plot.Markish[] {
  if (group === undefined) return [];
  return [
    Plot.text([group], {
      x: "predicted",
      y: group.truth ?? 0,
      text: () => (narrow ? "truth" : "true probability"),
      textAnchor: "end",
      dx: -12,
      fontWeight: 650,
      fill: colour("collections"),
      stroke: "var(--plot-background)",
      strokeWidth: 4,
    }),
  ];
}

function describe(groups: readonly RiskGroup[], event: string): string {
  if (groups.length === 0) return `No case was foretold, so none ${event}.`;
  const words = groups.map(({ predicted, observed, interval, truth, hits, cases }) => {
    const really = truth === undefined ? "" : `, true probability ${formatPercent(truth)}`;
    const range = `${formatPercent(interval.low)} to ${formatPercent(interval.high)}`;
    return `foretold ${formatPercent(predicted)}, ${hits} of ${cases} ${event}, ${formatPercent(observed)} (${range})${really}`;
  });
  return `By rising risk: ${words.join("; ")}.`;
}
