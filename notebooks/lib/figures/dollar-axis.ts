import * as Plot from "@observablehq/plot";
import { formatShortDollars } from "../format.ts";

/** An axis of dollars at the left, with a faint line across the figure at each of about five values. */
export function dollarAxis(): readonly Plot.Markish[] {
  return [
    Plot.gridY({ strokeOpacity: 0.13, ticks: 5 }),
    Plot.axisY({
      tickFormat: (value: number) => formatShortDollars(value),
      ticks: 5,
      tickSize: 0,
      label: null,
      fillOpacity: 0.75,
    }),
  ];
}
