/** The small encodings inside OpenDental's columns. */
import { civilOf, type Day } from "../../foundation/calendar.ts";

/** Colours are .NET's signed 32-bit ARGB. */
export function argb(rgb: number): number {
  return 0xff000000 | rgb | 0;
}

/**
 * Months as OpenDental packs an interval: days + weeks × 256 + months × 65536 + years × 16777216. Twelve months are
 * stored as a year.
 */
export function packedInterval(months: number): number {
  return Math.floor(months / 12) * 16_777_216 + (months % 12) * 65_536;
}

/**
 * A length of time as an appointment's pattern: one letter per 5 minutes, `/` while an assistant prepares or cleans
 * up, `X` while the provider is at the chair. Never empty.
 */
export function patternOf(minutes: number): string {
  const slots = Math.max(1, Math.round(minutes / 5));
  return slots < 4 ? "X".repeat(slots) : `/${"X".repeat(slots - 2)}/`;
}

/** 1 or 0. */
export function flagOf(condition: boolean): 0 | 1 {
  return condition ? 1 : 0;
}

/** A day as OpenDental prints it, `MM/DD/YYYY`. */
export function slashedDay(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return `${String(month).padStart(2, "0")}/${String(dayOfMonth).padStart(2, "0")}/${year}`;
}

/** A license number that no state issues. */
export function fakeLicense(providerId: number): string {
  return `TEST${String(providerId).padStart(4, "0")}`;
}

/** Ten digits like a National Provider Identifier, but beginning with 9, as none does. */
export function fakeNationalId(providerId: number): string {
  return `9${String(providerId).padStart(9, "0")}`;
}
