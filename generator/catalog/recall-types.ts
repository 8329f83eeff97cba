import type { Recall } from "../world/people.ts";

/** A kind of recall as the office sets it up. */
export interface RecallType {
  readonly description: string;
  /** Months until due again. */
  readonly defaultMonths: number;
  /** X and / per 5 minutes. */
  readonly pattern: string;
  /** The codes put on the appointment. */
  readonly procedures: readonly string[];
  /** Completed codes that set the date of the last one. */
  readonly triggers: readonly string[];
}

const pattern = (minutes: number): string => `/${"X".repeat(minutes / 5 - 2)}/`;

/**
 * RecallTypeNum is the place in this list, from 1. The first three are OpenDental's special types; the one for children
 * has no triggers, because it only says what a child's prophy recall brings along.
 */
export const recallTypes: Readonly<Record<Recall["type"], RecallType>> = {
  prophy: {
    description: "Prophy",
    defaultMonths: 6,
    pattern: pattern(60),
    procedures: ["D0120", "D1110"],
    triggers: ["D1110", "D1120", "D4346"],
  },
  "child prophy": {
    description: "Child Prophy",
    defaultMonths: 6,
    pattern: pattern(30),
    procedures: ["D0120", "D1120", "D1206"],
    triggers: [],
  },
  perio: {
    description: "Perio",
    defaultMonths: 4,
    pattern: pattern(60),
    procedures: ["D4910"],
    triggers: ["D4341", "D4342", "D4910"],
  },
  bitewings: {
    description: "4BW",
    defaultMonths: 12,
    pattern: "",
    procedures: ["D0274"],
    triggers: ["D0272", "D0274", "D0210"],
  },
  panoramic: {
    description: "Pano",
    defaultMonths: 60,
    pattern: "",
    procedures: ["D0330"],
    triggers: ["D0330", "D0210"],
  },
};

export const recallTypeNames = Object.keys(recallTypes) as Recall["type"][]; // keys of the record above

/** The RecallTypeNum of a patient's recall: a child's is a prophy recall like an adult's. */
export function patientRecallTypeNumber(type: Recall["type"]): number {
  return recallTypeNumber(type === "child prophy" ? "prophy" : type);
}

/** The RecallTypeNum of a type of recall. */
export function recallTypeNumber(type: Recall["type"]): number {
  return recallTypeNames.indexOf(type) + 1;
}
