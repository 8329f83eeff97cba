import type { AllergenName } from "./allergens.ts";

/** What the office prescribes, as its list has it. RxDefNum is the place in the list, from 1. Generic names only. */
export interface PrescriptionTemplate {
  readonly name: string;
  readonly drug: string;
  readonly directions: string;
  readonly dispense: string;
  readonly refills: number;
  readonly daysOfSupply: number;
  readonly isControlled: boolean;
  /** Not for patients with any of these allergies. */
  readonly notWith: readonly AllergenName[];
}

export const prescriptionTemplates = [
  {
    name: "amoxicillin",
    drug: "Amoxicillin 500 mg capsule",
    directions: "Take one capsule by mouth three times a day until gone.",
    dispense: "21 capsules",
    refills: 0,
    daysOfSupply: 7,
    isControlled: false,
    notWith: ["Penicillin"],
  },
  {
    name: "clindamycin",
    drug: "Clindamycin 300 mg capsule",
    directions: "Take one capsule by mouth three times a day until gone.",
    dispense: "21 capsules",
    refills: 0,
    daysOfSupply: 7,
    isControlled: false,
    notWith: ["Clindamycin"],
  },
  {
    name: "azithromycin",
    drug: "Azithromycin 250 mg tablet",
    directions: "Take two tablets by mouth on the first day, then one a day for four days.",
    dispense: "6 tablets",
    refills: 0,
    daysOfSupply: 5,
    isControlled: false,
    notWith: ["Macrolide antibiotics"],
  },
  {
    name: "premedication",
    drug: "Amoxicillin 500 mg capsule",
    directions: "Take four capsules by mouth one hour before the appointment.",
    dispense: "4 capsules",
    refills: 2,
    daysOfSupply: 1,
    isControlled: false,
    notWith: ["Penicillin"],
  },
  {
    name: "premedication without penicillin",
    drug: "Azithromycin 500 mg tablet",
    directions: "Take one tablet by mouth one hour before the appointment.",
    dispense: "1 tablet",
    refills: 2,
    daysOfSupply: 1,
    isControlled: false,
    notWith: ["Macrolide antibiotics"],
  },
  {
    name: "ibuprofen",
    drug: "Ibuprofen 600 mg tablet",
    directions: "Take one tablet by mouth every six hours as needed for pain, with food.",
    dispense: "20 tablets",
    refills: 0,
    daysOfSupply: 5,
    isControlled: false,
    notWith: ["Aspirin and NSAIDs"],
  },
  {
    name: "acetaminophen",
    drug: "Acetaminophen 500 mg tablet",
    directions: "Take two tablets by mouth every six hours as needed for pain.",
    dispense: "24 tablets",
    refills: 0,
    daysOfSupply: 3,
    isControlled: false,
    notWith: [],
  },
  {
    name: "acetaminophen with codeine",
    drug: "Acetaminophen 300 mg with codeine 30 mg tablet",
    directions: "Take one tablet by mouth every six hours as needed for strong pain.",
    dispense: "8 tablets",
    refills: 0,
    daysOfSupply: 2,
    isControlled: true,
    notWith: ["Codeine"],
  },
  {
    name: "chlorhexidine rinse",
    drug: "Chlorhexidine 0.12 % rinse",
    directions: "Rinse with 15 ml for 30 seconds twice a day, do not swallow.",
    dispense: "473 ml",
    refills: 1,
    daysOfSupply: 16,
    isControlled: false,
    notWith: [],
  },
  {
    name: "fluoride paste",
    drug: "Sodium fluoride 1.1 % toothpaste",
    directions: "Brush before bed, spit out, do not rinse.",
    dispense: "100 ml",
    refills: 3,
    daysOfSupply: 60,
    isControlled: false,
    notWith: [],
  },
  {
    name: "triazolam",
    drug: "Triazolam 0.25 mg tablet",
    directions: "Take one tablet by mouth one hour before the appointment. Do not drive.",
    dispense: "1 tablet",
    refills: 0,
    daysOfSupply: 1,
    isControlled: true,
    notWith: [],
  },
] as const satisfies readonly PrescriptionTemplate[];

export type PrescriptionName = (typeof prescriptionTemplates)[number]["name"];

const byName: ReadonlyMap<string, PrescriptionTemplate> = new Map(
  prescriptionTemplates.map((template) => [template.name, template]),
);

/**
 * A prescription of the list.
 *
 * @throws {RangeError} when there is none of that name.
 */
export function prescriptionTemplate(name: PrescriptionName): PrescriptionTemplate {
  const template = byName.get(name);
  if (template === undefined) throw new RangeError(`there is no prescription ${name}`);
  return template;
}

/** The rest of the office's list: written seldom, so nobody is given one. Generic names only. */
export const otherPrescriptions: readonly Pick<
  PrescriptionTemplate,
  "drug" | "directions" | "dispense" | "refills" | "isControlled"
>[] = (
  [
    ["Amoxicillin 250 mg capsule", "Take one capsule three times a day until gone.", "21 capsules"],
    ["Amoxicillin 875 mg tablet", "Take one tablet twice a day until gone.", "14 tablets"],
    ["Amoxicillin 400 mg/5 ml suspension", "Give as directed by weight, three times a day.", "100 ml"],
    ["Amoxicillin-clavulanate 875 mg tablet", "Take one tablet twice a day with food.", "14 tablets"],
    ["Penicillin V 500 mg tablet", "Take one tablet four times a day until gone.", "28 tablets"],
    ["Cephalexin 500 mg capsule", "Take one capsule four times a day until gone.", "28 capsules"],
    ["Clindamycin 150 mg capsule", "Take two capsules three times a day until gone.", "42 capsules"],
    ["Doxycycline 100 mg capsule", "Take one capsule twice a day.", "14 capsules"],
    ["Doxycycline 20 mg tablet", "Take one tablet twice a day.", "60 tablets"],
    ["Metronidazole 500 mg tablet", "Take one tablet three times a day. No alcohol.", "21 tablets"],
    [
      "Cephalexin 500 mg capsule, premedication",
      "Take four capsules one hour before the appointment.",
      "4 capsules",
    ],
    ["Ibuprofen 400 mg tablet", "Take one tablet every six hours as needed, with food.", "20 tablets"],
    ["Ibuprofen 800 mg tablet", "Take one tablet every eight hours as needed, with food.", "15 tablets"],
    ["Naproxen 500 mg tablet", "Take one tablet twice a day as needed, with food.", "14 tablets"],
    ["Celecoxib 200 mg capsule", "Take one capsule a day as needed.", "7 capsules"],
    ["Ketorolac 10 mg tablet", "Take one tablet every six hours for at most five days.", "12 tablets"],
    ["Hydrocodone-acetaminophen tablet", "Take one tablet every six hours for strong pain.", "8 tablets"],
    ["Tramadol 50 mg tablet", "Take one tablet every six hours for strong pain.", "8 tablets"],
    ["Diazepam 5 mg tablet", "Take one tablet one hour before the appointment.", "1 tablet"],
    ["Lorazepam 1 mg tablet", "Take one tablet one hour before the appointment.", "1 tablet"],
    ["Hydroxyzine 25 mg tablet", "Take one tablet one hour before the appointment.", "2 tablets"],
    ["Methylprednisolone 4 mg pack", "Take as the pack says.", "1 pack"],
    ["Dexamethasone 0.5 mg/5 ml elixir", "Rinse with 5 ml twice a day and spit out.", "100 ml"],
    ["Triamcinolone paste", "Put a thin layer on the sore three times a day.", "5 g"],
    ["Lidocaine 2 % viscous", "Rinse with 15 ml and spit out, as needed.", "100 ml"],
    ["Magic mouthwash", "Rinse with 10 ml four times a day and spit out.", "240 ml"],
    ["Nystatin suspension", "Rinse with 5 ml four times a day and swallow.", "280 ml"],
    ["Clotrimazole 10 mg troche", "Let one dissolve in the mouth five times a day.", "70 troches"],
    ["Fluconazole 100 mg tablet", "Take two tablets on the first day, then one a day.", "15 tablets"],
    ["Acyclovir 5 % ointment", "Put on the sore six times a day.", "15 g"],
    ["Valacyclovir 1 g tablet", "Take two tablets now and two after twelve hours.", "4 tablets"],
    ["Sodium fluoride 0.25 mg chewable tablet", "Chew one a day.", "120 tablets"],
    ["Sodium fluoride 0.5 mg chewable tablet", "Chew one a day.", "120 tablets"],
    ["Pilocarpine 5 mg tablet", "Take one tablet three times a day.", "90 tablets"],
    ["Cyclobenzaprine 10 mg tablet", "Take one tablet at bedtime.", "14 tablets"],
  ] as const
).map(([drug, directions, dispense]) => ({
  drug,
  directions,
  dispense,
  refills: 0,
  isControlled: /Hydrocodone|Tramadol|Diazepam|Lorazepam/.test(drug),
}));
