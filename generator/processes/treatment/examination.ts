import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import { extractionTeeth, rootCanalTeeth, teethToFill } from "../../catalog/teeth.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, VisitReason } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { referOut } from "../patients/referral.ts";
import { hasPeriodontitis, isInMaintenance } from "../recall/hygiene-regime.ts";
import { ageOf, chartOf, planProcedure } from "./chart.ts";
import { type Case, course } from "./course.ts";
import { chartExistingWork, isUncharted } from "./existing-work.ts";
import { crownCase, extractionCase, filling, findingsOf, rootCanalCase } from "./findings.ts";
import { drawTeeth, mouthOf } from "./mouth.ts";
import { saveActivePlan, savePresentedPlan } from "./treatment-plans.ts";

/** A course whose procedures stand on the chart. */
export interface PlannedCourse {
  readonly reason: VisitReason;
  readonly minutes: number;
  readonly procedureIds: readonly number[];
  readonly delay: number;
}

export interface PlannedCase {
  readonly courses: readonly PlannedCourse[];
  readonly acceptance: number;
}

const examinations = new Set(["D0120", "D0145", "D0150", "D0180", "D0140"]);

/** If the visit has the patient's first examination: charts what other dentists left. */
export function chartAtFirstExamination(
  office: Office,
  at: Moment,
  appointment: Appointment,
  day: Day,
): void {
  const { patientId } = appointment;
  if (examinationOf(office, appointment) === undefined || !isUncharted(office, patientId, day)) return;
  chartExistingWork(office, at, patientId);
}

function examinationOf(office: Office, appointment: Appointment): string | undefined {
  return office.world
    .proceduresOfAppointment(appointment.id)
    .map((id) => existing(office.world.procedures, id, "procedure").code)
    .find((code) => examinations.has(code));
}

/** If the visit had an examination: charts what it found as planned work, and returns it to be presented. */
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
      ? emergencyFindings(office, at, appointment, random)
      : routineFindings(office, appointment.patientId, day, exam === "D0150" || exam === "D0180", random);
  const planned = found.map((one) => planCase(office, at, day, appointment.patientId, one));
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
  const isTreated = isInMaintenance(office, patientId, chart);
  const isPlanned = chart.some(({ code, status }) => code.startsWith("D434") && status === "planned");
  return findingsOf(
    {
      age: ageOf(office.world, patientId, day),
      mouth: mouthOf(chart, day),
      risk: office.draw("patient", patientId, "caries").logNormal(0.7, diseaseRates.cariesSpread),
      isFirstExam,
      needsDeepCleaning: !isTreated && !isPlanned && hasPeriodontitis(office, patientId, day),
    },
    random,
  );
}

/** What hurts: one tooth, treated here or at a specialist's. */
function emergencyFindings(
  office: Office,
  at: Moment,
  { patientId }: Appointment,
  random: Random,
): readonly Case[] {
  const today = dayOfMoment(at);
  const mouth = mouthOf(chartOf(office.world, patientId), today);
  const age = ageOf(office.world, patientId, today);
  if (age < diseaseRates.fillingsFrom) return [];
  const outcome = age >= 14 ? random.weighted(emergencyRates.outcomes) : "filling";
  switch (outcome) {
    case "root canal":
      if (random.chance(emergencyRates.rootCanalReferred)) referOut(office, at, patientId, "Endodontics");
      else return drawTeeth(random, mouth, rootCanalTeeth, 1).map((tooth) => rootCanalCase(tooth, random));
      return [];
    case "extraction":
      if (random.chance(emergencyRates.extractionReferred)) referOut(office, at, patientId, "Oral Surgery");
      else return drawTeeth(random, mouth, extractionTeeth, 1).map((tooth) => extractionCase(tooth, random));
      return [];
    case "crown":
      return drawTeeth(random, mouth, rootCanalTeeth, 1).map((tooth) => crownCase(tooth, random, 0.7));
    case "filling":
      return drawTeeth(random, mouth, teethToFill(age), 1).map((tooth) => ({
        courses: [course("restorative", 40, [filling(tooth, random)])],
        acceptance: 0.8,
      }));
    default:
      return [];
  }
}

function planCase(office: Office, at: Moment, day: Day, patientId: number, found: Case): PlannedCase {
  const courses = found.courses.map(({ reason, minutes, needs, delay }) => ({
    reason,
    minutes,
    delay,
    procedureIds: needs.map((need) => planProcedure(office, at, day, patientId, need)),
  }));
  return { courses, acceptance: found.acceptance };
}
