import type { Scenario } from "./scenario.ts";

/** The practice made unless told otherwise: families of all ages, insured by employers (facts sections 1 and 4). */
export const suburbanFamily: Scenario = {
  name: "suburban-family",
  summary: "families of all ages, mostly insured by employers",
  people: {
    // L: 1 to 5 and more patients per account.
    familySizes: [
      [1, 48],
      [2, 24],
      [3, 12],
      [4, 11],
      [5, 4],
      [6, 1],
    ],
    // L, so that all patients together come near the age bands of the facts.
    headAges: [
      [[18, 34], 18],
      [[35, 49], 20],
      [[50, 64], 31],
      [[65, 74], 20],
      [[75, 90], 11],
    ],
    // L: students stay on their parents' plans to 26.
    childAges: [2, 24],
  },
  // H: 73 % of patients have insurance on file; fewer at 65 and over. L: 5 % of them by the state's program.
  payers: { insured: { under65: 0.84, from65: 0.57 }, publicPlan: 0.05 },
  attendance: { missed: 1, cancelled: 1 },
  duplicateRecords: 0,
  // Census: 26 guardians to 33,145 patient rows. L: how many of these are children.
  notedGuardians: 0.003,
  hygieneCapacity: 1,
  // L: attrition of 10–20 % a year is replaced.
  newcomersPerYear: 0.2,
  importedCharts: 0,
  yearsWithoutTimeClock: 0,
  feeIncrease: undefined,
  clinics: 0,
  yearsBetweenClinics: 0,
  lists: undefined,
};
