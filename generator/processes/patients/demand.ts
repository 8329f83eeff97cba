import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import type { Branch } from "../../world/opening/branches.ts";
import type { Patient } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { branchesOpen, rowsExpected } from "../office/growth.ts";
import { poisson } from "../poisson.ts";
import { hygieneReason } from "../recall/hygiene-regime.ts";
import { bookVisit } from "../scheduling/booking.ts";
import { daysAround } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";
import { promiseDeparture } from "./departures.ts";
import { insureFamily } from "./enrolment.ts";
import { registerFamily } from "./family.ts";
import { promiseFamilyEvent } from "./family-changes.ts";
import { bookFirstVisit } from "./first-visit.ts";
import { noteWhoSent } from "./referral.ts";

/** Families join: the predecessor's in the first days, new ones ever after, more in some months than in others. */
export const demand: DailyProcess = {
  name: "demand",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    for (const branch of branchesOpen(office, day)) {
      const openDay = openDaysSince(branch.opened, day);
      if (openDay < demandRates.takeoverDays) takeOver(office, branch, day, openDay);
      else admitNewcomers(office, branch, day);
    }
  },
};

function openDaysSince(opened: Day, day: Day): number {
  if (day > opened + 21) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let d = opened; d < day; d++) if (isOfficeOpen(d)) count++;
  return count;
}

/** Patient rows of a place. */
const rowsOf = ({ world }: Office, { clinicId }: Branch): number => world.staff.clinicRows.get(clinicId) ?? 0;

/** Registers the day's part of the predecessor's families. */
function takeOver(office: Office, branch: Branch, day: Day, openDay: number): void {
  const target = (branch.rowsAtOpening * (openDay + 1)) / demandRates.takeoverDays;
  const families = Math.ceil((target - rowsOf(office, branch)) / 2);
  for (const at of deskTimes(office, day, `takeover ${branch.clinicId}`, families)) {
    if (rowsOf(office, branch) >= target) return;
    takeOverFamily(office, at, branch.clinicId);
  }
}

function takeOverFamily(office: Office, at: Moment, clinicId: number): void {
  const key = office.world.patients.size;
  const left = office.draw("takeover", key).chance(demandRates.alreadyInactive);
  const family = registerFamily(office, at, left ? "inactive" : "patient", clinicId);
  if (left) return;
  insureFamily(office, at, family);
  for (const { guarantorId } of family.slice(0, 1)) promiseFamilyEvent(office, guarantorId, dayOfMoment(at));
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

function admitNewcomers(office: Office, branch: Branch, day: Day): void {
  const { clinicId } = branch;
  const gap = rowsExpected(office, branch, day) - rowsOf(office, branch);
  const mean = (Math.max(0, gap) / 2) * demandRates.dailyCatchUp;
  const families = poisson(office.draw("demand", clinicId, day), mean);
  for (const at of deskTimes(office, day, `newcomers ${clinicId}`, families)) {
    admitFamily(office, at, clinicId);
  }
}

function admitFamily(office: Office, at: Moment, clinicId: number): void {
  const family = registerFamily(office, at, "patient", clinicId);
  insureFamily(office, at, family);
  for (const { guarantorId } of family.slice(0, 1)) promiseFamilyEvent(office, guarantorId, dayOfMoment(at));
  const patients = family.filter(({ status }) => status === "patient");
  for (const [index, patient] of patients.entries()) {
    noteWhoSent(office, at, patient, index);
    promiseDeparture(office, patient);
    bookFirstVisit(office, at, patient, index === 0);
  }
}
