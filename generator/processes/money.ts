import type { DailyProcess } from "../world/world.ts";
import { missedAppointmentFees, visitDiscounts } from "./adjustment.ts";
import { primaryClaims, secondaryClaims, sentClaims } from "./claim.ts";
import { estimates } from "./estimate.ts";
import { awaitedAnswers, insurancePayments } from "./insurance-payment.ts";
import { openingTheDesk } from "./money-desk.ts";
import { awaitedPayments, billPayments, checkOut, returnedChecks } from "./patient-payment.ts";
import { prepayments, returnedPrepayments, usedPrepayments } from "./prepayment.ts";
import { statements } from "./statement.ts";

/**
 * The practice's money, in the order of a day: they run after everything clinical, because they bill what was done.
 */
export const moneyProcesses: readonly DailyProcess[] = [
  openingTheDesk,
  estimates,
  returnedChecks,
  insurancePayments,
  primaryClaims,
  secondaryClaims,
  sentClaims,
  awaitedAnswers,
  missedAppointmentFees,
  visitDiscounts,
  prepayments,
  usedPrepayments,
  checkOut,
  billPayments,
  returnedPrepayments,
  statements,
  awaitedPayments,
];
