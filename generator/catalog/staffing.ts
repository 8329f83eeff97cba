import { openDaysPerYear } from "./office-calendar.ts";

/**
 * Chair time asked for, minutes a patient who comes and week, measured on simulated practices: hygiene chairs
 * (recall, new patients, deep cleaning) and dentists' chairs.
 */
const chairMinutesPerPatientWeek = { hygienist: 1.78, dentist: 1.72 } as const;

/** Patients who come as a share of all rows, at most. */
const comingShare = 0.75;

/** Share of the hours offered that should be booked: chairs were 76–88 % full in 2022–23 (facts section 2, grade H). */
const targetFullness = 0.82;

/** Half-days a week in which the office is open: Monday to Thursday and every other Friday. */
const halfDaysPerWeek = 9;

/** No half-day is longer than four hours. */
export const longestSession = 240;

export interface Staffing {
  readonly dentists: number;
  readonly hygienists: number;
}

/** The smallest practice, and the smallest clinic of several. */
const fewest = {
  practice: { dentists: 2, hygienists: 3 },
  clinic: { dentists: 1, hygienists: 2 },
} as const satisfies Record<string, Staffing>;

/** As many dentists and hygienists as it takes for their half-days to hold the patients on so many rows. */
export function staffingFor(rows: number, place: keyof typeof fewest): Staffing {
  const needed = (kind: "dentist" | "hygienist"): number =>
    Math.ceil(weeklyMinutes(kind, rows * comingShare) / (halfDaysPerWeek * longestSession));
  const { dentists, hygienists } = fewest[place];
  return {
    dentists: Math.max(dentists, needed("dentist")),
    hygienists: Math.max(hygienists, needed("hygienist")),
  };
}

/** Minutes of chair time to offer in a week to so many patients. */
export function weeklyMinutes(kind: "dentist" | "hygienist", patients: number): number {
  const openWeeks = 52 * (openDaysPerYear / (52 * 4.5));
  return (chairMinutesPerPatientWeek[kind] * patients * 52) / openWeeks / targetFullness;
}
