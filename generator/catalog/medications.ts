/** Drugs that patients take, by their generic names. MedicationNum is the place in the list, from 1. */
export const medications = [
  "amlodipine",
  "lisinopril",
  "losartan",
  "hydrochlorothiazide",
  "metoprolol",
  "atorvastatin",
  "simvastatin",
  "metformin",
  "insulin glargine",
  "levothyroxine",
  "albuterol",
  "fluticasone",
  "omeprazole",
  "sertraline",
  "escitalopram",
  "bupropion",
  "trazodone",
  "gabapentin",
  "warfarin",
  "apixaban",
  "clopidogrel",
  "aspirin 81 mg",
  "alendronate",
  "methylphenidate",
  "cetirizine",
  "estradiol",
  "multivitamin",
  "vitamin D",
  "tamsulosin",
  "prednisone",
] as const;

export type DrugName = (typeof medications)[number];

/** MedicationNum. */
export function medicationNumber(name: DrugName): number {
  return medications.indexOf(name) + 1;
}
