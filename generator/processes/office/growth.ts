import type { Day } from "../../../foundation/calendar.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import type { PracticeSizing } from "../../world/world.ts";

/** Patient rows taken over from the predecessor. */
export function rowsAtOpening({ patients, years }: PracticeSizing): number {
  return patients / (1 + demandRates.newcomersPerYear * years);
}

/**
 * Patients expected to be coming on a day: newcomers less those who leave. The solution of a' = newcomers − leaving × a.
 */
export function patientsExpected(sizing: PracticeSizing, opened: Day, day: Day): number {
  const { newcomersPerYear, leavingPerYear, comingAtOpening } = demandRates;
  const settled = newcomersPerYear / leavingPerYear;
  const years = Math.max(0, (day - opened) / 365.25);
  return rowsAtOpening(sizing) * (settled + (comingAtOpening - settled) * Math.exp(-leavingPerYear * years));
}

/** Patient rows expected on the books on a day, whenever the simulation ends. */
export function rowsExpected(sizing: PracticeSizing, opened: Day, day: Day): number {
  const base = rowsAtOpening(sizing);
  return base + (base * demandRates.newcomersPerYear * (day - opened)) / 365.25;
}
