import { type Day, dayOfMoment, secondsPerDay, weekdayOf } from "../../../foundation/calendar.ts";
import { officeHours } from "../../catalog/office-calendar.ts";
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

/** Days before the visit within which patients call to move it. */
const noticeDays = 12;

const shows: Fate = { kind: "shows" };
const { moved, highestRisk } = schedulingRates;

/** @returns what will become of a visit as things stand now: a patient's risk changes with what they did before. */
export function fateOf(office: Office, appointment: Appointment): Fate {
  const random = office.draw("appointment", appointment.id, "fate", appointment.start);
  const luck = random.next() - moved;
  const day = dayOfMoment(appointment.start);
  if (luck < 0) return { kind: "moved", day: day - random.integer(2, noticeDays) };
  const missed = schedulingRates.missed * office.scenario.attendance.missed;
  const cancelled = schedulingRates.cancelled * office.scenario.attendance.cancelled;
  if (luck >= highestRisk * missed + 2 * cancelled) return shows;
  const risk = Math.min(highestRisk, riskFactor(circumstancesOf(office, appointment)));
  if (luck < missed * risk) return { kind: "missed" };
  return luck < missed * risk + cancelled * Math.min(risk, 2)
    ? { kind: "cancelled", day: day - noticeGiven(random.next()) }
    : shows;
}

/** The probability, between 0 and 1, that a visit is missed at the time it now has, as its patient now stands. */
export function missProbability(
  office: Pick<Office, "world" | "draw" | "scenario">,
  appointment: Appointment,
): number {
  const risk = Math.min(highestRisk, riskFactor(circumstancesOf(office, appointment)));
  return schedulingRates.missed * office.scenario.attendance.missed * risk;
}

/** Days ahead at which patients cancel: most within the last two. H: dentists name the last day first of all. */
const noticeGiven = (luck: number): number => Math.floor(9 * luck ** 2);

/** What the risk of not coming depends on. */
export interface Circumstances {
  readonly age: number;
  readonly isInsured: boolean;
  readonly isNewPatient: boolean;
  readonly leadDays: number;
  readonly isMondayOrFriday: boolean;
  readonly isFirstOrLastOfDay: boolean;
  readonly hasBrokenBefore: boolean;
  /** Comes to every cleaning. */
  readonly isRegular: boolean;
}

/** The multipliers of the rates that fit a visit, together. */
export function riskFactor(visit: Circumstances): number {
  const rates = schedulingRates.multipliers;
  const { age, leadDays } = visit;
  return (
    (visit.isNewPatient ? rates.newPatient : 1) *
    (visit.isInsured ? 1 : rates.uninsured) *
    (age >= 18 && age <= 34 ? rates.age18to34 : 1) *
    (age >= 12 && age <= 17 ? rates.age12to17 : 1) *
    (age >= 65 ? rates.from65 : 1) *
    (leadDays > 90 ? rates.leadOver90Days : 1) *
    (leadDays < 7 ? rates.leadUnder7Days : 1) *
    (visit.isMondayOrFriday ? rates.mondayOrFriday : 1) *
    (visit.isFirstOrLastOfDay ? rates.firstOrLastOfDay : 1) *
    (visit.hasBrokenBefore ? rates.brokenBefore : 1) *
    (visit.isRegular ? rates.regular : rates.irregular)
  );
}

function circumstancesOf(office: Pick<Office, "world" | "draw">, appointment: Appointment): Circumstances {
  const { patientId, start, minutes, created } = appointment;
  const day = dayOfMoment(start);
  const weekday = weekdayOf(day);
  const minute = (start - day * secondsPerDay) / 60;
  return {
    age: ageOf(office.world, patientId, day),
    isInsured: office.world.coveragesOf(patientId).length > 0,
    isNewPatient: appointment.isNewPatient,
    leadDays: (start - created) / secondsPerDay,
    isMondayOrFriday: weekday === 1 || weekday === 5,
    isFirstOrLastOfDay: minute === officeHours.opens || minute + minutes >= officeHours.closes,
    hasBrokenBefore: hasBrokenBefore(office, patientId),
    isRegular: habitOf(office, patientId) === "regular",
  };
}

function hasBrokenBefore({ world }: Pick<Office, "world">, patientId: number): boolean {
  for (const id of world.appointmentsOf(patientId)) {
    const { status } = existing(world.appointments, id, "appointment");
    if (status === "broken" || status === "unscheduled") return true;
  }
  return false;
}
