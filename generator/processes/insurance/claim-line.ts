import type { Day, Moment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import type { BenefitUse } from "../../ledger/benefit-use.ts";
import type { ClaimLine, Coverage, InsurancePlan, Subscription } from "../../world/insurance.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office, World } from "../../world/world.ts";
import { type Benefit, benefitOf } from "./benefit.ts";

/** A patient's coverage with what it stands for. */
export interface ActiveCoverage {
  readonly coverage: Coverage;
  readonly subscription: Subscription;
  readonly plan: InsurancePlan;
}

/** The coverages of a patient in force on a day, primary first. */
export function activeCoverages(world: World, patientId: number, day: Day): ActiveCoverage[] {
  const active: ActiveCoverage[] = [];
  for (const id of world.coveragesOf(patientId)) {
    const coverage = world.coverages.get(id);
    const subscription = world.subscriptions.get(coverage?.subscriptionId ?? 0);
    const plan = world.plans.get(subscription?.planId ?? 0);
    if (coverage === undefined || subscription === undefined || plan === undefined) continue;
    const { effective, terminated } = subscription;
    if (effective <= day && (terminated === undefined || terminated > day)) {
      active.push({ coverage, subscription, plan });
    }
  }
  return active.sort((a, b) => a.coverage.ordinal - b.coverage.ordinal);
}

/** What a plan is expected to do about a procedure, with so much of the year's benefits used before. */
export function expectedBenefit(
  world: World,
  plan: InsurancePlan,
  procedure: Procedure,
  used: BenefitUse,
): Benefit {
  const { code, fee, units } = procedure;
  const planFee = world.feeSchedules.get(plan.feeScheduleId)?.fees.get(code);
  return benefitOf({
    plan,
    category: procedureCode(code).category,
    charge: fee * units,
    planFee: planFee === undefined ? undefined : planFee * units,
    used,
  });
}

/** The estimate of a procedure under a subscription; undefined when there is none. */
export function estimateOf(world: World, procedureId: number, subscriptionId: number): ClaimLine | undefined {
  for (const id of world.linesOfProcedure(procedureId)) {
    const line = world.claimLines.get(id);
    if (line?.status === "estimate" && line.subscriptionId === subscriptionId) return line;
  }
  return undefined;
}

/** What a line is to say. */
export interface LineDraft {
  readonly procedure: Procedure;
  readonly active: ActiveCoverage;
  readonly benefit: Benefit;
  /** 0 for an estimate. */
  readonly claimId: number;
}

/** A line without an answer. It keeps the key of the estimate that it takes over. */
export function unansweredLine(office: Office, at: Moment, draft: LineDraft): ClaimLine {
  const { procedure, benefit, claimId } = draft;
  const { subscription, plan } = draft.active;
  const before = estimateOf(office.world, procedure.id, subscription.id);
  return {
    id: before?.id ?? office.newId("claim line"),
    procedureId: procedure.id,
    patientId: procedure.patientId,
    claimId,
    planId: plan.id,
    subscriptionId: subscription.id,
    providerId: procedure.providerId,
    status: claimId === 0 ? "estimate" : "not received",
    procedureDay: procedure.day,
    feeBilled: procedure.fee * procedure.units,
    allowed: benefit.allowed,
    percentage: benefit.percentage,
    deductibleEstimate: benefit.deductible,
    paymentEstimate: benefit.payment,
    writeOffEstimate: benefit.writeOff,
    deductible: 0,
    paid: 0,
    writeOff: 0,
    posted: undefined,
    insurancePaymentId: 0,
    remarks: "",
    created: before?.created ?? at,
    edited: at,
  };
}

/** What the second insurer adds: its own benefit, but never more than the first one leaves, and nothing written off. */
export function afterPrimary(benefit: Benefit, charge: number, settled: number): Benefit {
  return { ...benefit, payment: Math.max(0, Math.min(benefit.payment, charge - settled)), writeOff: 0 };
}
