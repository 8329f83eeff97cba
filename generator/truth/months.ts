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

/**
 * The days of some months that end with one of the list. Months before the list count only where the practice has a
 * history of that time.
 */
export function daysOfMonths(
  months: readonly Month[],
  {
    month,
    count,
    hasHistory,
  }: { readonly month: number; readonly count: number; readonly hasHistory: boolean },
): number {
  const { first, end } = months[month] ?? { first: 0, end: -1 };
  const back = hasHistory ? count - 1 : Math.min(month, count - 1);
  return end - addMonths(first, -back) + 1;
}

/** The places of the days of each list of months, counted from its first day. */
const places = new WeakMap<readonly Month[], readonly number[]>();

/** The place of a day's month in the list; negative when it is before the first, beyond the list when after. */
export function monthIndex(months: readonly Month[], day: Day): number {
  const first = months[0];
  if (first === undefined) return -1;
  return placesOf(months)[day - first.first] ?? monthsApart(first.first, day);
}

function placesOf(months: readonly Month[]): readonly number[] {
  const known = places.get(months);
  if (known !== undefined) return known;
  const made = months.flatMap(({ first }, place) =>
    Array.from({ length: lastOfMonth(first) - first + 1 }, () => place),
  );
  places.set(months, made);
  return made;
}

function monthsApart(first: Day, day: Day): number {
  const from = civilOf(first);
  const to = civilOf(day);
  return (to.year - from.year) * 12 + (to.month - from.month);
}
