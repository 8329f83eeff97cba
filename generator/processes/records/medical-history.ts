import { ageOn, type Day, type Moment } from "../../../foundation/calendar.ts";
import { allergens } from "../../catalog/allergens.ts";
import { type Condition, type ConditionName, conditions, shareAt } from "../../catalog/conditions.ts";
import type { DrugName } from "../../catalog/medications.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import { existing } from "../../world/existing.ts";
import { allergiesOf, medicationsOf, problemsOf } from "../../world/health.ts";
import type { Patient } from "../../world/people.ts";
import type { Allergy, MedicationUse, Problem } from "../../world/records.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { patientOf } from "../treatment/chart.ts";

/** Patients are asked about their health at their first visit, and about once a year at a cleaning. */
export const medicalHistory: DailyProcess = {
  name: "medical history",
  runDay(office, day) {
    for (const event of office.eventsToday()) {
      if (event.kind !== "appointment completed") continue;
      const { patientId, isHygiene } = existing(
        office.world.appointments,
        event.appointmentId,
        "appointment",
      );
      const asked = office.world.records.health.get(patientId)?.asked;
      const isDue = asked === undefined || (isHygiene && day - asked >= recordRates.healthReviewDays);
      if (isDue) ask(office, event.at, day, patientOf(office.world, patientId), event.userId);
    }
  },
};

function ask(office: Office, at: Moment, day: Day, patient: Patient, userId: number): void {
  const problems = problemsToday(office, at, day, patient);
  office.record({
    kind: "medical history taken",
    at,
    patientId: patient.id,
    day,
    allergies: newAllergies(office, at, patient.id),
    problems,
    medications: [
      ...newDrugs(office, at, day, patient.id, problems),
      ...stoppedDrugs(office, at, day, patient.id),
    ],
    userId,
  });
}

/** One's lot is drawn once: allergies do not come and go. */
function newAllergies(office: Office, at: Moment, patientId: number): readonly Allergy[] {
  if (office.world.records.health.has(patientId)) return [];
  return allergens.flatMap(({ name, share, reactions }): readonly Allergy[] => {
    const random = office.draw("patient", patientId, "allergy", name);
    if (!random.chance(share)) return [];
    const reaction = random.pick<string>(reactions);
    return [{ id: office.newId("allergy"), patientId, allergen: name, reaction, noted: at }];
  });
}

/** What is new, and what has passed: more of most diseases with age, less of some. */
function problemsToday(office: Office, at: Moment, day: Day, patient: Patient): readonly Problem[] {
  const known = new Map(problemsOf(office.world, patient.id).map((problem) => [problem.condition, problem]));
  const age = ageOn(patient.birthdate, day);
  return conditions.flatMap((condition): readonly Problem[] => {
    const before = known.get(condition.name);
    const isThere = has(office, patient, condition, age);
    if (before === undefined) return isThere ? [newProblem(office, at, day, patient, condition)] : [];
    if (isThere === before.isActive) return [];
    return [{ ...before, isActive: isThere, stopped: isThere ? undefined : day, edited: at }];
  });
}

const has = (office: Office, { id, gender }: Patient, condition: Condition, age: number): boolean =>
  (condition.name !== "Enlarged prostate" || gender === "male") &&
  office.draw("patient", id, "condition", condition.name).chance(shareAt(condition, age));

function newProblem(
  office: Office,
  at: Moment,
  day: Day,
  { id: patientId, birthdate }: Patient,
  { name }: { readonly name: ConditionName },
): Problem {
  const random = office.draw("patient", patientId, "since", name);
  const started = random.chance(0.7) ? Math.max(birthdate, day - random.integer(20, 2500)) : undefined;
  const id = office.newId("problem");
  const isActive = true;
  return {
    id,
    patientId,
    condition: name,
    isActive,
    started,
    stopped: undefined,
    noted: at,
    edited: at,
  };
}

/** The drugs for new problems, each once. */
function newDrugs(
  office: Office,
  at: Moment,
  day: Day,
  patientId: number,
  problems: readonly Problem[],
): readonly MedicationUse[] {
  const taken = new Set<DrugName>(medicationsOf(office.world, patientId).map(({ drug }) => drug));
  const uses: MedicationUse[] = [];
  const take = (drug: DrugName, started: Day | undefined): void => {
    if (taken.has(drug)) return;
    taken.add(drug);
    const id = office.newId("medication use");
    uses.push({ id, patientId, drug, started, stopped: undefined, noted: at, edited: at });
  };
  for (const { condition, isActive, started } of problems) {
    const drug = isActive ? drugFor(office, patientId, condition) : undefined;
    if (drug !== undefined) take(drug, started === undefined ? undefined : Math.min(day, started + 14));
  }
  const random = office.draw("patient", patientId, "supplements");
  if (random.chance(recordRates.supplements.multivitamin)) take("multivitamin", undefined);
  if (random.chance(recordRates.supplements.vitaminD)) take("vitamin D", undefined);
  return uses;
}

function drugFor(office: Office, patientId: number, name: ConditionName): DrugName | undefined {
  const condition: Condition | undefined = conditions.find((candidate) => candidate.name === name);
  const random = office.draw("patient", patientId, "treated for", name);
  if (condition === undefined || condition.drugs.length === 0 || !random.chance(condition.treated)) {
    return undefined;
  }
  return random.pick(condition.drugs);
}

function stoppedDrugs(office: Office, at: Moment, day: Day, patientId: number): readonly MedicationUse[] {
  return medicationsOf(office.world, patientId).flatMap((use) =>
    use.stopped === undefined &&
    office.draw("medication use", use.id, "stopped", day).chance(recordRates.drugStopped)
      ? [{ ...use, stopped: day, edited: at }]
      : [],
  );
}

/** Whether a patient is known to have an allergy. */
export const isAllergicTo = (office: Office, patientId: number, names: readonly string[]): boolean =>
  allergiesOf(office.world, patientId).some(({ allergen }) => names.includes(allergen));
