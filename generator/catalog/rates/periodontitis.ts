/** Disease of the gums and its charting. H measured, L judged. */
export const periodontalRates = {
  /**
   * Share with periodontitis at an age, straight between the points. H: 42 % of dentate adults of 30 and more, about
   * 60 % of those of 65 and more; L below 30.
   */
  prevalence: [
    [0, 0.005],
    [18, 0.05],
    [30, 0.24],
    [40, 0.34],
    [50, 0.42],
    [65, 0.56],
    [80, 0.62],
  ],
  /** How men and smokers differ from the others, in standard deviations of proneness. H for the sign, L for the size. */
  men: 0.3,
  smokers: 0.85,
  /** H: about one adult in seven smokes. */
  smokes: 0.14,
  /** Teeth with pockets by standard deviations beyond the threshold of disease, straight between. H: 9.1 % of all teeth; L for the shape. */
  pocketedTeeth: [
    [-1, 0],
    [0, 1],
    [0.3, 2],
    [0.55, 6],
    [1, 9.5],
    [2, 16],
    [3, 24],
  ],
  /** So many teeth with pockets ask for a deep cleaning. L. */
  treatedFrom: 4,
  /** A quadrant with so many of them is cleaned as a whole (D4341), one with fewer tooth by tooth (D4342). The codes' own limit. */
  wholeQuadrant: 4,
  /** Days after the last deep cleaning before another one is thought of. L: insurers pay again after two or three years. */
  treatedAgainAfter: 1000,
  /** Days for which cleaning below the gum holds the pockets back. L: maintenance is every three or four months. */
  careLasts: 400,
  /** Pockets that close after deep cleaning. L, after the usual gain of 1–2 mm. */
  responds: 0.8,
  /** Adults are charted from this age. L. */
  chartedFrom: 18,
  /** Days after the last charting before another is due, at recall and at maintenance. L: once a year. */
  chartedAfter: { recall: 330, maintenance: 170 },
  /** Due chartings that are done. L. */
  charted: { first: 0.92, recall: 0.8, maintenance: 0.85 },
  /** Sites that bleed: healthy, pocketed. L. */
  bleeds: [0.04, 0.5],
  /** Pockets of 6 mm and more with pus. L. */
  suppurates: 0.08,
} as const;
