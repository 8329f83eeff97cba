import { ageOn, civilOf, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { Patient } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { rowsAtOpening, rowsExpected } from "../office/growth.ts";
import { poisson } from "../poisson.ts";
import { hygieneReason } from "../recall/hygiene-regime.ts";
import { bookVisit } from "../scheduling/booking.ts";
import { daysAround, daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { promiseDeparture } from "./departures.ts";
import { insureFamily } from "./enrolment.ts";
import { registerFamily } from "./family.ts";
import { noteWhoSent } from "./referral.ts";

/** Families join: the predecessor's in the first days, new ones ever after, more in some months than in others. */
export const demand: DailyProcess = {
  name: "demand",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const openDay = openDaysSince(office.world.opened, day);
    if (openDay < demandRates.takeoverDays) takeOver(office, day, openDay);
    else admitNewcomers(office, day);
  },
};

function openDaysSince(opened: Day, day: Day): number {
  if (day > opened + 21) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let d = opened; d < day; d++) if (isOfficeOpen(d)) count++;
  return count;
}

/** Registers the day's part of the predecessor's families. */
function takeOver(office: Office, day: Day, openDay: number): void {
  const target = (rowsAtOpening(office.sizing) * (openDay + 1)) / demandRates.takeoverDays;
  const families = Math.ceil((target - office.world.patients.size) / 2);
  for (const at of deskTimes(office, day, "takeover", families)) {
    if (office.world.patients.size >= target) return;
    takeOverFamily(office, at);
  }
}

function takeOverFamily(office: Office, at: Moment): void {
  const key = office.world.patients.size;
  const left = office.draw("takeover", key).chance(demandRates.alreadyInactive);
  const family = registerFamily(office, at, left ? "inactive" : "patient");
  if (left) return;
  insureFamily(office, at, family);
  for (const patient of family.filter(({ status }) => status === "patient")) {
    promiseDeparture(office, patient);
    bookFirstCleaning(office, at, patient);
  }
}

/** Each of the predecessor's patients was somewhere in the half-year between two cleanings. */
function bookFirstCleaning(office: Office, at: Moment, patient: Patient): void {
  const today = dayOfMoment(at);
  const target = today + office.draw("patient", patient.id, "phase").integer(1, 180);
  const reason = hygieneReason(office, patient.id, target);
  const minutes = visitMinutes(office, patient.id, reason);
  const wish = { patientId: patient.id, reason, minutes, procedureIds: [], providerId: 0, attempt: 0 };
  bookVisit(office, at, wish, daysAround(target, 21, target + 60));
}

function admitNewcomers(office: Office, day: Day): void {
  const gap = rowsExpected(office.sizing, office.world.opened, day) - office.world.patients.size;
  const season = demandRates.season[civilOf(day).month - 1] ?? 1;
  const mean = (Math.max(0, gap) / 2) * demandRates.dailyCatchUp * season;
  const families = poisson(office.draw("demand", day), mean);
  for (const at of deskTimes(office, day, "newcomers", families)) admitFamily(office, at);
}

function admitFamily(office: Office, at: Moment): void {
  const family = registerFamily(office, at, "patient");
  insureFamily(office, at, family);
  const patients = family.filter(({ status }) => status === "patient");
  for (const [index, patient] of patients.entries()) {
    noteWhoSent(office, at, patient, index);
    promiseDeparture(office, patient);
    bookFirstVisit(office, at, patient, index === 0);
  }
}

function bookFirstVisit(office: Office, at: Moment, patient: Patient, isFirst: boolean): void {
  const random = office.draw("patient", patient.id, "first visit");
  const today = dayOfMoment(at);
  const inPain = isFirst && ageOn(patient.birthdate, today) >= 16 && random.chance(demandRates.comesInPain);
  const reason = inPain ? "emergency" : "new patient";
  const lead = inPain ? random.integer(0, 2) : newPatientLead(random);
  const minutes = visitMinutes(office, patient.id, reason);
  const wish = {
    patientId: patient.id,
    reason,
    minutes,
    procedureIds: [],
    providerId: 0,
    attempt: 0,
  } as const;
  bookVisit(office, at, wish, daysFrom(today + lead, today + lead + 90));
}

function newPatientLead(random: Random): number {
  const [median, sigma] = schedulingRates.newPatientLead;
  return Math.max(1, Math.round(random.logNormal(median, sigma)));
}
