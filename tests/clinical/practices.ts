import { type Day, dayOf } from "../../foundation/calendar.ts";
import { clinicalProcesses } from "../../generator/processes/clinical.ts";
import { simulate } from "../../generator/simulate.ts";
import type { Procedure } from "../../generator/world/treatment.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

export const asOf: Day = dayOf(2026, 6, 30);

/** The clinical life of two practices, long enough for courses of treatment to end. */
export const practices: readonly SimulatedPractice[] = [1, 2].map((seed) =>
  simulate({ patients: 300, years: 4, seed, asOf }, { processes: clinicalProcesses }),
);

/** A patient's tooth or whole chart, with the procedures that were done there, here or elsewhere, by day. */
export interface Worked {
  readonly practice: SimulatedPractice;
  readonly patientId: number;
  readonly tooth: string;
  readonly procedures: readonly Procedure[];
}

/** Each tooth of the practices with work on it: completed, existing or referred. */
export function teethWorkedOn(): readonly Worked[] {
  return practices.flatMap((practice) => {
    const teeth = new Map<string, Procedure[]>();
    for (const procedure of practice.world.procedures.values()) {
      const { patientId, tooth, status } = procedure;
      if (tooth === "" || status === "planned" || status === "deleted") continue;
      const key = `${patientId} ${tooth}`;
      const list = teeth.get(key);
      if (list === undefined) teeth.set(key, [procedure]);
      else list.push(procedure);
    }
    return [...teeth.values()].map((list) => {
      const procedures = list.sort((a, b) => a.day - b.day);
      const { patientId, tooth } = procedures[0] ?? { patientId: 0, tooth: "" };
      return { practice, patientId, tooth, procedures };
    });
  });
}
