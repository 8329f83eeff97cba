import type { DailyProcess } from "../world/world.ts";
import { missedAppointmentFees, visitDiscounts } from "./accounts/adjustment.ts";
import { recoveries } from "./accounts/collection-agency.ts";
import { openingTheDesk } from "./accounts/money-desk.ts";
import { awaitedPayments, billPayments, checkOut, returnedChecks } from "./accounts/patient-payment.ts";
import { agreedPlans, dueInstalments, instalmentPayments, paidOffPlans } from "./accounts/payment-plan.ts";
import { prepayments, returnedPrepayments, usedPrepayments } from "./accounts/prepayment.ts";
import { statements } from "./accounts/statement.ts";
import { claims } from "./insurance/claim.ts";
import { awaitedAnswers, claimFollowUps, sentClaims } from "./insurance/claim-sending.ts";
import { estimates } from "./insurance/estimate.ts";
import { heldClaims } from "./insurance/held-claim.ts";
import { insurancePayments } from "./insurance/insurance-payment.ts";
import { preauthorisations } from "./insurance/preauthorisation.ts";

/**
 * The practice's money, in the order of a day: they run after everything clinical, because they bill what was done.
 */
export const moneyProcesses: readonly DailyProcess[] = [
  openingTheDesk,
  dueInstalments,
  estimates,
  preauthorisations,
  returnedChecks,
  insurancePayments,
  claims,
  heldClaims,
  claimFollowUps,
  sentClaims,
  awaitedAnswers,
  missedAppointmentFees,
  visitDiscounts,
  usedPrepayments,
  prepayments,
  agreedPlans,
  checkOut,
  instalmentPayments,
  recoveries,
  billPayments,
  returnedPrepayments,
  paidOffPlans,
  statements,
  awaitedPayments,
];
