import type { Day, Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import { extractionTeeth, rootCanalTeeth, type ToothWeights, teethToFill } from "../../catalog/teeth.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, VisitReason } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { referOut } from "../patients/referral.ts";
import { cariesRisk } from "./caries-risk.ts";
import { ageOf, chartOf, type Need, planProcedure, referProcedure } from "./chart.ts";
import { type Case, course } from "./course.ts";
import { chartExistingWork, isUncharted } from "./existing-work.ts";
import { filling } from "./filling.ts";
import { crownCase, findingsOf, rootCanalCases } from "./findings.ts";
import { deepCleaningNeeds } from "./gum-findings.ts";
import { drawTeeth, favouring, type Mouth, mouthOf, without } from "./mouth.ts";
import { extractionCase } from "./tooth-loss.ts";
import { saveActivePlan, savePresentedPlan } from "./treatment-plans.ts";

/** A course whose procedures stand on the chart. */
export interface PlannedCourse {
  readonly reason: VisitReason;
  readonly minutes: number;
  readonly procedureIds: readonly number[];
}

export interface PlannedCase {
  readonly courses: readonly PlannedCourse[];
  readonly acceptance: number;
}

const examinations = new Set(["D0120", "D0145", "D0150", "D0180", "D0140"]);

/** Charts at the first visit what other dentists left. */
export function chartAtFirstVisit(office: Office, at: Moment, { patientId }: Appointment, day: Day): void {
  if (isUncharted(office, patientId, day)) chartExistingWork(office, at, patientId);
}

function examinationOf(office: Office, appointment: Appointment): string | undefined {
  return office.world
    .proceduresOfAppointment(appointment.id)
    .map((id) => existing(office.world.procedures, id, "procedure").code)
    .find((code) => examinations.has(code));
}

/**
 * If the visit had an examination: charts what it found as planned work, and returns it to be presented. What a
 * specialist is to do is charted as referred.
 */
export function examine(
  office: Office,
  at: Moment,
  appointment: Appointment,
  day: Day,
): readonly PlannedCase[] {
  const exam = examinationOf(office, appointment);
  if (exam === undefined) return [];
  const random = office.draw("appointment", appointment.id, "findings");
  const found =
    exam === "D0140"
      ? emergencyFindings(office, appointment, day, random)
      : routineFindings(office, appointment.patientId, day, exam === "D0150" || exam === "D0180", random);
  const { patientId } = appointment;
  for (const { needs, specialty } of referralsOf(found)) {
    for (const need of needs) referProcedure(office, at, day, patientId, need);
    referOut(office, at, patientId, specialty);
  }
  const here = found.filter(({ referredTo }) => referredTo === undefined);
  const planned = here.map((one) => planCase(office, at, day, patientId, one));
  if (planned.length > 0) {
    saveActivePlan(office, at, appointment.patientId, appointment.providerId);
    savePresentedPlan(
      office,
      at,
      appointment,
      planned.flatMap(({ courses }) => courses.flatMap((c) => c.procedureIds)),
    );
  }
  return planned;
}

function routineFindings(
  office: Office,
  patientId: number,
  day: Day,
  isFirstExam: boolean,
  random: Random,
): readonly Case[] {
  const chart = chartOf(office.world, patientId);
  const age = ageOf(office.world, patientId, day);
  return findingsOf(
    {
      age,
      mouth: mouthOf(chart, day, age),
      risk: cariesRisk(office, patientId, age),
      isFirstExam,
      deepCleaning: deepCleaningNeeds(office, patientId, chart, day),
      day,
    },
    random,
  );
}

/** What hurts: one tooth, often one whose treatment was put off. */
function emergencyFindings(
  office: Office,
  { patientId }: Appointment,
  day: Day,
  random: Random,
): readonly Case[] {
  return painOf(office, patientId, day, random).flatMap(({ outcome, tooth }) =>
    emergencyCases(outcome, tooth, random),
  );
}

/** The tooth that a visit in pain is about, for the film that is taken before the examination. */
export function toothInPain(office: Office, { id, patientId }: Appointment, day: Day): string | undefined {
  return painOf(office, patientId, day, office.draw("appointment", id, "findings"))[0]?.tooth;
}

function painOf(
  office: Office,
  patientId: number,
  day: Day,
  random: Random,
): readonly { readonly outcome: EmergencyOutcome; readonly tooth: string }[] {
  const age = ageOf(office.world, patientId, day);
  if (age < diseaseRates.fillingsFrom || cariesRisk(office, patientId, age) === 0) return [];
  const mouth = mouthOf(chartOf(office.world, patientId), day, age);
  const outcome = age >= 14 ? random.weighted(emergencyRates.outcomes) : "filling";
  return drawTeeth(random, mouth, teethFor(outcome, mouth), 1).map((tooth) => ({ outcome, tooth }));
}

type EmergencyOutcome = (typeof emergencyRates.outcomes)[number][0];

function teethFor(outcome: EmergencyOutcome, mouth: Mouth): ToothWeights {
  const hurt = (weights: ToothWeights): ToothWeights => favouring(weights, mouth.treated, 3);
  switch (outcome) {
    case "root canal":
      return without(hurt(rootCanalTeeth), mouth.rootFilled);
    case "crown":
      return hurt(rootCanalTeeth);
    case "extraction":
      return hurt(extractionTeeth);
    case "filling":
      return teethToFill(mouth.age);
    case "nothing":
      return [];
  }
}

function emergencyCases(outcome: EmergencyOutcome, tooth: string, random: Random): readonly Case[] {
  switch (outcome) {
    case "root canal":
      return rootCanalCases(tooth, random);
    case "extraction":
      return [extractionCase(tooth, random)];
    case "crown":
      return [crownCase(tooth, random, 0.7)];
    case "filling":
      return [{ courses: [course("restorative", 40, [filling(tooth, random)])], acceptance: 0.8 }];
    case "nothing":
      return [];
  }
}

/** What goes to each specialist. */
function referralsOf(
  found: readonly Case[],
): readonly { readonly needs: readonly Need[]; readonly specialty: string }[] {
  return found.flatMap(({ courses, referredTo }) =>
    referredTo === undefined ? [] : [{ needs: courses.flatMap(({ needs }) => needs), specialty: referredTo }],
  );
}

function planCase(office: Office, at: Moment, day: Day, patientId: number, found: Case): PlannedCase {
  const courses = found.courses.map(({ reason, minutes, needs }) => ({
    reason,
    minutes,
    procedureIds: needs.map((need) => planProcedure(office, at, day, patientId, need)),
  }));
  return { courses, acceptance: found.acceptance };
}
