import type { DistinctCount } from "./distinct-count.ts";
import type { Grid } from "./grid.ts";

/** Makes a grid of the practice's providers and months, and fills it. */
export type FillGrid = (fill: (add: Grid["add"]) => void) => Grid;

/** The same for counts of different things. */
export type FillCount = (fill: (add: DistinctCount["add"]) => void) => DistinctCount;
