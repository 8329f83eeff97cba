import type { VisitReason } from "../../world/treatment.ts";

/** What patients do with a treatment plan. M: 46 % of the dollars are accepted on average; L for the split by kind. */
export const acceptanceRates = {
  acceptance: {
    fillings: 0.52,
    /** Parents put off little. L. */
    childrensFillings: 0.82,
    crown: 0.37,
    rootCanal: 0.64,
    extraction: 0.64,
    deepCleaning: 0.78,
    prosthesis: 0.3,
    implant: 0.26,
  },
  /** Cases that are accepted or declined together with the others of the visit. L. */
  decidedAsAWhole: 0.8,
  /** Times that for patients without insurance. L: 58 % call care unaffordable. */
  uninsured: 0.78,
  /** Accepted work that is begun at the visit in pain itself, by the kind of visit it would ask for. L. */
  atOnceInPain: { extraction: 0.75, restorative: 0.65, "root canal": 0.6 } as Readonly<
    Partial<Record<VisitReason, number>>
  >,
  /** One or two fillings done at the visit that found them. L: same-day treatment is about 8 % of gross production. */
  atOnceIfSmall: 0.38,
  /** Accepted work that is booked on leaving; the rest is after some days. L. */
  bookedOnLeaving: 0.6,
  /** Days until the others call: median and sigma. L: the median of all completed work is 25 days from plan. */
  thinksFor: [44, 1.05],
  /** Older open work that is taken up at a later examination. L. */
  takenUpLater: 0.05,
} as const;
