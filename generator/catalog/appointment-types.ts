import type { VisitReason } from "../world/treatment.ts";

/** A type of appointment: a name, a colour, and how long it usually takes. */
export interface AppointmentType {
  readonly name: string;
  /** 0xRRGGBB. */
  readonly color: number;
  /** A multiple of 5. */
  readonly minutes: number;
  /** The codes it brings along. */
  readonly codes: readonly string[];
}

/** AppointmentTypeNum is the place in this list, from 1. */
export const appointmentTypes: Readonly<Record<VisitReason, AppointmentType>> = {
  "new patient": { name: "New Patient", color: 0x2e86c1, minutes: 80, codes: ["D0150", "D0210", "D1110"] },
  hygiene: { name: "Hygiene Recall", color: 0x58d68d, minutes: 50, codes: ["D0120", "D1110"] },
  "child hygiene": { name: "Child Recall", color: 0xabebc6, minutes: 30, codes: ["D0120", "D1120"] },
  "perio maintenance": { name: "Perio Maintenance", color: 0x1d8348, minutes: 60, codes: ["D4910"] },
  "deep cleaning": { name: "Deep Cleaning", color: 0x117a65, minutes: 90, codes: ["D4341"] },
  restorative: { name: "Restorative", color: 0xf5b041, minutes: 60, codes: [] },
  "crown prep": { name: "Crown Prep", color: 0xdc7633, minutes: 110, codes: ["D2740"] },
  "crown seat": { name: "Crown Seat", color: 0xf0b27a, minutes: 40, codes: [] },
  "root canal": { name: "Root Canal", color: 0xcb4335, minutes: 100, codes: ["D3330"] },
  extraction: { name: "Extraction", color: 0x922b21, minutes: 40, codes: ["D7140"] },
  prosthodontics: { name: "Prosthodontics", color: 0x8e44ad, minutes: 60, codes: [] },
  emergency: { name: "Emergency", color: 0xe74c3c, minutes: 40, codes: ["D0140", "D0220"] },
  consultation: { name: "Consultation", color: 0xaeb6bf, minutes: 30, codes: [] },
};

export const visitReasons = Object.keys(appointmentTypes) as VisitReason[]; // keys of the record above

/** The AppointmentTypeNum of a reason to come. */
export function appointmentTypeNumber(reason: VisitReason): number {
  return visitReasons.indexOf(reason) + 1;
}
