const zero = 0x30;

/**
 * Whether a warehouse has the day with which a text of MySQL begins, `YYYY-MM-DD`. MySQL keeps dates without a month
 * or a day, days that no month has (under ALLOW_INVALID_DATES), and the year 0, which PostgreSQL does not know.
 */
export function isPossibleDate(text: Uint8Array, start: number): boolean {
  const month = twoDigits(text, start + 5);
  const day = twoDigits(text, start + 8);
  if (month === 0 || day === 0) return false;
  const year = twoDigits(text, start) * 100 + twoDigits(text, start + 2);
  return year !== 0 && (day <= 28 || day <= daysOf(month, year));
}

function daysOf(month: number, year: number): number {
  if (month !== 2) return 30 + ((month + (month >> 3)) & 1);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function twoDigits(text: Uint8Array, at: number): number {
  // Every date of the server has these digits.
  return ((text[at] as number) - zero) * 10 + ((text[at + 1] as number) - zero);
}
