/** Work from before, charted at the first examination. H: mean filled and missing teeth of dentate adults by age; L above 64 and for crowns. */
export const existingWorkRates = {
  /** By age up to: fillings, missing teeth beside wisdom teeth, crowns; means. One jaw toothless: share, H for the old. */
  byAge: [
    [15, { fillings: 0.8, missing: 0, crowns: 0, toothless: 0 }],
    [19, { fillings: 1.5, missing: 0.1, crowns: 0, toothless: 0 }],
    [34, { fillings: 4.4, missing: 0.5, crowns: 0.3, toothless: 0.001 }],
    [49, { fillings: 5.4, missing: 1.3, crowns: 1, toothless: 0.006 }],
    [64, { fillings: 6.4, missing: 2.6, crowns: 2, toothless: 0.025 }],
    [120, { fillings: 6.5, missing: 4.5, crowns: 2.8, toothless: 0.09 }],
  ],
  /** Toothless jaws that are the upper one. L. */
  upperOfToothless: 0.7,
  /** Those from 22 on who have had their wisdom teeth out. L: the most often missing teeth. */
  wisdomTeethOut: 0.6,
  /** Crowned teeth that have had a root canal. L. */
  rootCanalUnderCrown: 0.4,
} as const;
