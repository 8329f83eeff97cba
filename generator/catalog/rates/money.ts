/**
 * How the practice's money behaves. Shares are probabilities, days are calendar days, money is cents. Where a rate
 * has no published source it was chosen so that the whole lands in the published ranges: write-offs of 28–32 % of
 * gross production, a net collection rate of 91–98 %, receivables of about 60/16/9/15 % by age, 30–45 days of them.
 */

/** How families pay, by the dollar: 40–50 % of the patient's part at the visit, most of the rest after a bill. */
export const payerKinds = [
  ["prompt", 42],
  ["billed", 45],
  ["slow", 11],
  ["never", 2],
] as const;

export type PayerKind = (typeof payerKinds)[number][0];

/** Shares of visits paid at the desk, of bills answered, and of those answered in part; by kind of payer. */
export const payerHabits = {
  prompt: { atDesk: 0.91, onBill: 0.9, inPart: 0.05 },
  billed: { atDesk: 0.26, onBill: 0.68, inPart: 0.13 },
  slow: { atDesk: 0.08, onBill: 0.34, inPart: 0.5 },
  never: { atDesk: 0.03, onBill: 0.03, inPart: 0.8 },
} as const satisfies Record<PayerKind, { atDesk: number; onBill: number; inPart: number }>;

/** Days from a bill to its payment: median 21. */
export const billPaymentDelay = { median: 21, sigma: 0.45, shortest: 4, longest: 70 } as const;

/** Who pays at the desk is asked for the old balance too, and most pay it; of a large amount some can pay only a part. */
export const deskPayment = { withOldBalance: 0.7, large: 40_000, inPart: 0.3 } as const;

/** Patients' dollars: card 72, check 14, cash 6, third-party financing 7 %; financing only from some size on. */
export const paymentMethods = [
  ["card", 78],
  ["check", 15],
  ["cash", 7],
] as const;
export const financing = { from: 60_000, share: 0.2 } as const;

export const returnedCheck = { share: 0.008, from: 5, to: 9, fee: 3500 } as const;

/** Prepayments: 3–6 % of patients' dollars. */
export const prepayment = { from: 25_000, share: 0.07, reviewAfter: [150, 300, 500] } as const;

export const discounts = {
  staff: { familyShare: 0.008, percent: 25 },
  senior: { familyShare: 0.5, age: 65, percent: 10 },
  cash: { visitShare: 0.5, percent: 8 },
  courtesy: { visitShare: 0.11, percent: 15 },
} as const;

export const missedAppointmentFee = { share: 0.05, amount: 5000 } as const;

/** A bill goes out while more than five dollars are owed. */
export const smallestBill = 500;
export const smallBalanceAge = 60;

export const collections = {
  /** Bills in a row without a payment before somebody calls. */
  callAfterBills: 3,
  /** Bills in a row without a payment before the debt is given up. */
  giveUpAfterBills: 7,
  financeChargeShare: 0.05,
  financeChargePercent: 1.5,
  financeChargeFrom: 10_000,
} as const;

/** What agencies make of debts: about a third of the dollars they are given (TeleVox: 33 %), after months. */
export const agency = { succeeds: 0.48, least: 0.4, from: 25, to: 290 } as const;

export const refund = { smallest: 500, share: 0.25 } as const;

/**
 * In-house payment plans: 2 % of families have one, of 3–12 monthly instalments, for what is left of larger work. The
 * first instalment is paid when the plan is signed.
 */
export const paymentPlan = {
  /** The smallest amount of one patient's work by one provider. */
  from: 60_000,
  /** Of the families with so much to pay. */
  share: 0.035,
  /** How many months, by the amount. */
  months: [
    { upTo: 100_000, from: 3, to: 5 },
    { upTo: 200_000, from: 4, to: 9 },
    { upTo: Number.POSITIVE_INFINITY, from: 8, to: 12 },
  ],
  /** Shares of instalments paid within days of falling due (most are charged to a card), late, or not at all. */
  kept: {
    prompt: { onTime: 0.96, late: 0.03 },
    billed: { onTime: 0.92, late: 0.05 },
    slow: { onTime: 0.68, late: 0.17 },
    never: { onTime: 0, late: 0 },
  },
  onTime: { from: 0, to: 4 },
  late: { from: 12, to: 26 },
  /** Instalments owed at once before the office calls in all that is left. */
  calledInAt: 3,
} as const;
