import type { Day, Moment } from "../../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { alternateFillings } from "../../catalog/rates/benefits.ts";
import type { BenefitUse } from "../../ledger/benefit-use.ts";
import { type CoveredService, limitedService } from "../../ledger/covered-services.ts";
import type { Refusal } from "../../world/benefit-rules.ts";
import type { ClaimLine, Coverage, InsurancePlan, Subscription } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office, World } from "../../world/world.ts";
import { deskOf } from "../accounts/money-desk.ts";
import { type Benefit, benefitOf } from "./benefit.ts";
import { refusalOf } from "./refusal.ts";

/** A subscription with its plan. */
export interface PlanInForce {
  readonly subscription: Subscription;
  readonly plan: InsurancePlan;
}

/** A patient's coverage with what it stands for. */
export interface ActiveCoverage extends PlanInForce {
  readonly coverage: Coverage;
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
  { used, refusal }: { readonly used: BenefitUse; readonly refusal: Refusal | undefined },
): Benefit {
  const { code, fee, units } = procedure;
  const feeOf = (of: string): Cents | undefined => {
    const schedule = plan.kind === "ppo" ? plan.feeScheduleId : usualFeeScheduleId;
    const planFee = world.feeSchedules.get(schedule)?.fees.get(of);
    return planFee === undefined ? undefined : planFee * units;
  };
  const alternate = plan.downgradesBackFillings ? alternateFillings.get(code) : undefined;
  return benefitOf({
    plan,
    category: procedureCode(code).category,
    charge: fee * units,
    planFee: plan.kind === "ppo" ? feeOf(code) : undefined,
    alternateFee: alternate === undefined ? undefined : feeOf(alternate),
    refusal,
    used,
  });
}

/** Why a patient's plan refuses a procedure on a day; `alongside` are services of the same claim. */
export function expectedRefusal(
  office: Office,
  { plan, subscription }: PlanInForce,
  procedure: Procedure,
  { day, alongside = [] }: { readonly day: Day; readonly alongside?: readonly LimitedService[] },
): Refusal | undefined {
  const group = limitedService(procedure, day)?.group;
  const { patientId } = procedure;
  const claimed = group === undefined ? [] : deskOf(office).services.of(subscription.id, patientId, group);
  const now = alongside.filter((service) => service.group === group);
  const birthdate = office.world.patients.get(patientId)?.birthdate ?? day;
  return refusalOf({ plan, subscription, birthdate, procedure, day, before: [...claimed, ...now] });
}

export type LimitedService = CoveredService & { readonly group: string };

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
  readonly active: PlanInForce;
  readonly benefit: Benefit;
  /** 0 for an estimate. */
  readonly claimId: number;
}

/** A line without an answer. It keeps the key of the estimate that it takes over, and what was authorised of it. */
export function unansweredLine(office: Office, at: Moment, draft: LineDraft): ClaimLine {
  const { procedure, benefit, claimId } = draft;
  const { subscription, plan } = draft.active;
  const before = estimateOf(office.world, procedure.id, subscription.id);
  const { payment, deductible, note } = withinAuthorised(benefit, before?.authorised);
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
    deductibleEstimate: deductible,
    paymentEstimate: payment,
    writeOffEstimate: benefit.writeOff,
    authorised: before?.authorised,
    note,
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

/** A benefit, but not more than was authorised. */
function withinAuthorised(benefit: Benefit, authorised: Cents | undefined): Benefit {
  if (authorised === undefined || benefit.payment <= authorised) return benefit;
  const { allowed, percentage, writeOff } = benefit;
  return authorised > 0
    ? {
        allowed,
        percentage,
        deductible: benefit.deductible,
        payment: authorised,
        writeOff,
        note: benefit.note,
      }
    : { allowed, percentage, deductible: 0, payment: 0, writeOff, note: "not authorised" };
}

/** What the second insurer adds: its own benefit, but never more than the first one leaves, and nothing written off. */
export function afterPrimary(benefit: Benefit, charge: number, settled: number): Benefit {
  const open = Math.max(0, charge - settled);
  const deductible = open === 0 ? 0 : benefit.deductible;
  const { allowed, percentage, note } = benefit;
  const payment = Math.min(benefit.payment, open);
  return { allowed, percentage, deductible, payment, writeOff: 0, note };
}
