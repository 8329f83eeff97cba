/** Texts that are pasted by an abbreviation, by category. All invented. */
export const quickNotes: readonly {
  readonly category: string;
  /** Keys of OpenDental's EnumQuickPasteType for whose windows the category opens. */
  readonly types: readonly (
    | "Procedure"
    | "Appointment"
    | "CommLog"
    | "Adjustment"
    | "Claim"
    | "Payment"
    | "Rx"
    | "Lab"
    | "Task"
  )[];
  readonly notes: readonly (readonly [abbreviation: string, text: string])[];
}[] = [
  {
    category: "Calls",
    types: ["CommLog"],
    notes: [
      ["lm", "Left message."],
      ["na", "No answer."],
      ["wcb", "Will call back."],
      ["spk", "Spoke with patient."],
      ["wn", "Wrong number, ask for the new one."],
    ],
  },
  {
    category: "Appointments",
    types: ["Appointment"],
    notes: [
      ["npf", "New patient forms sent."],
      ["hx", "Update medical history."],
      ["bwx", "Bitewings due."],
      ["fmx", "Full-mouth X-rays due."],
      ["prem", "Premedication."],
    ],
  },
  {
    category: "Procedures",
    types: ["Procedure"],
    notes: [
      ["tol", "Patient tolerated treatment well."],
      ["poi", "Post-operative instructions given."],
      ["occ", "Occlusion checked and adjusted."],
      ["ohi", "Oral hygiene instructions given."],
      ["nv", "Next visit: see treatment plan."],
    ],
  },
  {
    category: "Claims",
    types: ["Claim"],
    notes: [
      ["xr", "X-rays sent."],
      ["nar", "Narrative sent."],
      ["pd", "Perio chart sent."],
      ["dup", "Duplicate, see first claim."],
      ["app", "Appealed."],
    ],
  },
  {
    category: "Payments",
    types: ["Payment"],
    notes: [
      ["ccp", "Card by telephone."],
      ["nsf", "Check returned."],
      ["pp", "Part of a payment plan."],
      ["web", "Paid on the web."],
    ],
  },
  {
    category: "Adjustments",
    types: ["Adjustment"],
    notes: [
      ["cou", "Courtesy, by the doctor."],
      ["fam", "Family discount."],
      ["sml", "Small balance."],
      ["err", "Corrects a mistake."],
    ],
  },
  {
    category: "Prescriptions",
    types: ["Rx"],
    notes: [
      ["food", "Take with food."],
      ["fin", "Finish all of it."],
      ["alc", "No alcohol."],
      ["drv", "Do not drive."],
    ],
  },
  {
    category: "Laboratory",
    types: ["Lab"],
    notes: [
      ["rush", "Rush, please call."],
      ["shd", "Shade taken in daylight."],
      ["pic", "Pictures sent."],
      ["bit", "Bite enclosed."],
    ],
  },
  {
    category: "Tasks",
    types: ["Task"],
    notes: [
      ["don", "Done."],
      ["wait", "Waiting for an answer."],
      ["mgr", "For the manager."],
      ["doc", "For the doctor."],
      ["tom", "Tomorrow."],
    ],
  },
];
