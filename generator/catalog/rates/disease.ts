/** What an examination finds. H measured, M one vendor, L judged; the counts are calibrated to the target mix (L). */
export const diseaseRates = {
  /** Age from which a cleaning is an adult's. */
  adultCleaningFrom: 14,
  /** Of the predecessor's patients with periodontitis, those already treated. L. */
  treatedBefore: 0.85,
  /** New fillings needed in half a year, by age up to: the mean at an average risk. H for the order, L for the level. */
  fillings: [
    [5, 0.32],
    [11, 0.92],
    [17, 1.0],
    [34, 1.62],
    [49, 1.46],
    [64, 1.46],
    [74, 1.35],
    [120, 1.25],
  ],
  /** Age from which baby molars are filled: the second ones come through at two. */
  fillingsFrom: 2,
  /** Days for which a filled tooth is left alone. L: insurers pay for it again after two years. */
  fillingLasts: 730,
  /** Sigma of the logarithm of a person's caries risk. L: spending is strongly skewed. */
  cariesSpread: 0.9,
  /** A first examination finds what has gathered: times the half-yearly rate. L. */
  firstExam: 2,
  /** Chance at an examination from 25 on. L, calibrated to the mix. */
  crown: 0.33,
  buildUpWithCrown: 0.55,
  metalCeramic: 0.14,
  rootCanal: 0.125,
  extraction: 0.19,
  wisdomTeeth: 0.13,
  /** Chance at an examination with gaps to fill. L. */
  prosthesis: 0.75,
  implant: 0.035,
  bridge: 0.045,
  /** Sockets that are grafted for an implant later. L. */
  implantAfterGraft: 0.5,
  /** Days after which a denture may be made anew. L: insurers pay again after five to seven years. */
  dentureLasts: 2200,
  amalgam: 0.045,
  postAndCore: 0.25,
  surgicalExtraction: 0.44,
  graft: 0.065,
  nightGuard: 0.04,
  veneer: 0.007,
  aligners: 0.02,
  sealants: 0.5,
  stainlessCrown: 0.17,
  spaceMaintainer: 0.05,
  decayArrest: 0.06,
} as const;
