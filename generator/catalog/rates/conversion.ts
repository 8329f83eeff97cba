/**
 * What a conversion of predecessors' software brings, a chart of a former patient. Where no other source is named, a
 * rate is what the census of one practice of long standing (facts, section 6) leaves for such charts, after what its
 * living patients account for: grade M.
 */
export const conversionRates = {
  /** Days since the last visit: who was here later came as a patient. Offices set inactive after two to three years. L. */
  goneForDays: 1100,
  /** Years beyond that, on average, and at most. L. */
  goneForYears: { mean: 5, most: 10 },
  /** Years of history that old systems hold. L; the facts know up to 37. */
  longestHistory: 15,
  /** Visits of a former patient: from and to. Half came only a few times. L; 16.7 procedures a chart are the census's. */
  visits: [
    [[1, 1], 21],
    [[2, 3], 21],
    [[4, 7], 26],
    [[8, 14], 20],
    [[15, 30], 12],
  ],
  /** Days from visit to visit: median and sigma. A cleaning every half-year, with treatment between. L. */
  daysBetweenVisits: { median: 120, sigma: 0.6, least: 7, most: 700 },
  /** Members of a family come within so many days of its first visit. L. */
  familyComesWithinDays: 300,
  /** Status of those with a history; who is old has often died. Facts, section 1: most rows of a mature database. L. */
  status: [
    ["inactive", 62],
    ["archived", 38],
  ],
  diedByAge: [
    [59, 0.015],
    [74, 0.1],
    [84, 0.32],
    [96, 0.7],
    [200, 1],
  ],
  /** Charts in a family that were the guarantor's a second time, and were merged. Census: 137 merged records. */
  duplicate: 0.012,
  /** Families with insurance in those years, and of these with the plan still on file. H for the first: 73 % of patients. */
  insured: 0.7,
  planOnFile: 0.9,
  /** Plans on file with a last day. L. */
  terminated: 0.45,
  /** A plan, a carrier and an employer for so many charts: each conversion brings its own lists. */
  chartsPerPlan: 5.2,
  chartsPerCarrier: 14,
  chartsPerEmployer: 4,
  /** Codes with an allowed fee in a plan's schedule. Census: 9.8 fees a schedule. */
  allowedFees: [8, 13],
  /** Fees of those years: a raise of 3 % a year. Facts, section 3: 2.5–4 %. */
  feeRaise: 0.03,
  /** Visits after the first: cleanings, treatment, pain. L. */
  visitKinds: [
    ["cleaning", 64],
    ["treatment", 29],
    ["pain", 7],
  ],
  /** What an adult's and a child's cleaning includes. Facts, section 3. */
  cleaning: { exam: 0.85, bitewings: 0.5, panoramic: 0.06, adultFluoride: 0.25, childFluoride: 0.8 },
  fullSeriesAtFirst: 0.45,
  treatments: [
    ["filling", 62],
    ["crown", 13],
    ["extraction", 15],
    ["root canal", 6],
    ["periapical", 4],
  ],
  fillings: [
    [1, 50],
    [2, 32],
    [3, 18],
  ],
  buildUp: 0.6,
  /** Charts with planned work that was never done. Facts, section 3: it is never purged. Census: 1.7 attachments a patient row. */
  leftPlanned: 0.22,
  /** The insurer's write-off, posted as a discount. M: 20–40 % of the fee. */
  writeOff: [0.2, 0.36],
  /** Insurer's share of what is left, preventive and other work. H: 100/80/50 is usual. */
  insurerPays: { preventive: [1, 0.8], basic: [0.8, 0.7], major: [0.5, 0.5] },
  insurerAnswersAfterDays: [12, 45],
  /** Patients who pay a part at the visit and the rest after a bill. M: 40–50 % is paid at the visit. */
  billed: 0.5,
  billPaidAfterDays: [20, 60],
  /** Progress notes that came along, of all procedures. Census: 0.75 a procedure. */
  noted: 0.68,
  /** Radiographs that came along: the older ones are on film. Census: 111,007 pictures of another program. L. */
  imagesKept: 0.6,
  /** Scanned papers a chart, beside its radiographs. Census: 7.5 documents a patient row. */
  papers: [2, 6],
  /** Letters and calls that came along: a chart. Census: 24 contacts a patient row, most of them of living patients. */
  contacts: [2, 6],
  /** Charts that name who sent them. Census: 0.23 a patient row. */
  referred: 0.17,
  allergy: 0.12,
  problems: [
    [0, 74],
    [1, 18],
    [2, 8],
  ],
  medications: [
    [0, 70],
    [1, 18],
    [2, 12],
  ],
} as const;
