import { addMonths, type Day, dayOfMoment } from "../../foundation/calendar.ts";
import { keyedRandom } from "../../foundation/random.ts";
import type { PayerKind } from "../catalog/rates/money.ts";
import type { Habit } from "../catalog/rates/recall.ts";
import { scenarioNamed } from "../catalog/scenarios/scenarios.ts";
import { payerKind } from "../processes/accounts/family-account.ts";
import { habitOf } from "../processes/recall/hygiene-regime.ts";
import { missProbability } from "../processes/scheduling/attendance.ts";
import type { DepartureReason, PatientStatus } from "../world/people.ts";
import type { Appointment } from "../world/treatment.ts";
import type { SimulatedPractice } from "../world/world.ts";
import { daysByPatient } from "./patient-days.ts";
import { isTreatment } from "./procedure-groups.ts";
import { recordOf } from "./record.ts";

/** What became of a booked visit in the year after the end: kept, or how it was first broken. */
export type VisitOutcome = "kept" | "missed" | "cancelled" | "open";

/** What the database does not show of a patient: hidden traits, and the year after its end. */
export interface PatientLabel {
  readonly patientId: number;
  /** Treated within the eighteen months before the end. */
  readonly isActive: boolean;
  /** How reliably the patient comes to cleanings: a trait drawn once. */
  readonly habit: Habit;
  /** How the patient's family pays: a trait drawn once. */
  readonly payer: PayerKind;
  /** The first visit booked beyond the end. */
  readonly nextAppointment: Pick<Appointment, "id" | "start"> | undefined;
  readonly nextOutcome: VisitOutcome | undefined;
  /** The probability at the end, between 0 and 1, that the next visit is missed rather than kept, moved or cancelled. */
  readonly missProbability: number | undefined;
  /** Days with treatment within the twelve months after the end. */
  readonly visitsNextYear: number;
  /** Active, and not treated again within the twelve months after the end. */
  readonly willLapse: boolean;
  readonly statusInAYear: PatientStatus;
  /** When and why the patient left, by the end or within the year after; undefined for those who stay. */
  readonly departure: Departure | undefined;
}

/** The day on which a patient left, and why. */
export interface Departure {
  readonly day: Day;
  readonly why: DepartureReason;
}

/** The last day that labels speak of. */
export const labelHorizon = (asOf: Day): Day => addMonths(asOf, 12);

/**
 * Labels every patient of a practice by what its longer life shows: the same practice with the same opening day,
 * lived on to the horizon. Its events begin with those of the shorter life.
 */
export function patientLabels(practice: SimulatedPractice, longer: SimulatedPractice): PatientLabel[] {
  const { world, settings } = practice;
  const office = { world, draw: keyedRandom(settings.seed), scenario: scenarioNamed(settings.scenario) };
  const treated = daysByPatient(recordOf(longer.events).completed.values(), isTreatment);
  const next = nextAppointments(practice);
  const outcomes = outcomesAfter(practice, longer);
  const departed = departures(longer);
  const activeSince = addMonths(settings.asOf, -18);
  return [...world.patients.values()].map(({ id, guarantorId, status }) => {
    const days = treated.get(id) ?? [];
    const isActive = days.some((day) => day > activeSince && day <= settings.asOf);
    const visitsNextYear = days.filter((day) => day > settings.asOf).length;
    const nextAppointment = next.get(id);
    return {
      patientId: id,
      isActive,
      habit: habitOf(office, id),
      payer: payerKind(office, guarantorId),
      nextAppointment,
      nextOutcome: nextAppointment && (outcomes.get(nextAppointment.id) ?? "open"),
      missProbability: nextAppointment && missProbability(office, nextAppointment),
      visitsNextYear,
      willLapse: isActive && visitsNextYear === 0,
      statusInAYear: longer.world.patients.get(id)?.status ?? status,
      departure: departed.get(id),
    };
  });
}

/** Each patient's first visit to come. */
function nextAppointments({ world, settings }: SimulatedPractice): ReadonlyMap<number, Appointment> {
  const next = new Map<number, Appointment>();
  for (const appointment of world.appointments.values()) {
    const { patientId, status, start } = appointment;
    if (status !== "scheduled" || dayOfMoment(start) <= settings.asOf) continue;
    if (start < (next.get(patientId)?.start ?? Number.POSITIVE_INFINITY)) next.set(patientId, appointment);
  }
  return next;
}

/** What happened first to each appointment after the end; being moved is not an outcome. */
function outcomesAfter(practice: SimulatedPractice, longer: SimulatedPractice): Map<number, VisitOutcome> {
  const outcomes = new Map<number, VisitOutcome>();
  for (const event of longer.events.slice(practice.events.length)) {
    if (event.kind !== "appointment completed" && event.kind !== "appointment broken") continue;
    if (outcomes.has(event.appointmentId)) continue;
    outcomes.set(event.appointmentId, event.kind === "appointment broken" ? event.how : "kept");
  }
  return outcomes;
}

/** How each patient left who did. */
function departures({ events }: SimulatedPractice): Map<number, Departure> {
  const departed = new Map<number, Departure>();
  for (const event of events) {
    if (event.kind !== "patient changed" || event.why === undefined) continue;
    departed.set(event.patientId, { day: dayOfMoment(event.at), why: event.why });
  }
  return departed;
}
