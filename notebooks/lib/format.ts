/** How numbers are written for a reader: United States style, an en-US minus sign, no trailing noise. */

const wholeDollars = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** What stands for a value that is absent. */
export const absent = "–";

/** Dollars without cents: `$12,345`, `−$80`. */
export function formatDollars(dollars: number | null): string {
  return dollars === null ? absent : signed(dollars, `$${wholeDollars.format(Math.abs(dollars))}`);
}

/** Dollars with cents: `$12,345.60`, `−$80.00`. */
export function formatMoney(dollars: number | null): string {
  return dollars === null ? absent : signed(dollars, `$${cents.format(Math.abs(dollars))}`);
}

/** Dollars for an axis or a card: `$950`, `$12.3k`, `$1.20M`. */
export function formatShortDollars(dollars: number): string {
  const size = Math.abs(dollars);
  if (size >= 999_500) return signed(dollars, `$${(size / 1_000_000).toFixed(2)}M`);
  if (size >= 9_950) return signed(dollars, `$${Math.round(size / 1000)}k`);
  if (size >= 1_000) return signed(dollars, `$${(size / 1000).toFixed(1).replace(/\.0$/, "")}k`);
  return signed(dollars, `$${Math.round(size)}`);
}

export function formatCount(count: number | null): string {
  return count === null ? absent : signed(count, counts.format(Math.abs(count)));
}

/** A share as a percentage with one decimal: 0.9312 → `93.1%`. */
export function formatPercent(share: number | null): string {
  return share === null ? absent : signed(share, `${(Math.abs(share) * 100).toFixed(1)}%`);
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const longMonthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `Mar 2026`. Dates from a warehouse are midnight in UTC. */
export function formatMonth(date: Date): string {
  return `${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `March 2026`. */
export function formatLongMonth(date: Date): string {
  return `${longMonthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `2026-03-31`. */
export function formatDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `31 March 2026`, the form that no reader takes for another day. */
export function formatLongDate(date: Date): string {
  return `${date.getUTCDate()} ${formatLongMonth(date)}`;
}

/** A minus sign before what does not round to zero. */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}
