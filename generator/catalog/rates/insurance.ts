/** Who is insured, and how. H measured, M one vendor, L judged. */
export const insuranceRates = {
  /** Insured couples in which the second adult brings a plan of their own. L: 8 % of patients have secondary coverage. */
  secondPlan: 0.16,
  /** Subscriptions to a policy of one's own. H: 7–9 % (NADP). */
  individualPolicy: 0.1,
  /** Plans that are PPOs. H: 87 % (NADP). */
  ppo: 0.87,
  /** Annual maximum in dollars. H: NADP 2023 bands; 0 stands for none. */
  annualMaximum: [
    [1000, 34],
    [1500, 33],
    [2000, 18],
    [2500, 8],
    [3000, 5],
    [0, 2],
  ],
  /** Deductible in dollars. L: $50 is usual. */
  deductible: [
    [50, 82],
    [25, 5],
    [100, 5],
    [0, 8],
  ],
  /** Percentages: preventive, basic, major; root canals and periodontics as basic or as major. H: 100/80/50 is usual. */
  percentages: [
    [{ preventive: 100, basic: 80, major: 50, endodontics: 80 }, 45],
    [{ preventive: 100, basic: 80, major: 50, endodontics: 50 }, 8],
    [{ preventive: 100, basic: 90, major: 60, endodontics: 90 }, 35],
    [{ preventive: 100, basic: 70, major: 50, endodontics: 70 }, 5],
    [{ preventive: 80, basic: 80, major: 50, endodontics: 50 }, 4],
    [{ preventive: 100, basic: 60, major: 0, endodontics: 60 }, 3],
  ],
  /** Plans that pay for orthodontics. L: a rider. */
  orthodontics: 0.25,
  /** Patient rows an employer. L. */
  patientsPerEmployer: 12,
  /** Subscriptions that end at a January review, and of these the ones replaced by a new plan. L. */
  endsAtReview: 0.09,
  replaced: 0.65,
} as const;
