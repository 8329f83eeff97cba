import type { Scenario } from "./scenario.ts";
import { suburbanFamily } from "./suburban-family.ts";

/**
 * A practice in the windows of time, the volumes and the list values that the load profile `downstream` asks for: see
 * docs/downstream.md. Its lists have the numbers of one real practice.
 */
export const downstream: Scenario = {
  ...suburbanFamily,
  name: "downstream",
  summary: "a practice whose lists have the numbers that the load profile downstream asks for",
  lists: {
    definitions: {
      AdjTypes: {
        "Courtesy Discount": 474,
        "Cash Discount": 9,
        "Senior Discount": 186,
        "Staff Discount": 472,
        "Bad Debt Write-off": 550,
        "Small Balance Write-off": 549,
      },
      PaymentTypes: { Check: 69, Cash: 70, "Credit Card": 71, "Patient Financing": 391, Refund: 72 },
      ProcCodeCats: {
        Diagnostic: 73,
        Imaging: 74,
        Preventive: 75,
        Restorative: 76,
        Endodontics: 77,
        Periodontics: 78,
        Prosthodontics: 79,
        Implants: 80,
        "Oral Surgery": 81,
        Orthodontics: 82,
        "Other Services": 83,
        "Broken Appointments": 85,
        "Never Used": 250,
      },
      BlockoutTypes: { Lunch: 241, Meeting: 257, "Emergency Time": 258 },
      CommLogTypes: {
        "Appointment Related": 224,
        Financial: 225,
        Insurance: 226,
        Recall: 228,
        Miscellaneous: 427,
        "Text Message": 603,
      },
      PaySplitUnearnedType: { Prepayment: 288, "Deposit for Treatment Plan": 439 },
      InsurancePaymentType: { Check: 261, EFT: 303 },
      TaskPriorities: { Normal: 263, High: 290 },
    },
    aboveOthers: 1000,
    furtherDefinitions: [
      { category: "ApptConfirmed", number: 2001, name: "0", value: "0", isHidden: true },
      { category: "RecallUnschedStatus", number: 95, name: "Scheduled", value: "Sched" },
      { category: "RecallUnschedStatus", number: 298, name: "Completed", value: "Done" },
    ],
    appointmentTypes: {
      "perio maintenance": { number: 1, name: "Adult Recare" },
      "new patient": { number: 3, name: "Adult Cleaning (New Patient)" },
      hygiene: { number: 4, name: "Adult Cleaning (Existing Patient)" },
      "child hygiene": { number: 6, name: "Child Cleaning (Existing Patient)" },
      "crown prep": { number: 8, name: "Crown Prep" },
      emergency: { number: 10, name: "Emergency Pain" },
    },
  },
};
