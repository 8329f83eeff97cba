import type { DailyProcess } from "../world/world.ts";
import { missedAppointmentFees, visitDiscounts } from "./accounts/adjustment.ts";
import { openingTheDesk } from "./accounts/money-desk.ts";
import { awaitedPayments, billPayments, checkOut, returnedChecks } from "./accounts/patient-payment.ts";
import { agreedPlans, dueInstalments, instalmentPayments, paidOffPlans } from "./accounts/payment-plan.ts";
import { prepayments, returnedPrepayments, usedPrepayments } from "./accounts/prepayment.ts";
import { statements } from "./accounts/statement.ts";
import { primaryClaims, secondaryClaims, sentClaims } from "./insurance/claim.ts";
import { estimates } from "./insurance/estimate.ts";
import { awaitedAnswers, insurancePayments } from "./insurance/insurance-payment.ts";

/**
 * The practice's money, in the order of a day: they run after everything clinical, because they bill what was done.
 */
export const moneyProcesses: readonly DailyProcess[] = [
  openingTheDesk,
  dueInstalments,
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
  agreedPlans,
  checkOut,
  instalmentPayments,
  billPayments,
  returnedPrepayments,
  paidOffPlans,
  statements,
  awaitedPayments,
];
