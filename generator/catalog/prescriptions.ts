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
