import { ageOn, type Day, dayOfMoment, formatMonth } from "../../../foundation/calendar.ts";
import { isBrokenCode, type ProcedureCode, procedureCode } from "../../catalog/procedure-codes.ts";
import { ageFamily } from "../../ledger/aging.ts";
import type { InsurancePlan } from "../../world/insurance.ts";
import type { Aging } from "../../world/money.ts";
import type { Patient } from "../../world/people.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { SimulatedPractice } from "../../world/world.ts";

/** An appointment whose day has come, and how it went. */
export interface DueAppointment {
  readonly appointment: Appointment;
  readonly day: Day;
  readonly outcome: "complete" | "missed" | "cancelled";
}

/** Treatment that was put to the patient, and what became of it. */
export interface PresentedProcedure {
  readonly procedure: Procedure;
  readonly day: Day;
  readonly isAccepted: boolean;
}

/** Hours of a full-time dentist's year: 47.5 weeks of 35.9 hours (Institute of Medicine 2011). */
const fullTimeHours = 47.5 * 35.9;

/** Categories that a dentist does not present as treatment. */
const routineCategories: ReadonlySet<string> = new Set(["diagnostic", "xray", "preventive"]);

/** A finished practice with what the measures share. Every list is made once, when it is first asked for. */
export class PracticeView {
  readonly practice: SimulatedPractice;
  readonly asOf: Day;
  readonly #made = new Map<string, unknown>();

  constructor(practice: SimulatedPractice) {
    this.practice = practice;
    this.asOf = practice.settings.asOf;
  }

  get world(): SimulatedPractice["world"] {
    return this.practice.world;
  }

  /** The first day of the last year. */
  get yearStart(): Day {
    return this.asOf - 364;
  }

  inLastYear(day: Day): boolean {
    return day >= this.yearStart && day <= this.asOf;
  }

  /** The family, which the standard errors take as the unit. */
  family(patientId: number): number {
    return this.world.patients.get(patientId)?.guarantorId ?? patientId;
  }

  ageOf(patientId: number, day: Day): number {
    const birth = this.world.patients.get(patientId)?.birthdate;
    return birth === undefined ? 0 : ageOn(birth, day);
  }

  /** Completed procedures that are treatment: neither broken appointments nor what others did before. */
  get completed(): readonly Procedure[] {
    return this.#once("completed", () =>
      [...this.world.procedures.values()].filter(
        ({ status, code, day }) => status === "complete" && !isBrokenCode(code) && day <= this.asOf,
      ),
    );
  }

  /** Those that cost something, in the last year. */
  get chargedLastYear(): readonly Procedure[] {
    return this.#once("charged", () =>
      this.completed.filter(({ fee, day }) => fee > 0 && this.inLastYear(day)),
    );
  }

  /** Completed appointments, in order of key. */
  get visits(): readonly DueAppointment[] {
    return this.#once("visits", () => this.due.filter(({ outcome }) => outcome === "complete"));
  }

  /** Every appointment that was kept, missed or called off up to today. One that is broken twice counts twice. */
  get due(): readonly DueAppointment[] {
    return this.#once("due", () => {
      const due: DueAppointment[] = [];
      const add = (appointmentId: number, outcome: DueAppointment["outcome"]): void => {
        const appointment = this.world.appointments.get(appointmentId);
        if (appointment === undefined) return;
        due.push({ appointment, day: dayOfMoment(appointment.start), outcome });
      };
      for (const event of this.practice.events) {
        if (event.kind === "appointment completed") add(event.appointmentId, "complete");
        else if (event.kind === "appointment broken") add(event.appointmentId, event.how);
      }
      return due;
    });
  }

  /** Days of completed visits by patient, in order. */
  get visitDays(): ReadonlyMap<number, readonly Day[]> {
    return this.#once("visit days", () => {
      const days = new Map<number, Day[]>();
      for (const { appointment, day } of this.visits) listIn(days, appointment.patientId).push(day);
      for (const list of days.values()) list.sort((a, b) => a - b);
      return days;
    });
  }

  /** The patients who were here between two days, both included. */
  seenBetween(from: Day, to: Day): ReadonlySet<number> {
    return this.#once(`seen ${from} ${to}`, () => {
      const seen = new Set<number>();
      for (const [patientId, days] of this.visitDays) {
        if (days.some((day) => day >= from && day <= to)) seen.add(patientId);
      }
      return seen;
    });
  }

  /** Patients with a visit in the last 18 months who have not left. */
  get active(): readonly Patient[] {
    return this.#once("active", () => {
      const seen = this.seenBetween(this.asOf - 548, this.asOf);
      return [...this.world.patients.values()].filter(
        ({ id, status }) => status === "patient" && seen.has(id),
      );
    });
  }

  /** The plan that pays first for a patient today; undefined for those without insurance. */
  planOf(patientId: number): InsurancePlan | undefined {
    for (const coverageId of this.world.coveragesOf(patientId)) {
      const coverage = this.world.coverages.get(coverageId);
      if (coverage?.ordinal !== 1) continue;
      return this.planOfSubscription(coverage.subscriptionId);
    }
    return undefined;
  }

  planOfSubscription(subscriptionId: number): InsurancePlan | undefined {
    const subscription = this.world.subscriptions.get(subscriptionId);
    return subscription === undefined ? undefined : this.world.plans.get(subscription.planId);
  }

  /** Full-time dentists of the last year, by the hours on the schedule. */
  get dentists(): number {
    return this.#once("dentists", () => this.scheduledMinutes("dentist") / 60 / fullTimeHours);
  }

  /** Minutes that providers of a kind were on the schedule in the last year. */
  scheduledMinutes(kind: "dentist" | "hygienist"): number {
    return this.#once(`minutes of ${kind}`, () => {
      let minutes = 0;
      for (const { day, providerId, startMinute, stopMinute } of this.world.scheduleBlocks.values()) {
        if (this.inLastYear(day) && this.isKind(providerId, kind)) minutes += stopMinute - startMinute;
      }
      return minutes;
    });
  }

  /** Days on the schedule in the last year, by provider of a kind. */
  workedDays(kind: "dentist" | "hygienist"): ReadonlyMap<number, ReadonlySet<Day>> {
    return this.#once(`days of ${kind}`, () => {
      const days = new Map<number, Set<Day>>();
      for (const { day, providerId } of this.world.scheduleBlocks.values()) {
        if (!this.inLastYear(day) || !this.isKind(providerId, kind)) continue;
        const own = days.get(providerId);
        if (own === undefined) days.set(providerId, new Set([day]));
        else own.add(day);
      }
      return days;
    });
  }

  isKind(providerId: number, kind: "dentist" | "hygienist"): boolean {
    const kinds = this.#once(
      "kinds",
      () => new Map(this.world.practice.providers.map((p) => [p.id, p.kind])),
    );
    return kinds.get(providerId) === kind;
  }

  /** Treatment presented until half a year ago, so that it had time to be done. */
  get presented(): readonly PresentedProcedure[] {
    return this.#once("presented", () => {
      const held = new Set<number>();
      const first = new Map<number, Procedure>();
      for (const event of this.practice.events) {
        if (event.kind === "appointment booked") for (const id of event.procedureIds) held.add(id);
        else if (event.kind === "procedure planned") first.set(event.procedure.id, event.procedure);
      }
      return [...first.values()].flatMap((planned): readonly PresentedProcedure[] => {
        if (!isTreatment(planned) || planned.day > this.asOf - 183) return [];
        const procedure = this.world.procedures.get(planned.id) ?? planned;
        const isAccepted = held.has(planned.id) || procedure.status === "complete";
        return [{ procedure, day: planned.day, isAccepted }];
      });
    });
  }

  /** What every family owes today. */
  get aging(): ReadonlyMap<number, Aging> {
    return this.#once("aging", () => {
      const aged = new Map<number, Aging>();
      for (const { id, guarantorId } of this.world.patients.values()) {
        if (id === guarantorId) aged.set(id, ageFamily(this.world, id, this.asOf));
      }
      return aged;
    });
  }

  /** Production, write-offs, adjustments and collections of the last year by month, in cents. */
  get money(): ReadonlyMap<string, MonthOfMoney> {
    return this.#once("money", () => monthsOfMoney(this));
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T; // each name is made by one function alone
  }
}

/** In cents. */
export interface MonthOfMoney {
  gross: number;
  writeOffs: number;
  /** Discounts and bad debt below 0, charges above. */
  adjustments: number;
  badDebt: number;
  insurance: number;
  patients: number;
  /** Money given back to patients, above 0; already taken off `patients`. */
  refunds: number;
}

function monthsOfMoney(view: PracticeView): ReadonlyMap<string, MonthOfMoney> {
  const months = new Map<string, MonthOfMoney>();
  const at = (day: Day): MonthOfMoney => {
    const key = formatMonth(day);
    const known = months.get(key);
    if (known !== undefined) return known;
    const month = {
      gross: 0,
      writeOffs: 0,
      adjustments: 0,
      badDebt: 0,
      insurance: 0,
      patients: 0,
      refunds: 0,
    };
    months.set(key, month);
    return month;
  };
  const { world } = view;
  for (const { fee, units, day } of view.chargedLastYear) at(day).gross += fee * units;
  for (const { posted, writeOff } of world.claimLines.values()) {
    if (posted !== undefined && view.inLastYear(posted)) at(posted).writeOffs += writeOff;
  }
  for (const { day, amount, kind } of world.adjustments.values()) {
    if (!view.inLastYear(day)) continue;
    at(day).adjustments += amount;
    if (kind === "bad debt") at(day).badDebt -= amount;
  }
  for (const { day, amount } of world.insurancePayments.values()) {
    if (view.inLastYear(day)) at(day).insurance += amount;
  }
  for (const { day, amount, method } of world.payments.values()) {
    if (!view.inLastYear(day) || method === "income transfer") continue;
    at(day).patients += amount;
    if (method === "refund") at(day).refunds -= amount;
  }
  return months;
}

/** Whether a procedure is treatment that a dentist presents: no exam, film, prevention or periodontal upkeep. */
export function isTreatment({ code }: Procedure): boolean {
  const { category } = procedureCode(code);
  return !routineCategories.has(category) && !isBrokenCode(code) && code !== "D4910" && code !== "D9430";
}

/** The catalogue's entry of a procedure. */
export function entryOf(procedure: Procedure): ProcedureCode {
  return procedureCode(procedure.code);
}

/** The list under a key, made when it is not there. */
export function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
