import type { DrugName } from "./medications.ts";

/**
 * A health problem of the office's list. DiseaseDefNum is the place in the list, from 1. `shares` are those who have
 * it under 18, at 18–39, 40–64 and from 65. L: after general public-health knowledge, rounded; a knob.
 */
export interface Condition {
  readonly name: string;
  readonly icd10: string;
  readonly shares: readonly [number, number, number, number];
  /** What it is treated with, one of them, and the share of those treated. */
  readonly drugs: readonly DrugName[];
  readonly treated: number;
  /** A warning for the chair. */
  readonly alert?: string;
  /** Antibiotics before treatment. */
  readonly needsPremedication?: true;
}

export const conditions = [
  {
    name: "High blood pressure",
    icd10: "I10",
    shares: [0.002, 0.08, 0.33, 0.6],
    drugs: ["lisinopril", "amlodipine", "losartan", "hydrochlorothiazide", "metoprolol"],
    treated: 0.8,
  },
  {
    name: "High cholesterol",
    icd10: "E78.5",
    shares: [0.001, 0.04, 0.25, 0.48],
    drugs: ["atorvastatin", "simvastatin"],
    treated: 0.75,
  },
  {
    name: "Diabetes, type 2",
    icd10: "E11.9",
    shares: [0.002, 0.02, 0.12, 0.22],
    drugs: ["metformin", "insulin glargine"],
    treated: 0.9,
    alert: "Diabetic",
  },
  {
    name: "Asthma",
    icd10: "J45.909",
    shares: [0.09, 0.08, 0.08, 0.07],
    drugs: ["albuterol", "fluticasone"],
    treated: 0.85,
    alert: "Asthma, bring inhaler",
  },
  {
    name: "Underactive thyroid",
    icd10: "E03.9",
    shares: [0.002, 0.02, 0.06, 0.12],
    drugs: ["levothyroxine"],
    treated: 0.95,
  },
  {
    name: "Acid reflux",
    icd10: "K21.9",
    shares: [0.01, 0.07, 0.18, 0.22],
    drugs: ["omeprazole"],
    treated: 0.7,
  },
  {
    name: "Anxiety",
    icd10: "F41.9",
    shares: [0.05, 0.15, 0.13, 0.08],
    drugs: ["sertraline", "escitalopram"],
    treated: 0.6,
  },
  {
    name: "Depression",
    icd10: "F32.A",
    shares: [0.03, 0.11, 0.11, 0.09],
    drugs: ["sertraline", "bupropion", "trazodone"],
    treated: 0.65,
  },
  {
    name: "Attention deficit",
    icd10: "F90.9",
    shares: [0.08, 0.05, 0.02, 0.002],
    drugs: ["methylphenidate"],
    treated: 0.6,
  },
  {
    name: "Seasonal allergies",
    icd10: "J30.2",
    shares: [0.12, 0.18, 0.17, 0.14],
    drugs: ["cetirizine", "fluticasone"],
    treated: 0.45,
  },
  {
    name: "Arthritis",
    icd10: "M19.90",
    shares: [0.001, 0.04, 0.2, 0.45],
    drugs: ["gabapentin", "prednisone"],
    treated: 0.25,
  },
  {
    name: "Osteoporosis",
    icd10: "M81.0",
    shares: [0, 0.001, 0.04, 0.16],
    drugs: ["alendronate"],
    treated: 0.55,
    alert: "Takes a drug for bone density: ask before extractions",
  },
  {
    name: "Irregular heartbeat",
    icd10: "I48.91",
    shares: [0, 0.003, 0.02, 0.09],
    drugs: ["apixaban", "warfarin"],
    treated: 0.75,
    alert: "On a blood thinner",
  },
  {
    name: "Coronary heart disease",
    icd10: "I25.10",
    shares: [0, 0.003, 0.05, 0.16],
    drugs: ["aspirin 81 mg", "clopidogrel"],
    treated: 0.85,
    alert: "Heart disease",
  },
  {
    name: "Artificial heart valve",
    icd10: "Z95.2",
    shares: [0, 0.0005, 0.003, 0.015],
    drugs: ["warfarin"],
    treated: 0.9,
    alert: "Heart valve: antibiotic before treatment",
    needsPremedication: true,
  },
  {
    name: "Joint replacement",
    icd10: "Z96.60",
    shares: [0, 0.002, 0.03, 0.12],
    drugs: [],
    treated: 0,
    alert: "Joint replacement",
    needsPremedication: true,
  },
  {
    name: "Enlarged prostate",
    icd10: "N40.0",
    shares: [0, 0, 0.05, 0.15],
    drugs: ["tamsulosin"],
    treated: 0.7,
  },
  { name: "Sleep apnea", icd10: "G47.33", shares: [0.005, 0.03, 0.1, 0.13], drugs: [], treated: 0 },
  { name: "Smoker", icd10: "F17.210", shares: [0.01, 0.13, 0.15, 0.08], drugs: [], treated: 0 },
  { name: "Cancer, past", icd10: "Z85.9", shares: [0.002, 0.01, 0.06, 0.2], drugs: [], treated: 0 },
  { name: "Dry mouth", icd10: "R68.2", shares: [0.001, 0.02, 0.08, 0.2], drugs: [], treated: 0 },
] as const satisfies readonly Condition[];

export type ConditionName = (typeof conditions)[number]["name"];

const byName: ReadonlyMap<string, Condition> = new Map(
  conditions.map((condition) => [condition.name, condition]),
);

/**
 * A condition of the list.
 *
 * @throws {RangeError} when there is none of that name.
 */
export function conditionNamed(name: ConditionName): Condition {
  const condition = byName.get(name);
  if (condition === undefined) throw new RangeError(`there is no condition ${name}`);
  return condition;
}

/** DiseaseDefNum. */
export function conditionNumber(name: ConditionName): number {
  return conditions.findIndex((condition) => condition.name === name) + 1;
}

/** The share of people of an age who have it. */
export function shareAt({ shares }: Condition, age: number): number {
  if (age < 18) return shares[0];
  if (age < 40) return shares[1];
  return age < 65 ? shares[2] : shares[3];
}
