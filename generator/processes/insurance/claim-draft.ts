import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import {
  claimSendingDelays,
  electronicClaimShare,
  sentBeforeClosedDays,
} from "../../catalog/rates/claims.ts";
import { plus } from "../../ledger/benefit-use.ts";
import { limitedService } from "../../ledger/covered-services.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { deskOf, isOpen } from "../accounts/money-desk.ts";
import {
  type ActiveCoverage,
  afterPrimary,
  expectedBenefit,
  expectedRefusal,
  type LimitedService,
  unansweredLine,
} from "./claim-line.ts";

/** What is to be claimed from whom. */
export interface ClaimDraft {
  readonly type: Claim["type"];
  readonly treatingProviderId: number;
  readonly active: ActiveCoverage;
  /** Work of one visit, completed unless it is to be authorised first. */
  readonly procedures: readonly Procedure[];
  /** What other insurers are expected to settle of a procedure. */
  readonly settled: (procedure: Procedure) => Cents;
}

/**
 * Makes a claim of a draft. A claim to the first insurer is promised to be sent; one to the second is held. Nothing
 * happens when there is nothing to claim.
 */
export function makeClaim(office: Office, at: Moment, draft: ClaimDraft): void {
  if (draft.procedures.length === 0) return;
  const id = office.newId("claim");
  const lines = linesOf(office, at, id, draft);
  const claim = claimOf(office, at, id, draft, lines);
  office.record({ at, kind: "claim created", claim, lines });
  if (claim.status === "unsent") promiseSending(office, dayOfMoment(at), id);
}

/** The office sends a claim on the day or within a few, and rather before closed days than after them. */
export function promiseSending(office: Office, day: Day, claimId: number): void {
  const draw = office.draw("claim", claimId, "sending");
  const delay = draw.weighted(claimSendingDelays);
  const isHurried = !isOpen(office, day + 1) && draw.chance(sentBeforeClosedDays);
  office.agenda.promise(day + (isHurried ? 0 : delay), { kind: "send claim", claimId });
}

/** Each line uses up benefits before the next is judged. */
function linesOf(
  office: Office,
  at: Moment,
  claimId: number,
  { procedures, active, settled }: ClaimDraft,
): ClaimLine[] {
  const { benefits } = deskOf(office);
  const alongside: LimitedService[] = [];
  let used = benefits.of(procedures[0]?.patientId ?? 0, active.subscription.id, procedures[0]?.day ?? 0);
  return procedures.map((procedure) => {
    const refusal = expectedRefusal(office, active, procedure, { day: procedure.day, alongside });
    const alone = expectedBenefit(office.world, active.plan, procedure, { used, refusal });
    const before = settled(procedure);
    const benefit = before > 0 ? afterPrimary(alone, procedure.fee * procedure.units, before) : alone;
    const line = unansweredLine(office, at, { procedure, active, benefit, claimId });
    const counted = { payment: line.paymentEstimate, deductible: line.deductibleEstimate };
    used = plus(used, procedureCode(procedure.code).category, counted);
    const service = limitedService(procedure, procedure.day);
    if (service !== undefined && refusal === undefined) alongside.push(service);
    return line;
  });
}

/** The claim of a draft with its lines, as it is before it is sent. */
export function claimOf(
  office: Office,
  at: Moment,
  id: number,
  { type, treatingProviderId, active, procedures }: Omit<ClaimDraft, "settled">,
  lines: readonly ClaimLine[],
): Claim {
  const { plan, subscription, coverage } = active;
  return {
    id,
    patientId: coverage.patientId,
    planId: plan.id,
    subscriptionId: subscription.id,
    relationship: coverage.relationship,
    status: type === "secondary" ? "held" : "unsent",
    type,
    serviceDay: type === "preauthorisation" ? dayOfMoment(at) : (procedures[0]?.day ?? dayOfMoment(at)),
    sent: undefined,
    firstSent: undefined,
    received: undefined,
    treatingProviderId,
    billingProviderId: billingProvider(office),
    fee: lines.reduce((sum, { feeBilled }) => sum + feeBilled, 0),
    isElectronic: office.draw("claim", id, "electronic").chance(electronicClaimShare),
    created: at,
    edited: at,
  };
}

/** The practice bills under its first dentist. */
function billingProvider(office: Office): number {
  return office.world.practice.providers.find((provider) => provider.kind === "dentist")?.id ?? 0;
}
