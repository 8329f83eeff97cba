/** What patients do with a treatment plan. M: 46 % of the dollars are accepted on average; L for the split by kind. */
export const acceptanceRates = {
  acceptance: {
    fillings: 0.66,
    crown: 0.48,
    rootCanal: 0.74,
    extraction: 0.74,
    deepCleaning: 0.62,
    prosthesis: 0.36,
    implant: 0.32,
  },
  /** Times that for patients without insurance. L: 58 % call care unaffordable. */
  uninsured: 0.78,
  /** Accepted work that is booked on leaving; the rest is after some days. L. */
  bookedOnLeaving: 0.68,
  /** Days until the others call: median and sigma. L: the median of all completed work is 25 days from plan. */
  thinksFor: [24, 0.9],
  /** Older open work that is taken up at a later examination. L. */
  takenUpLater: 0.16,
} as const;
