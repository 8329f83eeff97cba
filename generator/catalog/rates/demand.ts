/** Who comes to the practice, and when. Each figure with its source in the facts and its grade: H measured, M one vendor, L judged. */
export const demandRates = {
  /** New patient rows a year as a share of the rows at opening. L: attrition of 10–20 % a year is replaced. */
  newcomersPerYear: 0.2,
  /** Of the rows at opening, patients who come: without the inactive and the non-patients. Of those who come, who leave in a year. L. */
  comingAtOpening: 0.86,
  leavingPerYear: 0.125,
  /** Open days over which the patients of the practice's predecessor are registered. L. */
  takeoverDays: 5,
  /** Share of the predecessor's families who no longer come. L: mature databases hold many inactive rows. */
  alreadyInactive: 0.1,
  /** By month, per open day. L. */
  season: [1.03, 0.97, 1.05, 1.0, 0.98, 1.03, 1.0, 1.06, 0.94, 1.03, 0.95, 0.96],
  /** Share of the gap to the expected number of rows that a day closes, on average. L, a smoothing. */
  dailyCatchUp: 0.25,
  /** Patients per account: 1, 2, 3, 4, 5, 6. L. */
  familySizes: [
    [1, 48],
    [2, 24],
    [3, 12],
    [4, 11],
    [5, 4],
    [6, 1],
  ],
  /** Families of two or more whose guarantor is not a patient; 8 % of all guarantors. L. */
  nonpatientGuarantor: 0.15,
  /** Families of two that are couples; the others are a parent and a child. L. */
  coupleOfTwo: 0.82,
  /** Larger families with two parents. L. */
  twoParents: 0.78,
  /** Women's share of patients. H: 99 practices. */
  female: 0.56,
  /** Age of the head of a family without children: from, to, weight. L. */
  headAges: [
    [[18, 34], 24],
    [[35, 49], 22],
    [[50, 64], 32],
    [[65, 74], 16],
    [[75, 90], 8],
  ],
  /** Oldest child on a family account. L: students stay on their parents' plans to 26. */
  oldestChild: 22,
  /** Children are brought from about this age. L. */
  youngestChild: 1,
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
