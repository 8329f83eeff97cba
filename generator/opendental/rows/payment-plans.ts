import { emptyDay } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PaymentPlan, PlanCharge } from "../../world/payment-plans.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PayPlanChargeType, PayPlanFrequency, PayPlanLinkType, PaymentSchedule } = enumerations;

/** `payplan`, `payplancharge`: work that is paid by the month, with every instalment, those to come among them. */
export function writePaymentPlans({ world: { paymentPlans } }: PracticeBook, out: RowWriter): void {
  for (const plan of paymentPlans.plans.values()) writePlan(plan, out);
  for (const charge of paymentPlans.charges.values()) writeCharge(charge, out);
}

function writePlan(plan: PaymentPlan, out: RowWriter): void {
  out.write("payplan", {
    PayPlanNum: plan.id,
    PatNum: plan.patientId,
    Guarantor: plan.guarantorId,
    PayPlanDate: plan.day,
    APR: 0,
    Note: `${plan.instalments} monthly instalments`,
    CompletedAmt: money(plan.total),
    PaySchedule: PaymentSchedule.Monthly,
    // OpenDental keeps either the number of payments or the amount of one and derives the other.
    NumberOfPayments: 0,
    PayAmt: money(plan.instalment),
    DownPayment: 0,
    IsClosed: flagOf(plan.closed !== undefined),
    Signature: "",
    PlanCategory: definitionNumber("PayPlanCategories", "Restorative"),
    ChargeFrequency: PayPlanFrequency.Monthly,
    DatePayPlanStart: plan.day,
    DateInterestStart: emptyDay,
    SecurityHash: "",
  });
}

function writeCharge(charge: PlanCharge, out: RowWriter): void {
  out.write("payplancharge", {
    PayPlanChargeNum: charge.id,
    PayPlanNum: charge.planId,
    Guarantor: charge.guarantorId,
    PatNum: charge.patientId,
    ChargeDate: charge.day,
    Principal: money(charge.principal),
    Interest: 0,
    Note: charge.note,
    ProvNum: charge.providerId,
    ChargeType: charge.kind === "credit" ? PayPlanChargeType.Credit : PayPlanChargeType.Debit,
    ProcNum: charge.procedureId,
    SecDateTEntry: charge.created,
    SecDateTEdit: charge.created,
    LinkType: PayPlanLinkType.None,
  });
}
