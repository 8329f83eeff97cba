/**
 * Which of an office's papers are filled in as sheets; the others are paper, scanned or kept in a cabinet. Chosen so
 * that there are 0.13 sheets an appointment with 156 fields each: census ratio, 10,431 sheets and 1,654,738 fields to
 * 81,169 appointments (facts, 6). The mixture of kinds is L: judged, a knob.
 */
export const sheetRates = {
  /** New patients who fill in registration and medical history on the screen. */
  newPatientForms: 0.38,
  /** Those of them who also get the privacy notice, and the consent to be treated, as sheets. */
  privacyNotice: 0.3,
  consentToTreatment: 0.2,
  /** Yearly questions about health that are answered on a sheet. */
  healthReview: 0.14,
  /** Surgery and root canals. */
  consentToProcedure: 0.2,
  savedPlanConsent: 0.04,
  referralSlip: 0.15,
  referralLetter: 0.2,
  labSlip: 0.1,
  examSheet: 0.02,
  overdueLetter: 0.15,
  /** Sheets that were filled in on the web before the visit. */
  webForm: 0.2,
  /** Sheets that somebody deletes at once because they were filled in wrongly, and fills in again. */
  filledInTwice: 0.004,
} as const;
