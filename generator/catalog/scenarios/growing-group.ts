import type { Scenario } from "./scenario.ts";
import { suburbanFamily } from "./suburban-family.ts";

/** Five clinics that open one after another. L. */
export const growingGroup: Scenario = {
  ...suburbanFamily,
  name: "growing-group",
  summary: "a group of five clinics that open one after another",
  newcomersPerYear: 0.32,
  clinics: 5,
  yearsBetweenClinics: 0.5,
};
