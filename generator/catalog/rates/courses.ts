/** How work of several visits goes on, in days from and to. Facts section 3; L unless said. */
export const courseRates = {
  /** M: 14–21 days at the laboratory. */
  seat: [14, 21],
  /** Deep cleaning of the other side. */
  otherSide: [7, 14],
  /** Gums measured again after deep cleaning: share, and when. */
  measuredAgain: 0.75,
  measuredAgainAfter: [28, 42],
  /** Visits without a fee before a denture is delivered, and the days between. */
  dentureSteps: 3,
  dentureStep: [8, 14],
  usualWait: [7, 21],
  /** A step is looked for within so many days after it could be. */
  bookedWithin: 35,
} as const;
