import type { BenefitLimit } from "../../world/benefit-rules.ts";
import type { BenefitCategory } from "../../world/insurance.ts";

/** Categories that plans pay from the first dollar when they waive the deductible. */
export const preventiveCategories: readonly BenefitCategory[] = ["diagnostic", "xray", "preventive"];

const basicCategories: readonly BenefitCategory[] = [
  "restorative",
  "endodontics",
  "periodontics",
  "oral surgery",
];
const majorCategories: readonly BenefitCategory[] = ["crowns", "prosthodontics", "orthodontics"];

/** One rule out of several, by weight; the rest of 100 has none. */
export interface LimitChoice {
  readonly limit: BenefitLimit;
  readonly weight: number;
}

const limit = (
  group: BenefitLimit["group"],
  per: BenefitLimit["per"],
  quantity: number,
  weight: number,
): LimitChoice => ({ limit: { group, per, quantity }, weight });

/**
 * What plans limit, a list of choices a group of codes, in percent of plans. M/L: usual limits of dental plans, as far
 * as an office enters them: a real database holds 18 benefit rows a plan.
 */
export const limitChoices: readonly (readonly LimitChoice[])[] = [
  [limit("Exam", "benefit year", 2, 75), limit("Exam", "months", 6, 12)],
  [limit("Prophy", "benefit year", 2, 75), limit("Prophy", "months", 6, 12)],
  [limit("BW", "benefit year", 1, 75)],
  [limit("Pano/FMX", "years", 5, 50), limit("Pano/FMX", "years", 3, 25)],
  [limit("Fluoride", "age", 18, 30), limit("Fluoride", "age", 14, 15), limit("Fluoride", "age", 19, 5)],
  [limit("Sealant", "age", 16, 20), limit("Sealant", "age", 14, 10)],
  [limit("Crown", "years", 5, 20), limit("Crown", "years", 7, 12), limit("Crown", "years", 10, 8)],
  [limit("SRP", "months", 24, 25), limit("SRP", "months", 36, 10)],
];

/** How plans differ. H NADP, M and L as the project's facts grade them. */
export const benefitRates = {
  /** The month in which benefit years start. L: January 75 %, July 10 %, other 15 %. */
  renewalMonths: [
    [1, 75],
    [7, 10],
    [4, 3],
    [6, 3],
    [9, 3],
    [10, 4],
    [11, 2],
  ],
  /** L: waived on preventive care by 90 % of plans. */
  deductibleWaived: 0.9,
  /** The family's deductible in single ones. L: $50 and $150 are usual. */
  familyDeductibles: 3,
  /** Plans that pay composites on back teeth as amalgams. L: 20–30 %. */
  downgrades: 0.25,
  /** Plans that cover adjunctive services, such as night guards. L. */
  adjunctive: 0.55,
  /** Plans that exclude implants. L. */
  implantsExcluded: 0.35,
  /** Orthodontic riders: lifetime maximum in dollars, and the share that ends at 19. L. */
  orthodonticMaximum: [
    [1000, 35],
    [1500, 40],
    [2000, 25],
  ],
  orthodonticAge: { limit: 19, share: 0.8 },
  /** Months that individual policies let pass. M: preventive at once, basic after 6, major after 12. */
  individualWaiting: [
    [basicCategories, 6],
    [majorCategories, 12],
  ],
} as const;

/** What an amalgam on the same surfaces is, for each composite on a back tooth. Four surfaces and more pay as three. */
export const alternateFillings: ReadonlyMap<string, string> = new Map([
  ["D2391", "D2140"],
  ["D2392", "D2150"],
  ["D2393", "D2160"],
  ["D2394", "D2160"],
]);
