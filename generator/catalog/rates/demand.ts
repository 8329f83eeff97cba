/** Who comes to the practice, and when. Each figure with its source in the facts and its grade: H measured, M one vendor, L judged. */
export const demandRates = {
  /** Of the rows at opening, patients who come: without the inactive and the non-patients. Of those who come, who leave in a year. L. */
  comingAtOpening: 0.86,
  leavingPerYear: 0.125,
  /** Open days over which the patients of the practice's predecessor are registered. L. */
  takeoverDays: 5,
  /** Share of the predecessor's families who no longer come. L: mature databases hold many inactive rows. */
  alreadyInactive: 0.1,
  /** New patients by month. M for the direction: August is the top, then October and February to April; weak May, June, September and November. */
  season: [0.98, 1.07, 1.1, 1.07, 0.88, 0.9, 1.02, 1.27, 0.78, 1.14, 0.84, 0.95],
  /** Share of the gap to the expected number of rows that a day closes, on average. L, a smoothing. */
  dailyCatchUp: 0.25,
  /** Families of two or more whose guarantor is not a patient; 8 % of all guarantors. L. */
  nonpatientGuarantor: 0.15,
  /** Families of two that are couples; the others are a parent and a child. L. */
  coupleOfTwo: 0.82,
  /** Larger families with two parents. L. */
  twoParents: 0.78,
  /** Women's share by place in the family, so that it is 56 % of all patients. H for the whole: 99 practices; L for the parts. */
  female: { single: 0.68, singleParent: 0.8, headOfCouple: 0.45, child: 0.5 },
  /** Couples of a woman and a man. L. */
  differentGenders: 0.97,
  /** Patients of a clinic who live in its own town; the others live anywhere around. L. */
  livesNearClinic: 0.6,
  /** New families who say who sent them. M: most name a person. */
  saysWhoSent: 0.75,
  /** Of these: another patient, a dentist, anything else. M: friends and family are named most. */
  sentBy: [
    ["patient", 60],
    ["dentist", 6],
    ["other", 34],
  ],
  /** New families whose head comes in pain first. L. */
  comesInPain: 0.12,
} as const;
