import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { existingWorkRates } from "../../catalog/rates/existing-work.ts";
import {
  crownTeeth,
  extractionTeeth,
  isFrontTooth,
  isPremolar,
  teethOfArch,
  teethToFill,
  wisdomTeeth,
} from "../../catalog/teeth.ts";
import type { Office } from "../../world/world.ts";
import { cariesRisk } from "./caries-risk.ts";
import { ageOf, chartExisting, chartOf, type Need, patientOf, routine } from "./chart.ts";
import { filling } from "./filling.ts";
import { drawTeeth, unchartedMouth } from "./mouth.ts";

/** At a patient's first examination: charts the fillings, crowns and gaps that other dentists left. */
export function chartExistingWork(office: Office, at: Moment, patientId: number): void {
  const random = office.draw("patient", patientId, "existing work");
  const age = ageOf(office.world, patientId, dayOfMoment(at));
  const needs =
    cariesRisk(office, patientId, age) === 0 ? wisdomTeethOut(random, age) : existingWork(random, age);
  for (const need of needs) {
    chartExisting(office, at, dayOfMoment(at), patientId, need);
  }
}

/** Whether this is the patient's first visit, and nothing was charted on it yet. */
export function isUncharted({ world }: Office, patientId: number, day: Day): boolean {
  if (patientOf(world, patientId).firstVisit !== day) return false;
  return !chartOf(world, patientId).some(({ status }) => status === "existing");
}

/** All that those who never had decay have lost. */
function wisdomTeethOut(random: Random, age: number): readonly Need[] {
  const areOut = age >= 22 && random.chance(existingWorkRates.wisdomTeethOut);
  return areOut ? wisdomTeeth.map((tooth) => routine("D7140", tooth)) : [];
}

function existingWork(random: Random, age: number): readonly Need[] {
  const means = existingWorkRates.byAge.find(([upTo]) => age <= upTo)?.[1];
  if (means === undefined || age < 4) return [];
  const count = (mean: number): number => Math.round(random.logNormal(mean * 0.8, 0.6));
  const mouth = unchartedMouth(age);
  const take = (teeth: readonly string[]): readonly string[] => {
    for (const tooth of teeth) mouth.settled.add(tooth);
    return teeth;
  };
  const isToothless = random.chance(means.toothless);
  const jaw = random.chance(existingWorkRates.upperOfToothless) ? "U" : "L";
  const wisdomOut = age >= 22 && random.chance(existingWorkRates.wisdomTeethOut);
  const gone = [
    ...take(wisdomOut || isToothless ? wisdomTeeth : []),
    ...take(isToothless ? teethOfArch[jaw] : []),
    ...take(drawTeeth(random, mouth, extractionTeeth, count(means.missing))),
  ];
  const crowned = take(drawTeeth(random, mouth, crownTeeth, count(means.crowns)));
  const filled = take(drawTeeth(random, mouth, teethToFill(age), count(means.fillings)));
  return [
    ...gone.map((tooth) => routine("D7140", tooth)),
    ...(isToothless ? [routine(jaw === "U" ? "D5110" : "D5120")] : []),
    ...crowned.flatMap((tooth) => existingCrown(tooth, random)),
    ...filled.map((tooth) => filling(tooth, random, "none")),
  ];
}

/** A crown, often over a root canal. */
function existingCrown(tooth: string, random: Random): readonly Need[] {
  const crown = routine(random.chance(0.4) ? "D2750" : "D2740", tooth);
  if (!random.chance(existingWorkRates.rootCanalUnderCrown)) return [crown];
  const canal = isFrontTooth(tooth) ? "D3310" : isPremolar(tooth) ? "D3320" : "D3330";
  return [routine(canal, tooth), crown];
}
