import { civilOf, type Day } from "../../foundation/calendar.ts";

/** The benefit year of a day, named for the calendar year in which it starts. `renewalMonth` is 1–12. */
export function benefitYearOf(day: Day, renewalMonth: number): number {
  const { year, month } = civilOf(day);
  return month < renewalMonth ? year - 1 : year;
}
