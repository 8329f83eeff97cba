import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { keyedRandom } from "../../../foundation/random.ts";
import { openingFeeSchedules } from "../../catalog/fees.ts";
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
    writeFeeSchedule(
      book,
      schedule,
      { order: order++, entered: book.setUp, raised: raised.get(schedule.id) ?? new Map() },
      out,
    );
  }
}

interface ListedFees {
  /** The schedule's place in the list, from 0. */
  readonly order: number;
  readonly entered: Moment;
  /** When the fee of a code last changed, where it did. */
  readonly raised: ReadonlyMap<string, Moment>;
}

/** A schedule and its fees. */
export function writeFeeSchedule(
  book: PracticeBook,
  schedule: FeeSchedule,
  listed: ListedFees,
  out: RowWriter,
): void {
  const { Normal, OutNetwork } = enumerations.FeeScheduleType;
  out.write("feesched", {
    FeeSchedNum: schedule.id,
    Description: schedule.description,
    FeeSchedType: schedule.kind === "allowed" ? OutNetwork : Normal,
    ItemOrder: listed.order,
    IsGlobal: 1,
    SecUserNumEntry: book.administrator.id,
    SecDateEntry: dayOfMoment(book.setUp),
    SecDateTEdit: book.setUp,
  });
  writeScheduleFees(book, schedule, listed, out);
}

function writeScheduleFees(
  book: PracticeBook,
  schedule: FeeSchedule,
  { entered, raised }: ListedFees,
  out: RowWriter,
): void {
  for (const [code, fee] of schedule.fees) {
    out.write("fee", {
      Amount: money(fee),
      FeeSched: schedule.id,
      CodeNum: book.codeNumber(code),
      SecUserNumEntry: book.administrator.id,
      SecDateEntry: dayOfMoment(book.setUp),
      SecDateTEdit: raised.get(code) ?? entered,
    });
  }
}

/** When each fee was last changed, by schedule and code. A small fee stays the same at some raises. */
function lastRaises({ events, settings }: PracticeBook): ReadonlyMap<number, ReadonlyMap<string, Moment>> {
  const opening = openingFeeSchedules(keyedRandom(settings.seed));
  const current = new Map(opening.map(({ id, fees }) => [id, fees]));
  const raises = new Map(opening.map(({ id }) => [id, new Map<string, Moment>()]));
  for (const event of events) {
    if (event.kind !== "fees raised") continue;
    const before = current.get(event.feeScheduleId);
    for (const [code, fee] of event.fees) {
      if (before?.get(code) !== fee) raises.get(event.feeScheduleId)?.set(code, event.at);
    }
    current.set(event.feeScheduleId, event.fees);
  }
  return raises;
}
