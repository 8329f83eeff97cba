import { addMonths, type Day } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import type { Scenario } from "../../catalog/scenarios/scenario.ts";
import type { PracticeSizing } from "../world.ts";

/** A place of the practice as it is planned: the whole of a practice without clinics, or one of its clinics. */
export interface Branch {
  /** 0 in a practice without clinics. */
  readonly clinicId: number;
  readonly opened: Day;
  /** Patient rows taken over from its predecessor. */
  readonly rowsAtOpening: number;
  /** Patient rows when the planned years are over. */
  readonly rowsPlanned: number;
}

/** Sizes of clinics beside each other: the first is the largest. L. */
const clinicSizes = [1.3, 1.1, 1, 1, 0.9, 0.9, 0.8, 0.8, 0.7] as const;

/** Of the planned years, the part in which all clinics have opened. L. */
const openingPhase = 0.6;

/** The places in the order in which they open. The rows of all together reach the practice's size as its years end. */
export function plannedBranches(sizing: PracticeSizing, scenario: Scenario, opened: Day): readonly Branch[] {
  const count = Math.max(1, sizing.clinics);
  const spacing = Math.min(scenario.yearsBetweenClinics, (openingPhase * sizing.years) / count);
  const places = Array.from({ length: count }, (_, index) => ({
    clinicId: sizing.clinics > 1 ? index + 1 : 0,
    opened: firstOpenDay(addMonths(opened, Math.round(12 * spacing * index))),
    size: clinicSizes[index] ?? 1,
    growth: 1 + scenario.newcomersPerYear * (sizing.years - spacing * index),
  }));
  const unit = sizing.patients / places.reduce((sum, { size, growth }) => sum + size * growth, 0);
  return places.map(({ clinicId, opened: day, size, growth }) => ({
    clinicId,
    opened: day,
    rowsAtOpening: unit * size,
    rowsPlanned: unit * size * growth,
  }));
}

function firstOpenDay(from: Day): Day {
  let day = from;
  while (!isOfficeOpen(day)) day++;
  return day;
}
