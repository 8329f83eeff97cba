import type { InspectedRow } from "../inspected-database.ts";

/** Cents. */
export type Cents = number;

/** The order of a day, whatever times are written down: contacts, care, claims, money, and what was arranged at last. */
export const ranks = {
  background: 10,
  contact: 15,
  visit: 20,
  charting: 30,
  plan: 40,
  claim: 50,
  insurance: 55,
  payment: 60,
  adjustment: 65,
  statement: 70,
  booking: 80,
} as const;

/** One thing that happened to a patient, as the database tells it. */
export interface Happening {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`, or empty when only the day is known. */
  readonly time: string;
  readonly rank: number;
  readonly text: string;
  /** Lines that belong to it: procedures of a visit, remarks of an insurer. */
  readonly details: readonly Detail[];
  /** What it does to the patient's account: positive for charges, negative for credits. */
  readonly amount: Cents;
}

export interface Detail {
  readonly text: string;
  /** Undefined when there is nothing to pay. */
  readonly amount: Cents | undefined;
}

/** A happening with what most of them leave out filled in. */
export function happening(
  day: string,
  rank: number,
  text: string,
  more: Partial<Pick<Happening, "time" | "details" | "amount">> = {},
): Happening {
  return { day, rank, text, time: "", details: [], amount: 0, ...more };
}

/** A text column; empty for NULL. */
export const textOf = (row: InspectedRow, column: string): string => String(row[column] ?? "");

export const numberOf = (row: InspectedRow, column: string): number => Number(row[column] ?? 0);

/** OpenDental keeps money as doubles of dollars. */
export const centsOf = (row: InspectedRow, column: string): Cents => Math.round(numberOf(row, column) * 100);

/** The day of a date or moment; undefined for OpenDental's empty date. */
export function dayIn(row: InspectedRow, column: string): string | undefined {
  const day = textOf(row, column).slice(0, 10);
  return day === "" || day.startsWith("0001-") ? undefined : day;
}

/** The time of a moment as `HH:MM`. */
export const timeIn = (row: InspectedRow, column: string): string => textOf(row, column).slice(11, 16);

/** Rows by the number in a column, in their order. */
export function rowsBy(rows: readonly InspectedRow[], column: string): ReadonlyMap<number, InspectedRow[]> {
  return grouped(rows, (row) => numberOf(row, column));
}

/** Rows by the day in a column, in their order; empty for OpenDental's empty date. */
export function rowsByDay(
  rows: readonly InspectedRow[],
  column: string,
): ReadonlyMap<string, InspectedRow[]> {
  return grouped(rows, (row) => dayIn(row, column) ?? "");
}

function grouped<Key>(
  rows: readonly InspectedRow[],
  keyOf: (row: InspectedRow) => Key,
): ReadonlyMap<Key, InspectedRow[]> {
  const groups = new Map<Key, InspectedRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** `108.00`, `-12.50`, `1,204.00`. */
export function dollars(cents: Cents): string {
  return (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
