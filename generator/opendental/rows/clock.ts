import { type Day, momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Shifts } from "../../world/staff-records.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { TimeClockStatus } = enumerations;

/**
 * `clockevent`: when those who are paid by the hour came and went. A row is one stretch of work; its status says what
 * they went for: lunch, or home.
 */
export function writeClock({ world }: PracticeBook, out: RowWriter): void {
  const clinics = new Map(world.practice.employees.map(({ id, clinicId }) => [id, clinicId]));
  for (const [day, shifts] of world.staff.shifts) writeDay(day, shifts, clinics, out);
}

function writeDay(day: Day, shifts: Shifts, clinics: ReadonlyMap<number, number>, out: RowWriter): void {
  for (let at = 0; at < shifts.length; at += 4) {
    const [employeeId = 0, comes = 0, goes = 0, reason = 0] = shifts.subarray(at, at + 4);
    const came = momentAt(day, comes);
    const went = momentAt(day, goes);
    out.write("clockevent", {
      EmployeeNum: employeeId,
      TimeEntered1: came,
      TimeDisplayed1: came,
      ClockStatus: reason === 0 ? TimeClockStatus.Home : TimeClockStatus.Lunch,
      Note: "",
      TimeEntered2: went,
      TimeDisplayed2: went,
      OTimeHours: unset,
      AdjustAuto: 0,
      Rate2Hours: unset,
      Rate3Hours: unset,
      ClinicNum: clinics.get(employeeId) ?? 0,
    });
  }
}

/** OpenDental's mark for hours that nobody overrode: minus one hour. */
const unset = -3600;
