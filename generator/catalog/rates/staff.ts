import type { Role } from "../../world/opening/hire.ts";

/** How the staff comes, goes and works. L throughout, after common figures of the trade. */
export const staffRates = {
  /** Of those at work, who leave in a year; the owner and the first of the front desk and of the office stay. */
  leavingPerYear: {
    dentist: 0.12,
    hygienist: 0.17,
    "front desk": 0.25,
    assistant: 0.2,
    "office manager": 0.08,
  } satisfies Record<Role, number>,
  /** Nobody leaves sooner after joining, in days. */
  shortestStay: 75,
  /** Days that a desk or an assistant's place stays empty. Dentists and hygienists are succeeded at once. */
  vacancyDays: [5, 35],
  /** Chance of a provider's vacation in a week, by month: about three weeks a year. */
  vacation: [0.03, 0.04, 0.07, 0.05, 0.05, 0.07, 0.1, 0.09, 0.04, 0.05, 0.05, 0.08],
  /** Chance of being ill on a day. */
  ill: 0.009,
  /** Chance that somebody at a desk or beside a dentist has a day off. */
  dayOff: 0.07,
  /** Minutes before work and after it at the clock: earliest and latest. */
  before: [4, 18],
  after: [2, 16],
} as const;
