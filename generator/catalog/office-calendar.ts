import { civilOf, type Day, dayOf, weekdayOf } from "../../foundation/calendar.ts";

/** The office's hours, in minutes after midnight: two sessions with lunch between. */
export const officeHours = { opens: 8 * 60, lunch: 12 * 60, afternoon: 13 * 60, closes: 17 * 60 } as const;

/** Closed on weekends, every other Friday and the main holidays. Many offices close or halve Fridays (facts, grade M). */
export function isOfficeOpen(day: Day): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  if (weekday === 5 && isFridayOff(day)) return false;
  return !isHoliday(day);
}

/** The day on which the office opens again after New Year. */
export function firstOpenDayOfYear(year: number): Day {
  let day = dayOf(year, 1, 1);
  while (!isOfficeOpen(day)) day++;
  return day;
}

/** Open days a year, about: 4.5 a week less the holidays. */
export const openDaysPerYear = 225;

const isFridayOff = (day: Day): boolean => Math.floor(day / 7) % 2 === 0;

function isHoliday(day: Day): boolean {
  const { year, month, dayOfMonth } = civilOf(day);
  const fixed = month * 100 + dayOfMonth;
  if ([101, 704, 1224, 1225, 1226, 1231].includes(fixed)) return true;
  return (
    day === lastWeekday(year, 5, 1) ||
    day === nthWeekday(year, 9, 1, 1) ||
    day === nthWeekday(year, 11, 4, 4) ||
    day === nthWeekday(year, 11, 4, 4) + 1
  );
}

/** The nth (from 1) such weekday of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function lastWeekday(year: number, month: number, weekday: number): Day {
  const last = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}
