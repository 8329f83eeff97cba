/** What an examination finds. H measured, M one vendor, L judged; the counts are calibrated to the target mix (L). */
export const diseaseRates = {
  /** Age from which a cleaning is an adult's. */
  adultCleaningFrom: 14,
  /** Of the predecessor's patients with periodontitis, those already treated. L. */
  treatedBefore: 0.64,
  /** Fillings needed in half a year by those who ever had decay, by age up to: the mean at an average risk. H for the order, L for the level. */
  fillings: [
    [5, 1.1],
    [11, 1.6],
    [17, 0.9],
    [34, 4.2],
    [49, 4.4],
    [64, 4.4],
    [74, 4.0],
    [120, 3.6],
  ],
  /** Who never had decay, by age up to. H: caries ever in 23 % at 2–5, 52 % at 6–8, 90 % of adults. */
  neverDecayed: [
    [5, 0.75],
    [8, 0.52],
    [11, 0.48],
    [19, 0.42],
    [34, 0.16],
    [120, 0.08],
  ],
  /** Fillings that replace or mend one, of those whose teeth have some, by age up to. L, so that untreated decay stays at its measured share. */
  repairs: [
    [11, 0.1],
    [17, 0.4],
    [34, 0.945],
    [120, 0.965],
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
  rootCanal: 0.13,
  extraction: 0.25,
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
  surgicalExtraction: 0.39,
  graft: 0.065,
  nightGuard: 0.04,
  veneer: 0.007,
  aligners: 0.02,
  sealants: 0.5,
  stainlessCrown: 0.8,
  spaceMaintainer: 0.05,
  decayArrest: 0.06,
} as const;
