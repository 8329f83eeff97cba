import type { Scenario } from "./scenario.ts";
import { suburbanFamily } from "./suburban-family.ts";

/** The usual practice where what is rare happens often enough that a few patients leave a row in every table. */
export const specimen: Scenario = {
  ...suburbanFamily,
  name: "specimen",
  summary: "a practice for fixtures: so many rare things happen that a few patients fill every table",
  importedCharts: 0.2,
  duplicateRecords: 0.3,
  notedGuardians: 0.3,
};
