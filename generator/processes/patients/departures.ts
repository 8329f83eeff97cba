import { ageOn, dayOfMoment } from "../../../foundation/calendar.ts";
import { departureNotes } from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { recallRates } from "../../catalog/rates/recall.ts";
import { existing } from "../../world/existing.ts";
import type { Patient } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { dropRoutine, nextRecallVisit } from "../scheduling/booking.ts";
import { breakAppointment } from "../scheduling/break-appointment.ts";
import { patientOf } from "../treatment/chart.ts";

/** Patients move away, die, or are taken off the list when they have not come for long. */
export const departures: DailyProcess = {
  name: "departures",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const leaving = office.agenda.take("departure", day).map(({ patientId }) => patientId);
    const lapsed = office.agenda
      .take("lapse review", day)
      .map(({ patientId }) => patientId)
      .filter((id) => !hasVisitAhead(office, id));
    const times = deskTimes(office, day, "departures", leaving.length + lapsed.length);
    for (const [index, id] of [...leaving, ...lapsed].entries()) {
      if (patientOf(office.world, id).status === "patient") leave(office, times[index] ?? 0, id);
    }
  },
};

/** Draws the day on which a patient moves away or dies, which may be long after the simulation ends. */
export function promiseDeparture(office: Office, patient: Patient): void {
  const random = office.draw("patient", patient.id, "departure");
  const years =
    -Math.log(1 - random.next()) * meanYears(ageOn(patient.birthdate, dayOfMoment(patient.joined)));
  const day = dayOfMoment(patient.joined) + 90 + Math.round(years * 365.25);
  office.agenda.promise(day, { kind: "departure", patientId: patient.id });
}

/** Deaths shorten the stay of the old. */
function meanYears(age: number): number {
  return 1 / (1 / recallRates.yearsUntilDeparture + mortality(age));
}

const mortality = (age: number): number => {
  if (age >= 75) return recallRates.dies.from75;
  return age >= 65 ? recallRates.dies.from65 : 0.001;
};

const hasVisitAhead = (office: Office, patientId: number): boolean =>
  nextRecallVisit(office.world, patientId) !== undefined;

function leave(office: Office, at: number, patientId: number): void {
  const patient = patientOf(office.world, patientId);
  const risk = mortality(ageOn(patient.birthdate, dayOfMoment(at)));
  const dies = office
    .draw("patient", patientId, "dies")
    .chance(risk / (risk + 1 / recallRates.yearsUntilDeparture));
  const status = dies ? "deceased" : "inactive";
  for (const id of office.world.appointmentsOf(patientId)) {
    const appointment = existing(office.world.appointments, id, "appointment");
    if (appointment.status !== "scheduled") continue;
    dropRoutine(office, at, breakAppointment(office, at, id, "cancelled", departureNotes[status]));
  }
  office.record({ kind: "patient changed", at, patientId, change: { status } });
}
