import type { enumerations } from "../opendental/schema/enumerations.ts";
import type { BenefitCategory } from "../world/insurance.ts";

type EbenefitCategory = keyof typeof enumerations.EbenefitCategory;
type FixedCodeGroup = keyof typeof enumerations.EnumCodeGroupFixed;

/** A group of procedures that plans pay alike: OpenDental's `covcat` with its `covspan` rows. */
export interface CoverageCategory {
  readonly description: string;
  readonly benefitCategory: EbenefitCategory;
  /** What the office assumes of a plan it does not know, in percent; -1 for none. */
  readonly defaultPercent: number;
  /** First and last code of each stretch. */
  readonly spans: readonly (readonly [string, string])[];
}

/** The category of all codes. */
export const generalCoverage: CoverageCategory = {
  description: "General",
  benefitCategory: "General",
  defaultPercent: -1,
  spans: [["D0000", "D9999"]],
};

/** The categories of benefits, by the codes of the current dental terminology's sections. */
export const coverageCategories: Readonly<Record<BenefitCategory, CoverageCategory>> = {
  diagnostic: {
    description: "Diagnostic",
    benefitCategory: "Diagnostic",
    defaultPercent: 100,
    spans: [
      ["D0100", "D0199"],
      ["D0400", "D0999"],
    ],
  },
  xray: {
    description: "X-Ray",
    benefitCategory: "DiagnosticXRay",
    defaultPercent: 100,
    spans: [["D0200", "D0399"]],
  },
  preventive: {
    description: "Routine Preventive",
    benefitCategory: "RoutinePreventive",
    defaultPercent: 100,
    spans: [["D1000", "D1999"]],
  },
  restorative: {
    description: "Restorative",
    benefitCategory: "Restorative",
    defaultPercent: 80,
    spans: [
      ["D2000", "D2699"],
      ["D2800", "D2959"],
      ["D2970", "D2999"],
    ],
  },
  endodontics: {
    description: "Endodontics",
    benefitCategory: "Endodontics",
    defaultPercent: 80,
    spans: [["D3000", "D3999"]],
  },
  periodontics: {
    description: "Periodontics",
    benefitCategory: "Periodontics",
    defaultPercent: 80,
    spans: [["D4000", "D4999"]],
  },
  crowns: {
    description: "Crowns",
    benefitCategory: "Crowns",
    defaultPercent: 50,
    spans: [
      ["D2700", "D2799"],
      ["D2960", "D2969"],
    ],
  },
  prosthodontics: {
    description: "Prosthodontics",
    benefitCategory: "Prosthodontics",
    defaultPercent: 50,
    spans: [
      ["D5000", "D5899"],
      ["D6000", "D6999"],
    ],
  },
  "oral surgery": {
    description: "Oral Surgery",
    benefitCategory: "OralSurgery",
    defaultPercent: 80,
    spans: [["D7000", "D7999"]],
  },
  orthodontics: {
    description: "Orthodontics",
    benefitCategory: "Orthodontics",
    defaultPercent: 50,
    spans: [["D8000", "D8999"]],
  },
  adjunctive: {
    description: "Adjunctive",
    benefitCategory: "Adjunctive",
    defaultPercent: 80,
    spans: [["D9000", "D9999"]],
  },
};

export const benefitCategories = Object.keys(coverageCategories) as BenefitCategory[]; // keys of the record above

/** Categories that OpenDental brings along and no plan here pays by. */
export const unusedCategories: readonly CoverageCategory[] = [
  {
    description: "Maxillofacial Prosthetics",
    benefitCategory: "MaxillofacialProsth",
    defaultPercent: -1,
    spans: [["D5900", "D5999"]],
  },
  { description: "Accident", benefitCategory: "Accident", defaultPercent: -1, spans: [] },
];

/** The CovCatNum of all codes. */
export const generalCoverageNumber = 1;

/** The CovCatNum of a category of benefits. */
export function coverageNumber(category: BenefitCategory): number {
  return benefitCategories.indexOf(category) + generalCoverageNumber + 1;
}

/** Codes that a plan counts together when it limits how often it pays: OpenDental's `codegroup`. */
export interface CodeGroup {
  readonly name: string;
  /** What a plan counts services by: the person, or each tooth or quadrant by itself. */
  readonly counted: "person" | "tooth" | "quadrant";
  /** Which of OpenDental's own groups it is. */
  readonly fixed: FixedCodeGroup;
  readonly codes: readonly string[];
  readonly showInAgeLimit: boolean;
}

/** CodeGroupNum is the place in this list, from 1. */
export const codeGroups = [
  { name: "BW", counted: "person", fixed: "BW", codes: ["D0272", "D0274"], showInAgeLimit: false },
  { name: "Pano/FMX", counted: "person", fixed: "PanoFMX", codes: ["D0210", "D0330"], showInAgeLimit: false },
  {
    name: "Exam",
    counted: "person",
    fixed: "Exam",
    codes: ["D0120", "D0150", "D0180"],
    showInAgeLimit: false,
  },
  { name: "Perio Maint", counted: "person", fixed: "Perio", codes: ["D4910"], showInAgeLimit: false },
  { name: "Prophy", counted: "person", fixed: "Prophy", codes: ["D1110", "D1120"], showInAgeLimit: false },
  { name: "SRP", counted: "quadrant", fixed: "SRP", codes: ["D4341", "D4342"], showInAgeLimit: false },
  { name: "Debridement", counted: "person", fixed: "FMDebride", codes: ["D4355"], showInAgeLimit: false },
  { name: "Fluoride", counted: "person", fixed: "Fluoride", codes: ["D1206", "D1208"], showInAgeLimit: true },
  { name: "Sealant", counted: "tooth", fixed: "Sealant", codes: ["D1351"], showInAgeLimit: true },
  {
    name: "Crown",
    counted: "tooth",
    fixed: "None",
    codes: ["D2740", "D2750", "D2962", "D6240", "D6750"],
    showInAgeLimit: false,
  },
  {
    name: "Implant",
    counted: "tooth",
    fixed: "None",
    codes: ["D6010", "D6057", "D6058"],
    showInAgeLimit: false,
  },
  { name: "Ortho", counted: "person", fixed: "None", codes: ["D8090"], showInAgeLimit: true },
] as const satisfies readonly CodeGroup[];

export type CodeGroupName = (typeof codeGroups)[number]["name"];

/** The CodeGroupNum of a group. */
export function codeGroupNumber(name: CodeGroupName): number {
  return codeGroups.findIndex((group) => group.name === name) + 1;
}

const groupsByCode: ReadonlyMap<string, CodeGroup & { readonly name: CodeGroupName }> = new Map(
  codeGroups.flatMap((group) => group.codes.map((code) => [code, group] as const)),
);

/** The group that a code is counted in; undefined when no plan limits it. */
export function codeGroupOf(code: string): (CodeGroup & { readonly name: CodeGroupName }) | undefined {
  return groupsByCode.get(code);
}
