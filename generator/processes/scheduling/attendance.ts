import { type Day, dayOfMoment, secondsPerDay, weekdayOf } from "../../../foundation/calendar.ts";
import { schedulingRates } from "../../catalog/rates/scheduling.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { habitOf } from "../recall/hygiene-regime.ts";
import { ageOf } from "../treatment/chart.ts";

/** What will become of a booked visit, unless it is moved; drawn for the appointment at its time. */
export type Fate =
  | { readonly kind: "shows" }
  | { readonly kind: "missed" }
  | { readonly kind: "cancelled"; readonly day: Day }
  | { readonly kind: "moved"; readonly day: Day };

/** Days before the visit within which patients call to cancel or to move it. */
export const noticeDays = 12;

/** No patient's risk is multiplied by more. */
const highestRisk = 4;

export function fateOf(office: Office, appointment: Appointment): Fate {
  const random = office.draw("appointment", appointment.id, "fate", appointment.start);
  const luck = random.next() - schedulingRates.moved;
  const day = dayOfMoment(appointment.start);
  if (luck < 0) return { kind: "moved", day: day - random.integer(2, noticeDays) };
  if (luck >= highestRisk * (schedulingRates.missed + schedulingRates.cancelled)) return { kind: "shows" };
  const risk = Math.min(highestRisk, riskOf(office, appointment));
  const missed = schedulingRates.missed * risk;
  const cancelled = schedulingRates.cancelled * Math.min(risk, 2);
  if (luck < missed) return { kind: "missed" };
  return luck < missed + cancelled
    ? { kind: "cancelled", day: day - random.integer(1, 6) }
    : { kind: "shows" };
}

/** The multipliers of the rates that fit a visit, together. */
function riskOf(office: Office, appointment: Appointment): number {
  const { patientId, start, created } = appointment;
  const rates = schedulingRates.multipliers;
  const day = dayOfMoment(start);
  const age = ageOf(office.world, patientId, day);
  const lead = (start - created) / secondsPerDay;
  const isEdgeOfWeek = weekdayOf(day) === 1 || weekdayOf(day) === 5;
  return (
    (appointment.isNewPatient ? rates.newPatient : 1) *
    (office.world.coveragesOf(patientId).length === 0 ? rates.uninsured : 1) *
    (age >= 18 && age <= 34 ? rates.age18to34 : 1) *
    (age >= 12 && age <= 17 ? rates.age12to17 : 1) *
    (age >= 65 ? rates.from65 : 1) *
    (lead > 90 ? rates.leadOver90Days : 1) *
    (lead < 7 ? rates.leadUnder7Days : 1) *
    (isEdgeOfWeek ? rates.mondayOrFriday : 1) *
    (hasBrokenBefore(office, patientId) ? rates.brokenBefore : 1) *
    (habitOf(office, patientId) === "regular" ? 0.7 : 1.3)
  );
}

const hasBrokenBefore = (office: Office, patientId: number): boolean =>
  office.world
    .appointmentsOf(patientId)
    .some((id) => existing(office.world.appointments, id, "appointment").status === "broken");
