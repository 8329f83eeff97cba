import type { Day } from "../../foundation/calendar.ts";
import { dollars, ratio } from "./decimal.ts";
import type { KpiText } from "./definitions/kpi-text.ts";
import { type Month, monthIndex } from "./months.ts";

/** Two whole numbers by month, for a ratio of them. */
export interface Quotients {
  readonly over: readonly (readonly [numerator: number, denominator: number])[];
}

/** A practice's figure by month: cents, counts, or what to divide. */
export type Series = readonly number[] | Quotients;

/** A month's value as text: dollars with two decimals, a count, or a ratio, empty without a base. */
export function valueAt(series: Series, month: number, unit: KpiText[1]): string {
  if ("over" in series) return ratio(...(series.over[month] ?? [0, 0]));
  const number = series[month] ?? 0;
  return unit === "dollars" ? dollars(number) : String(number);
}

/** Adds to a month of the list; months outside of it are left alone. */
export function addTo(numbers: number[], index: number, amount: number): void {
  const before = numbers[index];
  if (before !== undefined) numbers[index] = before + amount;
}

/** Adds amounts up by the month of their day; days outside of the months are left out. */
export function sumByMonth<T>(
  months: readonly Month[],
  things: Iterable<T>,
  amountOf: (thing: T) => readonly [day: Day | undefined, amount: number] | undefined,
): number[] {
  const sums = months.map(() => 0);
  for (const thing of things) {
    const [day, amount] = amountOf(thing) ?? [];
    if (day !== undefined && amount !== undefined) addTo(sums, monthIndex(months, day), amount);
  }
  return sums;
}

/** Divides month by month. */
export function quotientsOf(numerators: readonly number[], denominators: readonly number[]): Quotients {
  return { over: numerators.map((numerator, month) => [numerator, denominators[month] ?? 0] as const) };
}

/** Adds up from the first month on. */
export function runningTotal(numbers: readonly number[]): number[] {
  let total = 0;
  return numbers.map((number) => {
    total += number;
    return total;
  });
}
