import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";

import { type AppointmentChange, editedAppointment } from "../edited.ts";
import type { SchedulingEvent } from "../events/scheduling.ts";
import { existing } from "../existing.ts";
import { sessionKey } from "../session-key.ts";
import type { HandlersOf, SimulatedWorld } from "../simulated-world.ts";
import type { Appointment, AppointmentAction } from "../treatment.ts";
import { attachProcedure } from "./treatment.ts";

export const appointmentHandlers: HandlersOf<
  | "appointment booked"
  | "appointment confirmed"
  | "appointment moved"
  | "appointment broken"
  | "appointment completed"
  | SchedulingEvent["kind"]
> = {
  "appointment booked": (world, { at, appointment, procedureIds }) => {
    world.patientAppointments.add(appointment.patientId, appointment.id);
    world.dayAppointments.add(dayOfMoment(appointment.start), appointment.id);
    world.sessionAppointments.add(sessionOf(appointment), appointment.id);
    takeTime(world, appointment, appointment.minutes);
    world.appointments.set(appointment.id, appointment);
    if (appointment.isAsap) world.records.asapList.add(appointment.id);
    for (const id of procedureIds) attachProcedure(world, id, appointment.id, at);
    writeHistory(world, appointment, "created", at, appointment.userId);
  },
  "appointment confirmed": (world, { at, appointmentId, confirmation }) => {
    edit(world, appointmentId, { confirmation, edited: at });
  },
  "appointment moved": (world, event) => {
    const { at, appointmentId, start, operatoryId, providerId, hygienistId, userId } = event;
    const before = existing(world.appointments, appointmentId, "appointment");
    const moved = edit(world, appointmentId, {
      start,
      operatoryId,
      providerId,
      hygienistId,
      status: "scheduled",
      isAsap: false,
      confirmation: "unconfirmed",
      edited: at,
    });
    forgetLists(world, appointmentId);
    world.dayAppointments.move(dayOfMoment(before.start), dayOfMoment(start), appointmentId);
    world.sessionAppointments.move(sessionOf(before), sessionOf(moved), appointmentId);
    if (before.status === "scheduled") takeTime(world, before, -before.minutes);
    takeTime(world, moved, moved.minutes);
    writeHistory(world, moved, "changed", at, userId);
  },
  "appointment broken": (world, { at, appointmentId, how, userId }) => {
    const broken = edit(world, appointmentId, { status: "broken", edited: at });
    forgetLists(world, appointmentId);
    takeTime(world, broken, -broken.minutes);
    detachAll(world, appointmentId, at);
    writeHistory(world, broken, how, at, userId);
  },
  "appointment completed": (world, { at, appointmentId, arrived, seated, dismissed, userId }) => {
    forgetLists(world, appointmentId);
    const completed = edit(world, appointmentId, {
      status: "complete",
      confirmation: "dismissed",
      arrived,
      seated,
      dismissed,
      edited: at,
    });
    writeHistory(world, completed, "changed", at, userId);
  },
  "appointment unscheduled": (world, { at, appointmentId, procedureIds, userId }) => {
    const unscheduled = edit(world, appointmentId, { status: "unscheduled", edited: at });
    world.records.unscheduledList.add(appointmentId);
    for (const id of procedureIds) attachProcedure(world, id, appointmentId, at);
    writeHistory(world, unscheduled, "changed", at, userId);
  },
  "appointment given up": (world, { at, appointmentId, userId }) => {
    forgetLists(world, appointmentId);
    const broken = edit(world, appointmentId, { status: "broken", edited: at });
    detachAll(world, appointmentId, at);
    writeHistory(world, broken, "changed", at, userId);
  },
};

/** It is neither wanted sooner nor waiting for a time any more. */
function forgetLists({ records }: SimulatedWorld, appointmentId: number): void {
  records.asapList.delete(appointmentId);
  records.unscheduledList.delete(appointmentId);
}

function detachAll(world: SimulatedWorld, appointmentId: number, at: Moment): void {
  for (const id of world.appointmentProcedures.of(appointmentId).slice()) attachProcedure(world, id, 0, at);
}

const sessionOf = ({ start, operatoryId }: Appointment): number => sessionKey(start, operatoryId);

function takeTime(world: SimulatedWorld, appointment: Appointment, minutes: number): void {
  const session = sessionOf(appointment);
  world.sessionMinutes.set(session, (world.sessionMinutes.get(session) ?? 0) + minutes);
}

function edit(world: SimulatedWorld, appointmentId: number, change: AppointmentChange): Appointment {
  const changed = editedAppointment(existing(world.appointments, appointmentId, "appointment"), change);
  world.appointments.set(appointmentId, changed);
  return changed;
}

function writeHistory(
  world: SimulatedWorld,
  appointment: Appointment,
  action: AppointmentAction,
  at: Moment,
  userId: number,
): void {
  const id = world.newId("appointment history");
  world.appointmentHistory.set(id, { id, action, at, userId, appointment });
}
