/** What the accounts desk leaves beside the ledger. Census: rows of one real practice, as ratios. */

export const statementRates = {
  /**
   * Statements that list chosen entries only. Census: 23,962 links to 26,828 statements; a statement here has about
   * four entries that are new.
   */
  limited: 0.2,
} as const;

/** Third-party financing. Census: 20,690 answers of the lender to 81,169 appointments. */
export const financingChecks = {
  /** Booked visits of adults whose credit is asked about in the evening, in one batch. */
  asked: 0.34,
  /** What the lender answers. L. */
  answers: [
    ["AccountNotFoundQS", 46],
    ["PreApproved", 26],
    ["Declined", 14],
    ["AccountFound", 10],
    ["DupQS", 3],
    ["BatchError", 1],
  ],
  /** Minute of the day of the batch, and seconds until an answer. */
  batchMinute: 19 * 60 + 30,
  secondsPerAnswer: 4,
} as const;

/** Patients with a cash discount who join the office's discount plan. Census: 36 to 33,145 patient rows. */
export const discountPlanShare = 0.15;
