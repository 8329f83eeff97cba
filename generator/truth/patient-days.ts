import { type Day, dayOfMoment } from "../../foundation/calendar.ts";
import { cleaningCodes } from "./procedure-groups.ts";
import type { KnownAppointment, KnownProcedure, PracticeRecord } from "./record.ts";

/** Patient → the days of the patient's cleanings, in order. */
export function cleaningDays({ completed }: PracticeRecord): ReadonlyMap<number, readonly Day[]> {
  return daysByPatient(completed.values(), ({ code }) => cleaningCodes.has(code));
}

/** Patient → the days of the patient's procedures of a kind, each once, in order. */
export function daysByPatient(
  procedures: Iterable<KnownProcedure>,
  counts: (procedure: KnownProcedure) => boolean,
): Map<number, Day[]> {
  const days = new Map<number, Set<Day>>();
  for (const procedure of procedures) {
    if (!counts(procedure)) continue;
    const known = days.get(procedure.patientId);
    if (known === undefined) days.set(procedure.patientId, new Set([procedure.day]));
    else known.add(procedure.day);
  }
  return new Map([...days].map(([patientId, set]) => [patientId, [...set].sort((a, b) => a - b)]));
}

interface MadeAppointment {
  readonly id: number;
  /** The day on which it was made. */
  readonly created: Day;
  readonly day: Day;
}

/** Appointments by patient, of any status, of a kind. */
export function appointmentsByPatient(
  { appointments }: PracticeRecord,
  counts: (appointment: KnownAppointment) => boolean,
): ReadonlyMap<number, readonly MadeAppointment[]> {
  const byPatient = new Map<number, MadeAppointment[]>();
  for (const appointment of appointments.values()) {
    if (!counts(appointment)) continue;
    const { id, patientId, created, start } = appointment;
    const list = byPatient.get(patientId) ?? [];
    list.push({ id, created: dayOfMoment(created), day: dayOfMoment(start) });
    byPatient.set(patientId, list);
  }
  return byPatient;
}
