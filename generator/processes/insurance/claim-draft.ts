import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { claimSendingDelays, electronicClaimShare } from "../../catalog/rates/money.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { deskOf } from "../accounts/money-desk.ts";
import { type ActiveCoverage, afterPrimary, expectedBenefit, unansweredLine } from "./claim-line.ts";

/** What is to be claimed from whom. */
export interface ClaimDraft {
  readonly type: Claim["type"];
  readonly treatingProviderId: number;
  readonly active: ActiveCoverage;
  /** Completed work of one visit. */
  readonly procedures: readonly Procedure[];
  /** What other insurers have settled of a procedure. */
  readonly settled: (procedure: Procedure) => Cents;
}

/** Makes a claim of a draft and promises to send it. Nothing happens when there is nothing to claim. */
export function makeClaim(office: Office, at: Moment, draft: ClaimDraft): void {
  if (draft.procedures.length === 0) return;
  const id = office.newId("claim");
  const lines = linesOf(office, at, id, draft);
  office.record({ at, kind: "claim created", claim: claimOf(office, at, id, draft, lines), lines });
  const delay = office.draw("claim", id, "sending").weighted(claimSendingDelays);
  office.agenda.promise(dayOfMoment(at) + delay, { kind: "send claim", claimId: id });
}

/** Each line uses up benefits before the next is judged. */
function linesOf(
  office: Office,
  at: Moment,
  claimId: number,
  { procedures, active, settled }: ClaimDraft,
): ClaimLine[] {
  const { benefits } = deskOf(office);
  let used: { paid: Cents; deductible: Cents } | undefined;
  return procedures.map((procedure) => {
    used ??= benefits.of(procedure.patientId, active.subscription.id, procedure.day);
    const alone = expectedBenefit(office.world, active.plan, procedure, used);
    const before = settled(procedure);
    const benefit = before > 0 ? afterPrimary(alone, procedure.fee * procedure.units, before) : alone;
    used = { paid: used.paid + benefit.payment, deductible: used.deductible + benefit.deductible };
    return unansweredLine(office, at, { procedure, active, benefit, claimId });
  });
}

function claimOf(
  office: Office,
  at: Moment,
  id: number,
  { type, treatingProviderId, active, procedures }: ClaimDraft,
  lines: readonly ClaimLine[],
): Claim {
  const { plan, subscription, coverage } = active;
  return {
    id,
    patientId: coverage.patientId,
    planId: plan.id,
    subscriptionId: subscription.id,
    relationship: coverage.relationship,
    status: "unsent",
    type,
    serviceDay: procedures[0]?.day ?? dayOfMoment(at),
    sent: undefined,
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
