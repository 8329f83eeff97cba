import { dayOfMoment } from "../../../foundation/calendar.ts";
import { appointmentTypes } from "../../catalog/appointment-types.ts";
import type { VisitReason } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { ageOf, patientOf } from "../treatment/chart.ts";

/** Minutes at the chair for a visit by its reason; children's first visits are shorter. Facts section 2, M and L. */
export function visitMinutes(office: Office, patientId: number, reason: VisitReason): number {
  const { minutes } = appointmentTypes[reason];
  if (reason !== "new patient") return minutes;
  const joined = dayOfMoment(patientOf(office.world, patientId).joined);
  return ageOf(office.world, patientId, joined) < 14 ? 60 : minutes;
}
