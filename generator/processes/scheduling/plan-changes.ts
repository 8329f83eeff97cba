import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { existing } from "../../world/existing.ts";
import type { Office } from "../../world/world.ts";
import { fateOf } from "./attendance.ts";

/** After a visit was booked or moved: notes when its patient will call to cancel or to move it, if ever. */
export function foreseeChange(office: Office, at: Moment, appointmentId: number): void {
  const appointment = existing(office.world.appointments, appointmentId, "appointment");
  const fate = fateOf(office, appointment);
  if (fate.kind !== "cancelled" && fate.kind !== "moved") return;
  const { start } = appointment;
  const day = Math.max(fate.day, dayOfMoment(at) + 1);
  if (day > dayOfMoment(start)) return;
  office.agenda.promise(day, { kind: "change of plan", appointmentId, start, change: fate.kind });
}
