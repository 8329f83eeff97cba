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

/** The rest of the office's list with their ICD-10 codes: seldom ticked, so nobody is given one. */
export const otherConditions: readonly { readonly name: string; readonly icd10: string }[] = (
  [
    ["Heart attack, past", "I25.2"],
    ["Angina", "I20.9"],
    ["Heart failure", "I50.9"],
    ["Heart murmur", "R01.1"],
    ["Mitral valve prolapse", "I34.1"],
    ["Pacemaker", "Z95.0"],
    ["Implanted defibrillator", "Z95.810"],
    ["Stroke, past", "Z86.73"],
    ["Congenital heart defect", "Q24.9"],
    ["Rheumatic heart disease", "I09.9"],
    ["Low blood pressure", "I95.9"],
    ["Coronary stent", "Z95.5"],
    ["Hepatitis B", "B18.1"],
    ["Hepatitis C", "B18.2"],
    ["HIV infection", "B20"],
    ["Tuberculosis", "A15.9"],
    ["Kidney disease", "N18.9"],
    ["Epilepsy", "G40.909"],
    ["Anemia", "D64.9"],
    ["Hemophilia", "D66"],
    ["Grinding of teeth", "F45.8"],
    ["Blood clot in a leg", "I82.409"],
    ["Pulmonary embolism", "I26.99"],
    ["Peripheral artery disease", "I73.9"],
    ["Aortic aneurysm", "I71.9"],
    ["Varicose veins", "I83.90"],
    ["Cardiomyopathy", "I42.9"],
    ["Aortic stenosis", "I35.0"],
    ["Rapid heartbeat", "R00.0"],
    ["Iron deficiency", "D50.9"],
    ["Sickle cell disease", "D57.1"],
    ["Low platelets", "D69.6"],
    ["Leukemia", "C95.90"],
    ["Lymphoma", "C85.90"],
    ["Takes a blood thinner", "Z79.01"],
    ["Factor V Leiden", "D68.51"],
    ["Thalassemia", "D56.9"],
    ["Chronic obstructive lung disease", "J44.9"],
    ["Emphysema", "J43.9"],
    ["Chronic bronchitis", "J42"],
    ["Pneumonia", "J18.9"],
    ["Pulmonary fibrosis", "J84.10"],
    ["Cystic fibrosis", "E84.9"],
    ["Shortness of breath", "R06.02"],
    ["Chronic sinusitis", "J32.9"],
    ["Allergic rhinitis", "J30.9"],
    ["Sarcoidosis", "D86.9"],
    ["Pulmonary hypertension", "I27.20"],
    ["Diabetes, type 1", "E10.9"],
    ["Prediabetes", "R73.03"],
    ["Overactive thyroid", "E05.90"],
    ["Goiter", "E04.9"],
    ["Thyroid nodule", "E04.1"],
    ["Adrenal insufficiency", "E27.40"],
    ["Gout", "M10.9"],
    ["Obesity", "E66.9"],
    ["Vitamin D deficiency", "E55.9"],
    ["Polycystic ovaries", "E28.2"],
    ["Overactive parathyroid", "E21.3"],
    ["Low blood sugar", "E16.2"],
    ["Vitamin B12 deficiency", "E53.8"],
    ["Stomach ulcer", "K25.9"],
    ["Hiatal hernia", "K44.9"],
    ["Crohn's disease", "K50.90"],
    ["Ulcerative colitis", "K51.90"],
    ["Irritable bowel", "K58.9"],
    ["Celiac disease", "K90.0"],
    ["Diverticulosis", "K57.30"],
    ["Gallstones", "K80.20"],
    ["Cirrhosis", "K74.60"],
    ["Fatty liver", "K76.0"],
    ["Hepatitis A", "B15.9"],
    ["Chronic pancreatitis", "K86.1"],
    ["Constipation", "K59.00"],
    ["Lactose intolerance", "E73.9"],
    ["Trouble swallowing", "R13.10"],
    ["Dialysis", "Z99.2"],
    ["Kidney transplant", "Z94.0"],
    ["Kidney stones", "N20.0"],
    ["Overactive bladder", "N32.81"],
    ["Urinary incontinence", "R32"],
    ["Migraine", "G43.909"],
    ["Parkinson's disease", "G20.A1"],
    ["Alzheimer's disease", "G30.9"],
    ["Dementia", "F03.90"],
    ["Multiple sclerosis", "G35"],
    ["Neuropathy", "G62.9"],
    ["Trigeminal neuralgia", "G50.0"],
    ["Bell's palsy", "G51.0"],
    ["Restless legs", "G25.81"],
    ["Essential tremor", "G25.0"],
    ["Dizziness", "R42"],
    ["Fainting", "R55"],
    ["Cerebral palsy", "G80.9"],
    ["Myasthenia gravis", "G70.00"],
    ["Narcolepsy", "G47.419"],
    ["Insomnia", "G47.00"],
    ["Tension headache", "G44.209"],
    ["Bipolar disorder", "F31.9"],
    ["Schizophrenia", "F20.9"],
    ["Post-traumatic stress", "F43.10"],
    ["Obsessive-compulsive disorder", "F42.9"],
    ["Panic attacks", "F41.0"],
    ["Eating disorder", "F50.9"],
    ["Autism", "F84.0"],
    ["Alcohol dependence", "F10.20"],
    ["Drug dependence", "F19.20"],
    ["Down syndrome", "Q90.9"],
    ["Learning disability", "F81.9"],
    ["Rheumatoid arthritis", "M06.9"],
    ["Lupus", "M32.9"],
    ["Fibromyalgia", "M79.7"],
    ["Scoliosis", "M41.9"],
    ["Low back pain", "M54.50"],
    ["Sjogren syndrome", "M35.00"],
    ["Ankylosing spondylitis", "M45.9"],
    ["Jaw joint disorder", "M26.609"],
    ["Osteopenia", "M85.80"],
    ["Scleroderma", "M34.9"],
    ["Carpal tunnel syndrome", "G56.00"],
    ["Spinal stenosis", "M48.00"],
    ["Psoriasis", "L40.9"],
    ["Eczema", "L30.9"],
    ["Acne", "L70.0"],
    ["Hives", "L50.9"],
    ["Rosacea", "L71.9"],
    ["Melanoma, past", "Z85.820"],
    ["Lichen planus", "L43.9"],
    ["Cold sores", "B00.1"],
    ["Shingles", "B02.9"],
    ["Canker sores", "K12.0"],
    ["Breast cancer, past", "Z85.3"],
    ["Prostate cancer, past", "Z85.46"],
    ["Radiation treatment, past", "Z92.3"],
    ["Chemotherapy, past", "Z92.21"],
    ["Glaucoma", "H40.9"],
    ["Cataract", "H26.9"],
    ["Hearing loss", "H91.90"],
    ["Pregnancy", "Z33.1"],
  ] as const
).map(([name, icd10]) => ({ name, icd10 }));

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
