import { dayOfMoment, momentAt } from "../../foundation/calendar.ts";
import { existing } from "../../generator/world/existing.ts";
import type { Appointment } from "../../generator/world/treatment.ts";
import type { World } from "../../generator/world/world.ts";

/** Appointments that take time: those that were kept, and those to come. */
export function standingAppointments(world: World): readonly Appointment[] {
  return [...world.appointments.values()].filter(
    ({ status }) => status === "scheduled" || status === "complete",
  );
}

/** Whose chair time a visit takes. */
export const treatingProvider = (appointment: Appointment): number =>
  appointment.isHygiene ? appointment.hygienistId : appointment.providerId;

/** Pairs of neighbours in time that overlap, by something that can hold one visit at a time. */
export function overlaps(
  appointments: readonly Appointment[],
  holder: (appointment: Appointment) => number,
): readonly string[] {
  const sorted = [...appointments].sort((a, b) => holder(a) - holder(b) || a.start - b.start);
  return sorted.flatMap((next, i) => {
    const before = sorted[i - 1];
    const clash =
      before !== undefined &&
      holder(before) === holder(next) &&
      before.start + before.minutes * 60 > next.start;
    return clash ? [`${before.id} and ${next.id}`] : [];
  });
}

/** Appointments that no block of their provider at their chair holds. */
export function outsideHours(world: World, appointments: readonly Appointment[]): readonly Appointment[] {
  return appointments.filter((appointment) => {
    const blocks = world
      .blocksOn(dayOfMoment(appointment.start))
      .map((id) => existing(world.scheduleBlocks, id, "block"));
    return !blocks.some(
      (block) =>
        block.operatoryId === appointment.operatoryId &&
        block.providerId === treatingProvider(appointment) &&
        momentAt(block.day, block.startMinute) <= appointment.start &&
        appointment.start + appointment.minutes * 60 <= momentAt(block.day, block.stopMinute),
    );
  });
}
