import type { Day, Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { deskUser, providersOf } from "../office/staff-on-duty.ts";
import { patientOf } from "../treatment/chart.ts";
import { dentistAt, findSlot, type Slot } from "./diary.ts";

/** Finds another time for a visit on some days: with its own dentist, or with any hygienist. */
export function findNewTime(
  office: Office,
  at: Moment,
  appointment: Appointment,
  days: Iterable<Day>,
  random: Random,
): Slot | undefined {
  const { patientId, minutes } = appointment;
  const providers = new Set(providersFor(office, appointment));
  const request = { providers, minutes, earliest: at + 1800, days, patientId, reserve: undefined };
  return findSlot(office.world, request, random);
}

function providersFor(office: Office, { patientId, isHygiene, providerId }: Appointment): readonly number[] {
  const { clinicId } = patientOf(office.world, patientId);
  const all = providersOf(office, isHygiene ? "hygienist" : "dentist", clinicId).map(({ id }) => id);
  return !isHygiene && all.includes(providerId) ? [providerId] : all;
}

/** Puts a visit, which may have stood on the unscheduled list, at another time. */
export function moveTo(office: Office, at: Moment, appointment: Appointment, slot: Slot): void {
  const { id, patientId, isHygiene } = appointment;
  const dentist = dentistAt(office.world, slot.start, patientOf(office.world, patientId).primaryProviderId);
  office.record({
    kind: "appointment moved",
    at,
    appointmentId: id,
    start: slot.start,
    operatoryId: slot.operatoryId,
    providerId: isHygiene ? dentist : slot.providerId,
    hygienistId: isHygiene ? slot.providerId : 0,
    userId: deskUser(office, "moves", id),
  });
}
