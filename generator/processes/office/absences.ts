import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { staffRates } from "../../catalog/rates/staff.ts";
import { existing } from "../../world/existing.ts";
import type { ScheduleBlock } from "../../world/practice.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { breakAppointment } from "../scheduling/break-appointment.ts";
import { daysFrom, dentistAt } from "../scheduling/diary.ts";
import { foreseeChange } from "../scheduling/plan-changes.ts";
import { promiseRebooking } from "../scheduling/rebooking.ts";
import { findNewTime, moveTo } from "../scheduling/reschedule.ts";
import { patientOf } from "../treatment/chart.ts";
import { systemTime } from "./desk-times.ts";
import { deskUser } from "./staff-on-duty.ts";

/** Now and then a provider is ill: the day's hours are withdrawn, and the office moves the visits. */
export const absences: DailyProcess = {
  name: "absences",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    for (const [providerId, blocks] of blocksByProvider(office, day)) {
      if (!office.draw("provider", providerId, "ill", day).chance(staffRates.ill)) continue;
      if (!isCovered(office, providerId, blocks)) continue;
      const at = systemTime(day, 0);
      office.record({ kind: "schedule withdrawn", at, blockIds: blocks.map(({ id }) => id) });
      for (const visit of visitsOf(office, day)) standIn(office, at, visit, providerId);
    }
  },
};

function blocksByProvider({ world }: Office, day: Day): ReadonlyMap<number, readonly ScheduleBlock[]> {
  const byProvider = new Map<number, ScheduleBlock[]>();
  for (const id of world.blocksOn(day)) {
    const block = existing(world.scheduleBlocks, id, "schedule block");
    const blocks = byProvider.get(block.providerId);
    if (blocks === undefined) byProvider.set(block.providerId, [block]);
    else blocks.push(block);
  }
  return byProvider;
}

/** Hygienists do not work without a dentist in the house, so the only one comes all the same. */
function isCovered({ world }: Office, providerId: number, blocks: readonly ScheduleBlock[]): boolean {
  const self = world.practice.providers.find(({ id }) => id === providerId);
  if (self?.kind !== "dentist") return true;
  const colleagues = new Set(
    world.practice.providers
      .filter(
        ({ id, kind, clinicId }) => id !== providerId && kind === "dentist" && clinicId === self.clinicId,
      )
      .map(({ id }) => id),
  );
  return blocks.every((block) =>
    world.blocksOn(block.day).some((id) => {
      const other = existing(world.scheduleBlocks, id, "schedule block");
      return colleagues.has(other.providerId) && other.startMinute === block.startMinute;
    }),
  );
}

const visitsOf = ({ world }: Office, day: Day): readonly Appointment[] =>
  world
    .appointmentsOn(day)
    .map((id) => existing(world.appointments, id, "appointment"))
    .filter(({ status }) => status === "scheduled");

/** Another time for a visit with the provider who is ill; another dentist for a cleaning that needs one to look in. */
function standIn(office: Office, at: Moment, visit: Appointment, providerId: number): void {
  const treating = visit.isHygiene ? visit.hygienistId : visit.providerId;
  if (treating === providerId) postpone(office, at, visit);
  else if (visit.providerId === providerId) {
    const { primaryProviderId } = patientOf(office.world, visit.patientId);
    const other = dentistAt(office.world, visit.start, primaryProviderId);
    if (other === providerId) return;
    const { id: appointmentId, hygienistId } = visit;
    const userId = deskUser(office, "stands in", appointmentId);
    office.record({
      kind: "appointment handed over",
      at,
      appointmentId,
      providerId: other,
      hygienistId,
      userId,
    });
  }
}

function postpone(office: Office, at: Moment, visit: Appointment): void {
  const today = dayOfMoment(at);
  const random = office.draw("appointment", visit.id, "postponed", today);
  const slot = findNewTime(office, at, visit, daysFrom(today + 1, today + 40), random);
  if (slot !== undefined) {
    moveTo(office, at, visit, slot);
    foreseeChange(office, at, visit.id);
    return;
  }
  const held = breakAppointment(
    office,
    at,
    visit.id,
    "cancelled",
    "Our provider is ill; we will call with a new time.",
  );
  promiseRebooking(office, at, visit, held);
}
