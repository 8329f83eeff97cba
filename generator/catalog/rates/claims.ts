/** How claims travel and what insurers make of them. Shares are probabilities, days are calendar days. */

/** Sending. L: 60 % of claims leave on the day, 95 % within three days. */
export const claimSendingDelays = [
  [0, 56],
  [1, 26],
  [2, 10],
  [3, 4],
  [5, 2.5],
  [8, 1.5],
] as const;

/** Claims that would wait over closed days and are sent before them. L. */
export const sentBeforeClosedDays = 0.75;

/** L: 86 % of claims are submitted electronically. */
export const electronicClaimShare = 0.86;

/** Days from sending to the answer, log-normal. L: medians 10 and 25, the second insurer 15–20, P90 35–40. */
export const claimAnswerDelay = {
  electronic: { median: 9, sigma: 0.9 },
  paper: { median: 24, sigma: 0.45 },
  secondary: { median: 16, sigma: 0.45 },
  shortest: 3,
  longest: 84,
} as const;

/** Claims that a clearinghouse or insurer turns back before it reads them. L: 3–6 % are sent again or appealed. */
export const rejectedClaims = { share: 0.012, from: 2, to: 12 } as const;

/** Claims that nobody answers. L: 2–4 %; still without an answer after 90 days. */
export const silentClaims = {
  share: 0.03,
  /** Days after the first sending on which the office calls. */
  calls: [35, 55, 80],
  /** Of them, those that are sent again at last, and when. Few are forgotten: they stand in the receivables for good. */
  sentAgain: { share: 0.95, from: 92, to: 200 },
} as const;

/** What an insurer makes of a whole claim: a lack of information denies all of it. L: 6–12 % of claims are denied. */
export const informationMissing = 0.034;

/** How an insurer answers a line of a claim that it reads. */
export const lineOutcomes = [
  ["as estimated", 92.7],
  ["not covered", 1.3],
  ["frequency elsewhere", 1.1],
  ["paid less", 3],
  ["paid better", 1.9],
] as const;

export type LineOutcome = (typeof lineOutcomes)[number][0];

/** L: two thirds of appeals succeed. The office sends what is missing some days after the answer. */
export const appeal = { succeeds: 0.72, from: 18, to: 55, informationAfter: 4 } as const;

/** Share of insurers' payments that are electronic, by year. H for 2019–20 (CAQH), L after: 45–60 % by 2025. */
const electronicPaymentShares: Readonly<Record<number, number>> = {
  2017: 0.08,
  2018: 0.1,
  2019: 0.12,
  2020: 0.23,
  2021: 0.3,
  2022: 0.37,
  2023: 0.43,
  2024: 0.48,
  2025: 0.53,
};

/** Claims that one transfer pays, about; a check pays one. */
const claimsPerTransfer = 1.6;

/**
 * The share of claims that are paid by transfer in a year. A transfer pays several claims, so it is larger than that
 * of payments. Outside the table that of its nearest year counts, a little more each year after it.
 */
export function transferredClaimShare(year: number): number {
  const years = Object.keys(electronicPaymentShares).map(Number);
  const first = Math.min(...years);
  const last = Math.max(...years);
  const nearest = Math.min(last, Math.max(first, year));
  const share = electronicPaymentShares[nearest] ?? 0;
  const ofPayments = Math.min(0.8, share + Math.max(0, year - last) * 0.03);
  return (ofPayments * claimsPerTransfer) / (1 - ofPayments + ofPayments * claimsPerTransfer);
}

/** Preauthorisations. L: 3 % of claims, for crowns, implants, bridges, dentures; 85 % are approved. */
export const preauthorisations = {
  codes: /^D27|^D2962|^D4[12]|^D5[12]|^D60|^D6[27]/,
  share: 0.28,
  /** Not asked for when the visit is closer than so many days. */
  daysBeforeVisit: 6,
  approved: 0.85,
  answer: { median: 9, sigma: 0.4, shortest: 3, beforeVisit: 1 },
} as const;
