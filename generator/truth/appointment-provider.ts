import type { KnownAppointment } from "./record.ts";

/** The hygienist of a hygiene visit, otherwise the dentist. */
export function appointmentProvider(appointment: KnownAppointment): number {
  return appointment.isHygiene && appointment.hygienistId > 0
    ? appointment.hygienistId
    : appointment.providerId;
}
