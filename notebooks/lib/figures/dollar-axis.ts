import * as Plot from "@observablehq/plot";
import { formatShortDollars } from "../format.ts";

/** An axis of dollars at the left, of about five values. */
export function dollarAxis(): Plot.Markish {
  return Plot.axisY({
    tickFormat: (value: number) => formatShortDollars(value),
    ticks: 5,
    tickSize: 0,
    label: null,
    fillOpacity: 0.75,
  });
}
