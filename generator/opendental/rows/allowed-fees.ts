import { civilOf, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { Cents } from "../../world/practice.ts";
import type { World } from "../../world/world.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

/** What an insurer's answer says that a plan allows for a code. */
interface AllowedFee {
  readonly planId: number;
  readonly code: string;
  readonly amount: Cents;
  readonly at: Moment;
}

/**
 * `feesched`, `fee`: what insurers without a contract allowed, as the front desk notes it from their answers: a schedule a plan
 * and year, the first answer for each code. No plan takes its fees from them.
 */
export function writeAllowedFees(book: PracticeBook, out: RowWriter): void {
  const schedules = new Map<string, number>();
  const noted = new Set<string>();
  let lastSchedule = numbersOfPlans(book.world);
  for (const fee of allowedFees(book)) {
    const year = civilOf(dayOfMoment(fee.at)).year;
    const name = `${fee.planId} ${year}`;
    let schedule = schedules.get(name);
    if (schedule === undefined) {
      schedule = ++lastSchedule;
      schedules.set(name, schedule);
      writeSchedule(book, schedule, year, fee, out);
    }
    const key = `${schedule} ${fee.code}`;
    if (noted.has(key)) continue;
    noted.add(key);
    out.write("fee", {
      Amount: money(fee.amount),
      FeeSched: schedule,
      CodeNum: book.codeNumber(fee.code),
      SecUserNumEntry: book.frontDesk.id,
      SecDateEntry: dayOfMoment(fee.at),
      SecDateTEdit: fee.at,
    });
  }
}

/** FeeSchedNums up to this are left to schedules that belong to a plan, all of which are on file from the first day. */
function numbersOfPlans({ feeSchedules, plans }: World): number {
  return feeSchedules.size + [...plans.keys()].reduce((last, id) => Math.max(last, id), 0);
}

function writeSchedule(
  { world, frontDesk }: PracticeBook,
  id: number,
  year: number,
  { planId, at }: AllowedFee,
  out: RowWriter,
): void {
  const plan = world.plans.get(planId);
  out.write("feesched", {
    FeeSchedNum: id,
    Description: `${plan?.groupName} ${plan?.groupNumber} ${year}`,
    FeeSchedType: enumerations.FeeScheduleType.OutNetwork,
    ItemOrder: id - 1,
    IsGlobal: 1,
    SecUserNumEntry: frontDesk.id,
    SecDateEntry: dayOfMoment(at),
    SecDateTEdit: at,
  });
}

/** In order of time. Only what was paid tells what was allowed: the payment is a percentage of it, after the deductible. */
function* allowedFees({ world, events }: PracticeBook): Generator<AllowedFee> {
  for (const event of events) {
    if (event.kind !== "claim received") continue;
    for (const answer of event.answers) {
      const fee = allowedBy(world, event, answer);
      if (fee !== undefined) yield fee;
    }
  }
}

function allowedBy(
  world: World,
  { at }: EventOf<"claim received">,
  { claimLineId, paid, deductible }: EventOf<"claim received">["answers"][number],
): AllowedFee | undefined {
  const line = world.claimLines.get(claimLineId);
  if (line === undefined || paid <= 0 || line.percentage <= 0) return undefined;
  if (world.plans.get(line.planId)?.kind !== "category") return undefined;
  const procedure = world.procedures.get(line.procedureId);
  if (procedure === undefined) return undefined;
  const allowed = Math.round((paid * 100) / line.percentage) + deductible;
  return { planId: line.planId, code: procedure.code, amount: Math.min(allowed, line.feeBilled), at };
}
