/** Words of charts that came from other software: all invented. */

/** Papers of a paper chart, as a scanner's operator names them. */
export const scannedPapers = [
  { category: "Letters", description: "Chart of former office, progress notes" },
  { category: "Letters", description: "Chart of former office, ledger" },
  { category: "Letters", description: "Correspondence" },
  { category: "Consents", description: "Health history, signed" },
  { category: "Consents", description: "Consent to treatment" },
  { category: "Insurance Cards", description: "Insurance card" },
  { category: "Treatment Plans", description: "Treatment plan of former office" },
] as const;

export const formerContacts = [
  { topic: "recall", mode: "mail", note: "Recall card mailed." },
  { topic: "recall", mode: "phone", note: "Called re recall, LM." },
  { topic: "recall", mode: "phone", note: "Called re recall, number not in service." },
  { topic: "financial", mode: "mail", note: "Statement mailed." },
  { topic: "financial", mode: "phone", note: "Called re balance, pt will pay." },
  { topic: "appointment", mode: "phone", note: "Confirmed appt." },
  { topic: "appointment", mode: "phone", note: "Pt cancelled, will call back." },
  { topic: "miscellaneous", mode: "none", note: "Chart converted from former software." },
] as const;

/** Second halves of invented insurers' names. */
export const formerCarrierKinds = [
  "Dental Fund",
  "Dental Trust",
  "Benefit Administrators",
  "Employees Dental Plan",
  "Dental Cooperative",
  "Mutual Dental Association",
] as const;
