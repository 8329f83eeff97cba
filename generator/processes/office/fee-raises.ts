import { civilOf } from "../../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import { raisedFees } from "../../catalog/fees.ts";
import { firstOpenDayOfYear } from "../../catalog/office-calendar.ts";
import { feeRates } from "../../catalog/rates/fees.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";

/** On the first open day of a year the fees rise; insurers follow more slowly. */
export const feeRaises: DailyProcess = {
  name: "fee raises",
  runDay(office, day) {
    const { year } = civilOf(day);
    if (day !== firstOpenDayOfYear(year)) return;
    for (const schedule of office.world.feeSchedules.values()) {
      const share = raise(office, schedule.id, year);
      if (share === 0) continue;
      const fees = raisedFees(schedule, share);
      office.record({ kind: "fees raised", at: systemTime(day, 0), feeScheduleId: schedule.id, fees });
    }
  },
};

function raise(office: Office, scheduleId: number, year: number): number {
  const random = office.draw("fee schedule", scheduleId, "raise", year);
  if (scheduleId === usualFeeScheduleId) {
    return feeRates.raise.low + random.next() * feeRates.raise.span + increase(office, year);
  }
  return random.chance(feeRates.ppoRaised) ? feeRates.ppoRaise : 0;
}

/** What the scenario adds to the usual step of a year. */
function increase({ scenario, world }: Office, year: number): number {
  const { feeIncrease } = scenario;
  if (feeIncrease === undefined) return 0;
  return year === civilOf(world.opened).year + feeIncrease.january ? feeIncrease.share : 0;
}
