import { type Day, dayOf } from "../../foundation/calendar.ts";
import { clinicalProcesses } from "../../generator/processes/clinical.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice, SimulationSettings } from "../../generator/world/world.ts";

export const asOf: Day = dayOf(2026, 6, 30);

/** A small practice's clinical life, without the money. */
export function clinicalPractice(settings: Partial<SimulationSettings> = {}): SimulatedPractice {
  return simulate({ patients: 150, years: 2, seed: 1, asOf, ...settings }, { processes: clinicalProcesses });
}

/** The seeds whose practices the properties are checked on; each is simulated once. */
export const practices: readonly SimulatedPractice[] = [1, 2, 3].map((seed) => clinicalPractice({ seed }));
