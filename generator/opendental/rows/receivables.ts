import { type Day, dayOfMoment, lastOfMonth } from "../../../foundation/calendar.ts";
import { entriesOfPatient } from "../../ledger/entry.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";

/** `dashboardar`: what patients owed at the end of each month, and what insurers were expected to pay of it. */
export function writeReceivables(book: PracticeBook, out: RowWriter): void {
  const days = monthEnds(book.world.opened, book.asOf);
  const movements = movementsByMonth(book, days);
  const awaited = awaitedByMonth(book, days);
  let balance = 0;
  for (const [month, day] of days.entries()) {
    balance += movements[month] ?? 0;
    out.write("dashboardar", {
      DateCalc: day,
      BalTotal: money(balance),
      InsEst: money(awaited[month] ?? 0),
    });
  }
}

/** The last days of the months that are over. */
function monthEnds(from: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = lastOfMonth(from); day <= until; day = lastOfMonth(day + 1)) days.push(day);
  return days;
}

function movementsByMonth({ world, asOf }: PracticeBook, days: readonly Day[]): readonly Cents[] {
  const sums = days.map(() => 0);
  /** The place of each day's month, from the opening day on. */
  const monthOf: number[] = [];
  for (let day = world.opened, month = 0; day <= asOf; day++) {
    monthOf.push(month);
    if (day === days[month]) month++;
  }
  for (const patientId of world.patients.keys()) {
    for (const { day, amount } of entriesOfPatient(world, patientId, asOf)) {
      const month = monthOf[Math.max(0, day - world.opened)];
      if (month !== undefined && month < sums.length) sums[month] = (sums[month] ?? 0) + amount;
    }
  }
  return sums;
}

/** Estimated payments and write-offs of claims without an answer, at the end of each month. */
function awaitedByMonth({ events }: PracticeBook, days: readonly Day[]): readonly Cents[] {
  const open = new Map<number, Cents>();
  const sums: Cents[] = [];
  let total = 0;
  const expect = (line: ClaimLine): void => {
    settle(line.id);
    const amount = line.paymentEstimate + line.writeOffEstimate;
    open.set(line.id, amount);
    total += amount;
  };
  const settle = (lineId: number): void => {
    total -= open.get(lineId) ?? 0;
    open.delete(lineId);
  };
  for (const event of events) {
    while (dayOfMoment(event.at) > (days[sums.length] ?? Number.POSITIVE_INFINITY)) sums.push(total);
    for (const line of expectedBy(event)) expect(line);
    if (event.kind === "claim received") for (const { claimLineId } of event.answers) settle(claimLineId);
  }
  while (sums.length < days.length) sums.push(total);
  return sums;
}

function expectedBy(event: PracticeEvent): readonly ClaimLine[] {
  return event.kind === "claim created" || event.kind === "claim released" ? event.lines : [];
}
