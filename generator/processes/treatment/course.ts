import type { VisitReason } from "../../world/treatment.ts";
import type { Need } from "./chart.ts";

/** Work for one visit. */
export interface Course {
  readonly reason: VisitReason;
  readonly minutes: number;
  readonly needs: readonly Need[];
  /** Days to wait after the one before. */
  readonly delay: number;
}

/** Courses that are accepted or declined together, for example both visits of a deep cleaning. */
export interface Case {
  readonly courses: readonly Course[];
  /** Chance that a patient with insurance accepts. */
  readonly acceptance: number;
}

export const course = (reason: VisitReason, minutes: number, needs: readonly Need[], delay = 0): Course => ({
  reason,
  minutes,
  needs,
  delay,
});

/** The reason of a visit for a planned procedure. */
export function reasonFor(code: string): VisitReason {
  if (code.startsWith("D43")) return "deep cleaning";
  // Crowns, what they are built up on, veneers, and the units of a bridge.
  if (/^D27[45]|^D29[56]|^D62|^D67/.test(code)) return "crown prep";
  if (code.startsWith("D33")) return "root canal";
  if (code.startsWith("D7")) return "extraction";
  if (/^D[568]|^D9944/.test(code)) return "prosthodontics";
  return "restorative";
}
