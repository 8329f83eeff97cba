import type { Cents } from "../world/practice.ts";

export type LabWork = "crown" | "bridge" | "veneer" | "implant crown" | "denture" | "night guard";

/** A dental laboratory; invented. LaboratoryNum is the place in the list, from 1. */
export interface Laboratory {
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly makes: readonly LabWork[];
}

export const laboratories: readonly Laboratory[] = [
  {
    name: "Riverbend Dental Laboratory",
    city: "Riverbend",
    state: "OH",
    makes: ["crown", "bridge", "veneer", "implant crown"],
  },
  { name: "Copperfield Ceramics", city: "Copperfield", state: "PA", makes: ["crown", "veneer", "bridge"] },
  { name: "Two Oaks Prosthetics", city: "Two Oaks", state: "IN", makes: ["denture", "night guard"] },
];

/** What a laboratory asks and how long it takes. L: knobs; overhead for laboratories is 6–10 % of collections. */
export interface LabTerms {
  readonly work: LabWork;
  readonly fee: Cents;
  /** Days published and usually needed, shipping included. */
  readonly daysPublished: number;
  readonly daysActual: number;
}

export const labTerms: readonly LabTerms[] = [
  { work: "crown", fee: 14_900, daysPublished: 10, daysActual: 10 },
  { work: "bridge", fee: 38_900, daysPublished: 12, daysActual: 12 },
  { work: "veneer", fee: 16_900, daysPublished: 12, daysActual: 11 },
  { work: "implant crown", fee: 27_500, daysPublished: 14, daysActual: 13 },
  { work: "denture", fee: 32_000, daysPublished: 10, daysActual: 10 },
  { work: "night guard", fee: 9_500, daysPublished: 8, daysActual: 7 },
];

/** What is ordered for a completed procedure; undefined when nothing is. */
export function labWorkOf(code: string): LabWork | undefined {
  if (code === "D2740" || code === "D2750") return "crown";
  if (code === "D6750" || code === "D6240") return "bridge";
  if (code === "D2962") return "veneer";
  if (code === "D6058") return "implant crown";
  if (/^D5[12]/.test(code)) return "denture";
  return code === "D9944" ? "night guard" : undefined;
}

/** The terms of a kind of work. */
export function termsOf(work: LabWork): LabTerms {
  const terms = labTerms.find((candidate) => candidate.work === work);
  if (terms === undefined) throw new RangeError(`no laboratory makes ${work}`);
  return terms;
}
