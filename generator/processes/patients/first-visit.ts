import { ageOn, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import type { Patient } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";
import { bookVisit } from "../scheduling/booking.ts";
import { daysFrom } from "../scheduling/diary.ts";
import { visitMinutes } from "../scheduling/visit-minutes.ts";

/** Books a new patient's first visit: an examination with X-rays and cleaning, or a visit in pain. */
export function bookFirstVisit(office: Office, at: Moment, patient: Patient, isFirst: boolean): void {
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
