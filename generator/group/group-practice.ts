import { keyedRandom } from "../../foundation/random.ts";
import type { PracticeRequest } from "../generate-settings.ts";

/** Which group of practices to make. */
export interface GroupRequest {
  /** How many practices the group has. */
  readonly practices: number;
  /** Which group; 1 unless told otherwise. */
  readonly seed?: number | undefined;
  /** The today of all of them, `YYYY-MM-DD`; 2026-06-30 unless told otherwise. */
  readonly asOf?: string | undefined;
  /** Patients of the practice in the middle; 1,500 unless told otherwise. */
  readonly patients?: number | undefined;
  /** Years of the longest history; 5 unless told otherwise. */
  readonly years?: number | undefined;
}

/** L: most practices of a group are ordinary ones; how the others divide is judged, a knob. */
const scenarios = [
  ["suburban-family", 55],
  ["young-suburban", 15],
  ["medicaid-heavy", 12],
  ["hygiene-short", 10],
  ["after-fee-increase", 8],
] as const;

/** L: of practices in a group the largest tenth is about three times the one in the middle. */
const spread = 0.75;
const smallest = 60;

/** The practice of a number, from 1: a pure function of the group's seed and that number. */
export function practiceOfGroup(request: GroupRequest, number: number): PracticeRequest {
  const { seed = 1, asOf, patients = 1500, years = 5 } = request;
  const random = keyedRandom(seed)("practice of a group", number, "what it is");
  const size = Math.round(random.logNormal(patients, spread));
  return {
    seed: random.integer(1, 2 ** 31 - 1),
    scenario: random.weighted(scenarios),
    patients: Math.max(smallest, size),
    years: random.integer(1, years),
    asOf,
  };
}
