import { type Day, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { AccountBook } from "../../ledger/account-book.ts";
import { BenefitUses } from "../../ledger/benefit-use.ts";
import { CoveredServices } from "../../ledger/covered-services.ts";
import type { EventKind, EventOf, PracticeEvent } from "../../world/events.ts";
import type { Coverage } from "../../world/insurance.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskOnDuty } from "../office/staff-on-duty.ts";

/** What the front desk knows by heart about money. It follows from the events alone. */
export interface MoneyDesk {
  readonly book: AccountBook;
  readonly benefits: BenefitUses;
  /** What insurers have been asked to pay and count towards their limits. */
  readonly services: CoveredServices;
  /** Coverages ever started, by key, so that one that has ended can still be told. */
  readonly coverages: ReadonlyMap<number, Coverage>;
  /** Patients ever covered, by subscription. */
  readonly coveredBy: ReadonlyMap<number, readonly number[]>;
  /** Bills sent to a family month after month since it last paid, by guarantor. */
  readonly bills: ReadonlyMap<number, BillsInARow>;
  /** The last bill of each family, by guarantor. */
  readonly lastBilled: ReadonlyMap<number, Day>;
  /** Those who have ever been head of a family, by their billing day. */
  readonly guarantors: ReadonlyMap<number, readonly number[]>;
}

export interface BillsInARow {
  readonly count: number;
  readonly last: Day;
}

interface WorkingDesk extends MoneyDesk {
  readonly coverages: Map<number, Coverage>;
  readonly coveredBy: Map<number, readonly number[]>;
  readonly bills: Map<number, BillsInARow>;
  readonly lastBilled: Map<number, Day>;
  readonly guarantors: Map<number, number[]>;
  /** Today's events, and how many of them were taken in. */
  page: readonly PracticeEvent[];
  read: number;
}

/** Families are billed on one of so many days of the month, by their number. */
const billingDays = 28;

/** A bill goes out late when the practice is closed on the billing day, and the next one on time. */
const longestMonthBetweenBills = 40;

/** The billing day of a family, from 1 to 28. */
function billingDayOf(guarantorId: number): number {
  return (guarantorId % billingDays) + 1;
}

const desks = new WeakMap<Office, WorkingDesk>();

/** The office's desk, up to date with what has happened. It must be asked at least once every day. */
export function deskOf(office: Office): MoneyDesk {
  const desk = desks.get(office) ?? openDesk(office);
  const today = office.eventsToday();
  if (today !== desk.page) {
    readOn(office, desk);
    desk.page = today;
    desk.read = 0;
  }
  readOn(office, desk);
  return desk;
}

/** Keeps the desk up to date even on a day without money. */
export const openingTheDesk: DailyProcess = {
  name: "opening the money desk",
  runDay(office) {
    deskOf(office);
  },
};

/** Takes in what was written on the page since it was last read. */
function readOn(office: Office, desk: WorkingDesk): void {
  for (; desk.read < desk.page.length; desk.read++) takeIn(office, desk, desk.page[desk.read]);
}

function openDesk(office: Office): WorkingDesk {
  const desk: WorkingDesk = {
    book: new AccountBook(office.world),
    benefits: new BenefitUses(office.world),
    services: new CoveredServices(office.world),
    coverages: new Map(),
    coveredBy: new Map(),
    bills: new Map(),
    lastBilled: new Map(),
    guarantors: new Map(),
    page: [],
    read: 0,
  };
  desks.set(office, desk);
  return desk;
}

function takeIn(office: Office, desk: WorkingDesk, event: PracticeEvent | undefined): void {
  if (event === undefined) return;
  desk.book.observe(event);
  desk.benefits.observe(event);
  desk.services.observe(event);
  if (event.kind === "coverage started") noteCoverage(desk, event.coverage);
  if (event.kind === "patient joined") noteGuarantor(desk, event.patient.id, event.patient.guarantorId);
  if (event.kind === "patient changed") noteGuarantor(desk, event.patientId, event.change.guarantorId);
  if (event.kind === "statement sent") noteBill(desk, event.statement.patientId, event.statement.day);
  if (event.kind === "payment posted" && event.payment.amount > 0) {
    desk.bills.delete(guarantorOf(office, event.payment.patientId));
  }
}

function noteGuarantor(desk: WorkingDesk, patientId: number, guarantorId: number | undefined): void {
  if (patientId !== guarantorId) return;
  const billed = desk.guarantors.get(billingDayOf(patientId)) ?? [];
  desk.guarantors.set(billingDayOf(patientId), billed);
  if (!billed.includes(patientId)) billed.push(patientId);
}

/** After a month without a bill the count starts anew. */
function noteBill(desk: WorkingDesk, guarantorId: number, day: Day): void {
  desk.lastBilled.set(guarantorId, day);
  const before = desk.bills.get(guarantorId);
  const goesOn = before !== undefined && day - before.last <= longestMonthBetweenBills;
  desk.bills.set(guarantorId, { count: goesOn ? before.count + 1 : 1, last: day });
}

function noteCoverage(desk: WorkingDesk, coverage: Coverage): void {
  const { id, subscriptionId, patientId } = coverage;
  desk.coverages.set(id, coverage);
  desk.coveredBy.set(subscriptionId, [...(desk.coveredBy.get(subscriptionId) ?? []), patientId]);
}

/** Today's events of a kind, so far. */
export function todays<K extends EventKind>(office: Office, kind: K): EventOf<K>[] {
  return office.eventsToday().filter((event): event is EventOf<K> => event.kind === kind);
}

/** The head of a patient's family. */
export function guarantorOf(office: Office, patientId: number): number {
  return office.world.patients.get(patientId)?.guarantorId ?? patientId;
}

/** Whether anybody works on a day: mail that comes on other days waits. */
export function isOpen(office: Office, day: Day): boolean {
  return office.world.blocksOn(day).length > 0;
}

/** Families treated today, by the time their last member left. */
export function familiesLeaving(office: Office): [guarantorId: number, at: Moment][] {
  const leaving = new Map<number, Moment>();
  for (const { appointmentId, at } of todays(office, "appointment completed")) {
    const patientId = office.world.appointments.get(appointmentId)?.patientId ?? 0;
    const guarantorId = guarantorOf(office, patientId);
    leaving.set(guarantorId, Math.max(at, leaving.get(guarantorId) ?? at));
  }
  return [...leaving].sort((a, b) => a[1] - b[1]);
}

/** A user of the front desk, by lot. */
export function frontDeskUser(office: Office, ...key: readonly (string | number)[]): number {
  const users = deskOnDuty(office);
  return users.length > 0 ? office.draw("front desk", ...key).pick(users) : 0;
}

/** Moments of a day in a row, from a minute after midnight on, so many seconds apart, never past the day's end. */
export function clockFrom(day: Day, minute: number, secondsApart: number): () => Moment {
  let next = momentAt(day, minute);
  const last = momentAt(day + 1, 0) - 1;
  return () => {
    const now = Math.min(next, last);
    next += secondsApart;
    return now;
  };
}
