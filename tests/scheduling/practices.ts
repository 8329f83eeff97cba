import { dayOf } from "../../foundation/calendar.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

/** Whole practices of several seeds, with money and records; each is simulated once for a file of tests. */
export const practices: readonly SimulatedPractice[] = [11, 12, 13].map((seed) =>
  simulate({ patients: 180, years: 2, seed, asOf: dayOf(2026, 6, 30) }),
);
