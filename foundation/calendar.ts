/**
 * The practice's calendar: plain dates and local wall-clock times without a time zone, as integers, so that no
 * result depends on the machine's zone. The arithmetic is Howard Hinnant's `days_from_civil`.
 */

/** A plain date: days since 1970-01-01. */
export type Day = number;

/** A local wall-clock time without a zone: seconds since 1970-01-01 00:00:00. */
export type Moment = number;

export const secondsPerDay = 86_400;

/** OpenDental's empty date, 0001-01-01. */
export const emptyDay: Day = dayOf(1, 1, 1);

/** OpenDental's empty date and time, 0001-01-01 00:00:00. */
export const emptyMoment: Moment = emptyDay * secondsPerDay;

/** The day with this year, month (1–12) and day of the month (1–31). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly dayOfMonth: number;
}

export function civilOf(day: Day): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

function daysInMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1);
}

/** The same day of the month so many months later, or the last day of a shorter month, as MySQL's date_add does. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civilOf(day);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return dayOf(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

export function firstOfMonth(day: Day): Day {
  return day - civilOf(day).dayOfMonth + 1;
}

export function lastOfMonth(day: Day): Day {
  const { year, month } = civilOf(day);
  return dayOf(year, month, daysInMonth(year, month));
}

/** Whole years between a birth date and a day. */
export function ageOn(birth: Day, day: Day): number {
  const born = civilOf(birth);
  const now = civilOf(day);
  const hadBirthday =
    now.month > born.month || (now.month === born.month && now.dayOfMonth >= born.dayOfMonth);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

/** The moment on a day at a minute after midnight. */
export function momentAt(day: Day, minuteOfDay: number): Moment {
  return day * secondsPerDay + minuteOfDay * 60;
}

export function dayOfMoment(moment: Moment): Day {
  return Math.floor(moment / secondsPerDay);
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

/** `YYYY-MM`. */
export function formatMonth(day: Day): string {
  return formatDay(day).slice(0, 7);
}

/** `HH:MM:SS` of a second of the day. */
export function formatTime(secondOfDay: number): string {
  const hours = Math.floor(secondOfDay / 3600);
  return `${two(hours)}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

/** `YYYY-MM-DD HH:MM:SS`. */
export function formatMoment(moment: Moment): string {
  const day = dayOfMoment(moment);
  return `${formatDay(day)} ${formatTime(moment - day * secondsPerDay)}`;
}

/** Parses `YYYY-MM-DD`; undefined when the text is not a date that exists. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDay(day) === text ? day : undefined;
}
