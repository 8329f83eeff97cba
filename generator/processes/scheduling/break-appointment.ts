import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { cancelledNotes, missedNotes } from "../../catalog/contact-notes.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskUser } from "../office/staff-on-duty.ts";

/**
 * Breaks an appointment: a completed procedure without fee says how, dated the day it was broken, and the contact is
 * noted, with the reason when it is known. The appointment keeps its time and chair; its procedures are free again.
 *
 * @param from the moment, unless the appointment was touched later on the same day
 *
 * @returns the keys of the procedures that it held.
 */
export function breakAppointment(
  office: Office,
  from: Moment,
  appointmentId: number,
  how: "missed" | "cancelled",
  reason?: string,
): readonly number[] {
  const appointment = existing(office.world.appointments, appointmentId, "appointment");
  // Who made or moved it earlier that day did so before.
  const at = Math.max(from, appointment.edited);
  const held = [...office.world.proceduresOfAppointment(appointmentId)];
  const userId = deskUser(office, "breaks", appointmentId);
  office.record({ kind: "appointment broken", at, appointmentId, how, userId });
  office.record({ kind: "procedure charted", at, procedure: brokenProcedure(office, at, appointment, how) });
  const notes = (how === "missed" ? missedNotes : cancelledNotes)(appointment.start);
  const note = reason ?? office.draw("appointment", appointmentId, "broken note").pick(notes);
  makeContact(office, at, appointment.patientId, {
    topic: "appointment",
    mode: "phone",
    direction: how === "missed" ? "sent" : "received",
    note,
    userId,
  });
  return held;
}

function brokenProcedure(
  office: Office,
  at: Moment,
  appointment: Appointment,
  how: "missed" | "cancelled",
): Procedure {
  const day = dayOfMoment(at);
  return {
    id: office.newId("procedure"),
    patientId: appointment.patientId,
    code: how === "missed" ? "D9986" : "D9987",
    status: "complete",
    tooth: "",
    surface: "",
    fee: 0,
    units: 1,
    providerId: appointment.providerId,
    appointmentId: 0,
    day,
    planned: undefined,
    completed: day,
    priority: "none",
    created: at,
    edited: at,
  };
}
