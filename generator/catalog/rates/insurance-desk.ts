/** What the insurance desk writes down beside claims. Census: rows of one real practice, as ratios. */
export const insuranceDeskRates = {
  /**
   * Visits of an insured patient before which the enrolment is verified again. Census: 40,732 verifications to 81,169
   * appointments, most of them of patients.
   */
  enrolmentVerified: 0.75,
  /** The days for which a verification of a patient, and of a plan's benefits, holds: OpenDental's own settings. */
  enrolmentHoldsDays: 30,
  benefitsHoldDays: 90,
  /** Visits before which benefits that are due are verified again. L. */
  benefitsVerified: 0.2,
  /** Insurance checks on paper whose explanation of benefits is scanned. Census: 18,584 to 19,705 checks. */
  explanationScanned: 0.94,
  /** Seconds between two fields that somebody types. L. */
  secondsPerField: 12,
} as const;
