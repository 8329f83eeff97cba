import * as Plot from "@observablehq/plot";

/** The largest probability on each axis, from 0 to 1. */
export interface ProbabilityFrame {
  readonly foretold: number;
  readonly happened: number;
  readonly narrow: boolean;
}

/** Axes in percent for what happened over what was foretold, and the line on which both are the same. */
export function probabilityFrame({ foretold, happened, narrow }: ProbabilityFrame): Plot.Markish[] {
  return [
    Plot.gridY({ strokeOpacity: 0.13, ticks: 5 }),
    Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: percent, label: null, fillOpacity: 0.75 }),
    Plot.axisX({
      ticks: narrow ? 4 : 7,
      tickSize: 4,
      tickFormat: percent,
      label: "probability foretold",
      labelAnchor: "center",
      labelArrow: "none",
      fillOpacity: 0.75,
    }),
    Plot.ruleY([0], { strokeOpacity: 0.5 }),
    Plot.link([{ to: Math.min(foretold, happened) }], {
      x1: 0,
      y1: 0,
      x2: "to",
      y2: "to",
      strokeOpacity: 0.45,
      strokeDasharray: "3,4",
    }),
  ];
}

function percent(probability: number): string {
  return `${Math.round(100 * probability)}%`;
}
