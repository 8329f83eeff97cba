import { addMonths, civilOf, type Day, firstOfMonth, lastOfMonth } from "../../foundation/calendar.ts";

export interface Month {
  readonly first: Day;
  /** The last day, or the as-of day in the month that has not ended. */
  readonly end: Day;
}

/** The months from the one in which the practice opened to the one of the as-of day. */
export function monthsBetween(opened: Day, asOf: Day): Month[] {
  const months: Month[] = [];
  for (let first = firstOfMonth(opened); first <= asOf; first = addMonths(first, 1)) {
    months.push({ first, end: Math.min(lastOfMonth(first), asOf) });
  }
  return months;
}

/** The place of a day's month in the list; negative when it is before the first. */
export function monthIndex(months: readonly Month[], day: Day): number {
  const first = months[0];
  if (first === undefined) return -1;
  const from = civilOf(first.first);
  const to = civilOf(day);
  return (to.year - from.year) * 12 + (to.month - from.month);
}
