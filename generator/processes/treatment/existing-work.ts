import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { existingWorkRates } from "../../catalog/rates/existing-work.ts";
import { crownTeeth, extractionTeeth, teethToFill, wisdomTeeth } from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { ageOf, chartOf, type Need, patientOf, routine, usualFee } from "./chart.ts";
import { filling } from "./findings.ts";
import { drawTeeth, type Mouth } from "./mouth.ts";

/** At a patient's first examination: charts the fillings, crowns and gaps that other dentists left. */
export function chartExistingWork(office: Office, at: Moment, patientId: number): void {
  const random = office.draw("patient", patientId, "existing work");
  const age = ageOf(office.world, patientId, dayOfMoment(at));
  for (const need of existingWork(random, age)) {
    office.record({ kind: "procedure charted", at, procedure: asExisting(office, at, patientId, need) });
  }
}

/** Whether the patient has not been examined or charted before a day. */
export function isUncharted(office: Office, patientId: number, day: Day): boolean {
  return !chartOf(office.world, patientId).some(
    ({ status, completed, code }) =>
      status === "existing" || (completed !== undefined && completed < day && code.startsWith("D01")),
  );
}

function existingWork(random: Random, age: number): readonly Need[] {
  const means = existingWorkRates.byAge.find(([upTo]) => age <= upTo)?.[1];
  if (means === undefined || age < 4) return [];
  const count = (mean: number): number => Math.round(random.logNormal(mean * 0.8, 0.6));
  const wisdomOut = age >= 22 && random.chance(existingWorkRates.wisdomTeethOut) ? wisdomTeeth : [];
  const settled = new Set<string>();
  const free: Mouth = { missing: new Set(), settled, treated: new Set() };
  const take = (teeth: readonly string[]): readonly string[] => {
    for (const tooth of teeth) settled.add(tooth);
    return teeth;
  };
  const gone = [...wisdomOut, ...take(drawTeeth(random, free, extractionTeeth, count(means.missing)))];
  const crowned = take(drawTeeth(random, free, crownTeeth, count(means.crowns)));
  const filled = take(drawTeeth(random, free, teethToFill(age), count(means.fillings)));
  return [
    ...gone.map((tooth) => routine("D7140", tooth)),
    ...crowned.map((tooth) => routine(random.chance(0.4) ? "D2750" : "D2740", tooth)),
    ...filled.map((tooth) => filling(tooth, random, "none")),
  ];
}

function asExisting(office: Office, at: Moment, patientId: number, need: Need): Procedure {
  const { code, tooth, surface, priority } = need;
  return {
    id: office.newId("procedure"),
    patientId,
    code,
    status: "existing",
    tooth,
    surface,
    fee: usualFee(office.world, code),
    units: 1,
    providerId: patientOf(office.world, patientId).primaryProviderId,
    appointmentId: 0,
    day: dayOfMoment(at),
    planned: undefined,
    completed: undefined,
    priority,
    created: at,
    edited: at,
  };
}
