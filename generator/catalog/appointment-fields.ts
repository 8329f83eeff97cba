import type { VisitReason } from "../world/treatment.ts";

/** A field that the office added to appointments. */
export interface AppointmentField {
  readonly name: string;
  /** What is picked, one of them; without any it is free text. */
  readonly picks: readonly string[];
  readonly texts: readonly string[];
  /** The visits that it is for; all of them when absent. */
  readonly reasons?: readonly VisitReason[];
  /** Share of those visits, when they are booked. */
  readonly share: number;
}

/**
 * The office's own fields. ApptFieldDefNum is the place in the list, from 1. All invented. The shares give 0.14 values
 * an appointment: census ratio, 11,394 apptfield to 81,169 appointment (facts, 6).
 */
export const appointmentFields: readonly AppointmentField[] = [
  { name: "Insurance Checked", picks: ["Yes", "No", "Not insured"], texts: [], share: 0.07 },
  {
    name: "Paperwork",
    picks: ["Sent", "In office"],
    texts: [],
    reasons: ["new patient", "emergency"],
    share: 0.3,
  },
  { name: "Lab Case", picks: ["Ordered", "Here"], texts: [], reasons: ["crown seat"], share: 0.4 },
  {
    name: "Ride Home",
    picks: [],
    texts: ["spouse drives", "taxi", "son waits outside"],
    reasons: ["extraction"],
    share: 0.15,
  },
  { name: "Premedication", picks: ["Taken", "Forgotten"], texts: [], share: 0.008 },
  { name: "Interpreter", picks: [], texts: ["daughter comes along", "by telephone"], share: 0.006 },
];
