import { civilOf, type Day } from "../../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import { raisedFees } from "../../catalog/fees.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { feeRates } from "../../catalog/rates/fees.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";

/** On the first open day of a year the fees rise; insurers follow more slowly. */
export const feeRaises: DailyProcess = {
  name: "fee raises",
  runDay(office, day) {
    if (!isFirstOpenDayOfYear(day)) return;
    for (const schedule of office.world.feeSchedules.values()) {
      const share = raise(office, schedule.id, civilOf(day).year);
      if (share === 0) continue;
      const fees = raisedFees(schedule, share);
      office.record({ kind: "fees raised", at: systemTime(day, 0), feeScheduleId: schedule.id, fees });
    }
  },
};

function isFirstOpenDayOfYear(day: Day): boolean {
  const { month, dayOfMonth } = civilOf(day);
  if (month !== 1 || dayOfMonth > 7 || !isOfficeOpen(day)) return false;
  for (let d = day - dayOfMonth + 1; d < day; d++) if (isOfficeOpen(d)) return false;
  return true;
}

function raise(office: Office, scheduleId: number, year: number): number {
  const random = office.draw("fee schedule", scheduleId, "raise", year);
  if (scheduleId === usualFeeScheduleId) return feeRates.raise.low + random.next() * feeRates.raise.span;
  return random.chance(feeRates.ppoRaised) ? feeRates.ppoRaise : 0;
}
