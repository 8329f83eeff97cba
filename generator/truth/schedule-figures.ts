import { type Day, dayOfMoment } from "../../foundation/calendar.ts";
import { appointmentProvider } from "./appointment-provider.ts";
import type { FillGrid } from "./fill-grid.ts";
import { appointmentsByPatient } from "./patient-days.ts";
import type { KnownAppointment, PracticeRecord } from "./record.ts";

/** Time offered and used, and hygiene visits, up to the as-of day. */
export function scheduleFigures(record: PracticeRecord, asOf: Day, grid: FillGrid) {
  const kept = [...record.appointments.values()].filter(({ status }) => status === "complete");
  const sum = (appointments: readonly KnownAppointment[], amountOf: (a: KnownAppointment) => number) =>
    grid((add) => {
      for (const appointment of appointments) {
        add(appointmentProvider(appointment), dayOfMoment(appointment.start), amountOf(appointment));
      }
    });
  const hygiene = kept.filter(({ isHygiene }) => isHygiene);
  const isReappointed = reappointment(record, ({ isHygiene }) => isHygiene);
  return {
    scheduled_minutes: grid((add) => {
      for (const { providerId, day, startMinute, stopMinute } of record.scheduleBlocks.values()) {
        if (day <= asOf) add(providerId, day, stopMinute - startMinute);
      }
    }),
    kept_minutes: sum(kept, ({ minutes }) => minutes),
    hygiene_visits: sum(hygiene, () => 1),
    hygiene_visits_reappointed: sum(hygiene, (visit) => (isReappointed(visit) ? 1 : 0)),
  };
}

/** Tells whether the patient left a visit with a later appointment of a kind. */
export function reappointment(
  record: PracticeRecord,
  counts: (appointment: KnownAppointment) => boolean,
): (visit: KnownAppointment) => boolean {
  const byPatient = appointmentsByPatient(record, counts);
  return ({ patientId, start }) => {
    const day = dayOfMoment(start);
    return (byPatient.get(patientId) ?? []).some((next) => next.created <= day && next.day > day);
  };
}
