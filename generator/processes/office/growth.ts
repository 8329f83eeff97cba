import { civilOf, type Day, dayOf } from "../../../foundation/calendar.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import { type Branch, plannedBranches } from "../../world/opening/branches.ts";
import type { Office } from "../../world/world.ts";

/** The places that have opened by a day: one in a practice without clinics. */
export function branchesOpen({ sizing, scenario, world }: Office, day: Day): readonly Branch[] {
  return plannedBranches(sizing, scenario, world.opened).filter(({ opened }) => opened <= day);
}

/**
 * Patients expected to be coming on a day: newcomers less those who leave. The solution of a' = newcomers − leaving × a.
 */
export function patientsExpected({ scenario }: Office, branch: Branch, day: Day): number {
  const { leavingPerYear, comingAtOpening } = demandRates;
  const settled = scenario.newcomersPerYear / leavingPerYear;
  const years = Math.max(0, (day - branch.opened) / 365.25);
  return branch.rowsAtOpening * (settled + (comingAtOpening - settled) * Math.exp(-leavingPerYear * years));
}

/** Patient rows expected on a place's books on a day, whenever the simulation ends. */
export function rowsExpected({ scenario }: Office, branch: Branch, day: Day): number {
  const years = seasonalYears(day) - seasonalYears(branch.opened);
  return branch.rowsAtOpening * (1 + scenario.newcomersPerYear * years);
}

const seasonSum = demandRates.season.reduce((sum, share) => sum + share, 0);

/** Years of newcomers up to a day, from a fixed start: months count by their season. */
function seasonalYears(day: Day): number {
  const { year, month, dayOfMonth } = civilOf(day);
  const before = demandRates.season.slice(0, month - 1).reduce((sum, share) => sum + share, 0);
  const length = (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - dayOf(year, month, 1);
  const running = ((demandRates.season[month - 1] ?? 1) * (dayOfMonth - 1)) / length;
  return year + (before + running) / seasonSum;
}
