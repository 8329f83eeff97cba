/** What an examination finds. H measured, M one vendor, L judged; the counts are calibrated to the target mix (L). */
export const diseaseRates = {
  /** Age from which a cleaning is an adult's. */
  adultCleaningFrom: 14,
  /** Periodontal disease that is treated, by age up to. H for the order (42 % of dentate 30+, most mild), L for the share treated. */
  periodontitis: [
    [29, 0.02],
    [44, 0.14],
    [64, 0.24],
    [74, 0.3],
    [120, 0.34],
  ],
  /** Of the predecessor's patients with periodontitis, those already treated. L. */
  treatedBefore: 0.6,
  /** New fillings needed in half a year, by age up to: the mean at an average risk. H for the order, L for the level. */
  fillings: [
    [5, 0.25],
    [11, 0.6],
    [17, 0.6],
    [34, 1.0],
    [49, 0.85],
    [64, 0.85],
    [74, 0.8],
    [120, 0.75],
  ],
  /** Sigma of the logarithm of a person's caries risk. L: spending is strongly skewed. */
  cariesSpread: 0.9,
  /** A first examination finds what has gathered: times the half-yearly rate. L. */
  firstExam: 2,
  /** Chance at an examination from 25 on. L, calibrated to the mix. */
  crown: 0.17,
  buildUpWithCrown: 0.55,
  metalCeramic: 0.12,
  rootCanal: 0.025,
  extraction: 0.06,
  wisdomTeeth: 0.05,
  prosthesis: 0.02,
  implant: 0.01,
  bridge: 0.004,
  amalgam: 0.045,
  postAndCore: 0.25,
  surgicalExtraction: 0.33,
  graft: 0.06,
  fewTeethOfQuadrant: 0.3,
  nightGuard: 0.012,
  veneer: 0.003,
  aligners: 0.003,
  sealants: 0.22,
  stainlessCrown: 0.06,
  spaceMaintainer: 0.012,
  decayArrest: 0.03,
} as const;
