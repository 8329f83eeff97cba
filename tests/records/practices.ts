import { dayOf } from "../../foundation/calendar.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

/** Whole practices of several seeds; each is simulated once for a file of tests. */
export const practices: readonly SimulatedPractice[] = [21, 22].map((seed) =>
  simulate({ patients: 300, years: 2, seed, asOf: dayOf(2026, 6, 30) }),
);
