import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { FeeSchedule } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `feesched`, `fee`: the office's own fees and those of the networks it belongs to, one fee a schedule and code. */
export function writeFees(book: PracticeBook, out: RowWriter): void {
  const raised = lastRaises(book);
  let order = 0;
  for (const schedule of book.world.feeSchedules.values()) {
    writeFeeSchedule(book, schedule, { order: order++, edited: raised.get(schedule.id) ?? book.setUp }, out);
  }
}

/** A schedule at its place in the list, from 0, and its fees, last edited at a moment. */
export function writeFeeSchedule(
  book: PracticeBook,
  schedule: FeeSchedule,
  { order, edited }: { readonly order: number; readonly edited: Moment },
  out: RowWriter,
): void {
  const { Normal, OutNetwork } = enumerations.FeeScheduleType;
  out.write("feesched", {
    FeeSchedNum: schedule.id,
    Description: schedule.description,
    FeeSchedType: schedule.kind === "allowed" ? OutNetwork : Normal,
    ItemOrder: order,
    IsGlobal: 1,
    SecUserNumEntry: book.administrator.id,
    SecDateEntry: dayOfMoment(book.setUp),
    SecDateTEdit: book.setUp,
  });
  writeScheduleFees(book, schedule, edited, out);
}

function writeScheduleFees(book: PracticeBook, schedule: FeeSchedule, edited: Moment, out: RowWriter): void {
  for (const [code, fee] of schedule.fees) {
    out.write("fee", {
      Amount: money(fee),
      FeeSched: schedule.id,
      CodeNum: book.codeNumber(code),
      SecUserNumEntry: book.administrator.id,
      SecDateEntry: dayOfMoment(book.setUp),
      SecDateTEdit: edited,
    });
  }
}

/** When each schedule was last raised. */
function lastRaises({ events }: PracticeBook): ReadonlyMap<number, Moment> {
  const raises = new Map<number, Moment>();
  for (const event of events) if (event.kind === "fees raised") raises.set(event.feeScheduleId, event.at);
  return raises;
}
