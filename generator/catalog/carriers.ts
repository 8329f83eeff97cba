/** An insurer as the office knows it, with an invented name. */
export interface CarrierProfile {
  readonly name: string;
  /** Share of insured patients in percent, by the rank of real insurers (facts section 4, grade L). */
  readonly weight: number;
  /** Its PPO fees as a share of the usual fee: write-offs of 22–40 % (facts section 4, grade M). */
  readonly ppoShare: number;
  /** Whether it runs the state's program, which no employer chooses. */
  readonly isState: boolean;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

const carrier = (
  name: string,
  weight: number,
  ppoShare: number,
  [city, state, zip]: readonly [string, string, string],
  isState = false,
): CarrierProfile => ({ name, weight, ppoShare, isState, city, state, zip });

export const carrierProfiles: readonly CarrierProfile[] = [
  carrier("Evergreen Dental Plan", 27, 0.66, ["Portford", "OR", "97290"]),
  carrier("Meridian Life Dental", 12, 0.64, ["Westbrook Falls", "CT", "06190"]),
  carrier("Signal Health Dental", 10, 0.61, ["Harmon City", "TN", "37490"]),
  carrier("Bluecrest Dental Alliance", 9, 0.68, ["Lakeport", "IL", "60690"]),
  carrier("Sentinel Mutual", 8, 0.7, ["Northgate", "PA", "18090"]),
  carrier("Aster Benefits", 8, 0.62, ["Hartwell", "CT", "06191"]),
  carrier("Unity Care Dental", 8, 0.6, ["Salt Fork", "UT", "84190"]),
  carrier("Principia Benefit Group", 4, 0.74, ["Des Plaines Grove", "IA", "50390"]),
  carrier("Humanitas Dental", 4, 0.65, ["Louisburg", "KY", "40290"]),
  carrier("Ameriwell Dental", 3, 0.72, ["Linden", "NE", "68590"]),
  carrier("Sunrise State Dental", 5, 0.44, ["Salem Heights", "OR", "97390"], true),
  carrier("Old Harbor Indemnity", 1, 0.76, ["Bayview", "MA", "02190"]),
  carrier("Keystone Dental Trust", 1, 0.75, ["Harrisville", "PA", "17190"]),
];

/** FeeSchedNum of the office's own fees. */
export const usualFeeScheduleId = 1;

/** FeeSchedNum of the PPO of a carrier, by the carrier's place in the list. */
export const ppoFeeScheduleId = (carrierIndex: number): number => carrierIndex + 2;
