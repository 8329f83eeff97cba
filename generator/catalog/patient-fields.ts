/** A field that the office added to its patients. */
export interface PatientField {
  readonly name: string;
  /** A key of OpenDental's PatFieldType. */
  readonly type: "Text" | "PickList" | "Date" | "Checkbox" | "Currency" | "InCaseOfEmergency";
  readonly isHidden?: true;
  readonly filledIn: "joining" | "first visit" | "write-off";
  /** Share of patients, at that occasion, for whom it is filled in. */
  readonly share: number;
  /** What is written, one of them; of a pick list its items. A date and a checkbox need none. */
  readonly values: readonly string[];
}

/**
 * The office's own fields. PatFieldDefNum is the place in the list, from 1. All invented. The shares add up to 1.4
 * values a patient row: census ratio, 47,205 patfield to 33,145 patient (facts, 6).
 */
export const patientFields = [
  {
    name: "How Found Us",
    type: "PickList",
    filledIn: "joining",
    share: 0.36,
    values: ["Friend", "Web search", "Insurance list", "Sign"],
  },
  {
    name: "Preferred Language",
    type: "PickList",
    filledIn: "joining",
    share: 0.22,
    values: ["English", "Spanish", "Vietnamese", "Russian"],
  },
  {
    name: "Best Time to Call",
    type: "PickList",
    filledIn: "joining",
    share: 0.18,
    values: ["Morning", "Noon", "Afternoon", "Evening"],
  },
  {
    name: "Emergency Contact",
    type: "InCaseOfEmergency",
    filledIn: "joining",
    share: 0.16,
    values: ["spouse", "mother", "father", "neighbor", "daughter"],
  },
  {
    name: "Preferred Pharmacy",
    type: "Text",
    filledIn: "joining",
    share: 0.12,
    values: ["Example Pharmacy on Main", "the one near work", "Sample Drugs", "by mail"],
  },
  {
    name: "Interests",
    type: "Text",
    filledIn: "joining",
    share: 0.08,
    values: ["fishing", "two dogs", "soccer", "travels a lot", "plays the violin", "gardening"],
  },
  { name: "Ride Home Needed", type: "Checkbox", filledIn: "joining", share: 0.02, values: [] },
  { name: "Privacy Notice Signed", type: "Date", filledIn: "first visit", share: 0.2, values: [] },
  { name: "Photo Consent", type: "Checkbox", filledIn: "first visit", share: 0.06, values: [] },
  { name: "Financial Policy Signed", type: "Date", filledIn: "first visit", share: 0.04, values: [] },
  {
    name: "Deposit Agreed",
    type: "Currency",
    isHidden: true,
    filledIn: "first visit",
    share: 0.01,
    values: ["50.00", "100.00"],
  },
  {
    name: "Collections",
    type: "Text",
    filledIn: "write-off",
    share: 0.8,
    values: ["handed over", "letter sent", "do not book"],
  },
] as const satisfies readonly PatientField[];
