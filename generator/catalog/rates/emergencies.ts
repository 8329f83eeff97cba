/** Visits in pain and what is done at them. L, calibrated to the target mix. */
export const emergencyRates = {
  /** Calls a patient row and year. */
  perPatientYear: 0.26,
  /** What the examination leads to; `nothing` is relieved or watched. */
  outcomes: [
    ["root canal", 17],
    ["extraction", 22],
    ["filling", 20],
    ["crown", 8],
    ["nothing", 36],
  ],
  /** What is done at once: a crown re-cemented, a temporary filling, relief of pain, or nothing. */
  relief: [
    ["D2920", 13],
    ["D2940", 8],
    ["D9110", 12],
    ["", 72],
  ],
  /** Sent to a specialist. H: general dentists do at least two thirds of root canals; L: most molars that are not, and most wisdom teeth. */
  molarCanalReferred: 0.28,
  canalReferred: 0.1,
  surgeryReferred: 0.12,
  wisdomTeethReferred: 0.65,
} as const;
