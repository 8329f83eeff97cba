/** How large and how old a practice is, and on which day it is looked at. */
export interface PracticeSize {
  readonly patients: number;
  readonly years: number;
  /** The practice's today, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Of a scenario that has no size of its own. A fixed day, so that runs on different days are the same. */
const usualSize: PracticeSize = { patients: 400, years: 3, asOf: "2026-06-30" };

/** What a request asks for that names a scenario and no size. A scenario itself does not know when it ends. */
const ownSizes: Readonly<Record<string, PracticeSize>> = {
  // Opens on the first day that the profile's readers take; from half a year after its today on, as many of its recalls
  // are overdue as they ask for.
  downstream: { patients: 5000, years: 3, asOf: "2026-01-01" },
};

export function usualSizeOf(scenario: string): PracticeSize {
  return ownSizes[scenario] ?? usualSize;
}
