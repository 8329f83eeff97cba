/** Visits in pain and what is done at them. L, calibrated to the target mix. */
export const emergencyRates = {
  /** Calls a patient row and year. */
  perPatientYear: 0.16,
  /** What the examination leads to; `nothing` is watched or adjusted. */
  outcomes: [
    ["root canal", 17],
    ["extraction", 22],
    ["filling", 20],
    ["crown", 8],
    ["re-cement", 8],
    ["temporary", 8],
    ["palliative", 11],
    ["nothing", 6],
  ],
  /** Root canals sent to an endodontist. H: general dentists do at least two thirds. */
  rootCanalReferred: 0.25,
  extractionReferred: 0.12,
} as const;
