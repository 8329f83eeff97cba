import type { Day, Moment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { type BenefitUse, plus } from "../../ledger/benefit-use.ts";
import type { Refusal } from "../../world/benefit-rules.ts";
import { editedClaimLine } from "../../world/edited.ts";
import { existing } from "../../world/existing.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office, World } from "../../world/world.ts";
import { clockFrom, deskOf, todays } from "../accounts/money-desk.ts";
import { promiseSending } from "./claim-draft.ts";
import { afterPrimary, expectedBenefit } from "./claim-line.ts";

/** Lets the claim to the second insurer go when the first one has answered. */
export const heldClaims: DailyProcess = {
  name: "held claims",
  runDay(office, day) {
    const clock = clockFrom(day, 16 * 60 + 10, 20);
    for (const { claimId } of todays(office, "claim received")) {
      const held = heldWith(office.world, claimId);
      if (held !== undefined) release(office, day, clock(), held);
    }
  },
};

/** The held claim for the same work as a claim. */
function heldWith(world: World, claimId: number): Claim | undefined {
  const [lineId] = world.linesOfClaim(claimId);
  const { procedureId } = existing(world.claimLines, lineId ?? 0, "claim line");
  for (const id of world.linesOfProcedure(procedureId)) {
    const claim = world.claims.get(world.claimLines.get(id)?.claimId ?? 0);
    if (claim?.status === "held") return claim;
  }
  return undefined;
}

/** Estimates the claim anew on what the first insurer has paid, and promises to send it. */
function release(office: Office, day: Day, at: Moment, held: Claim): void {
  const { world } = office;
  const lines = world.linesOfClaim(held.id).map((id) => existing(world.claimLines, id, "claim line"));
  let used = withoutLines(office, held, lines);
  const renewed = lines.map((line) => {
    const now = renewedLine(office, at, line, used);
    const counted = { payment: now.paymentEstimate, deductible: now.deductibleEstimate };
    used = plus(used, categoryOf(world, line), counted);
    return now;
  });
  office.record({ at, kind: "claim released", claimId: held.id, lines: renewed });
  promiseSending(office, day, held.id);
}

/** What is used of the benefits without the claim itself. */
function withoutLines(office: Office, claim: Claim, lines: readonly ClaimLine[]): BenefitUse {
  const used = deskOf(office).benefits.of(claim.patientId, claim.subscriptionId, claim.serviceDay);
  return lines.reduce((rest, line) => {
    const back = { payment: -line.paymentEstimate, deductible: -line.deductibleEstimate };
    return plus(rest, categoryOf(office.world, line), back);
  }, used);
}

function categoryOf(world: World, line: ClaimLine): ReturnType<typeof procedureCode>["category"] {
  return procedureCode(existing(world.procedures, line.procedureId, "procedure").code).category;
}

const refusals: readonly string[] = [
  "excluded",
  "waiting period",
  "age limit",
  "frequency limit",
] satisfies Refusal[];

function renewedLine(office: Office, at: Moment, line: ClaimLine, used: BenefitUse): ClaimLine {
  if (refusals.includes(line.note)) return editedClaimLine(line, { edited: at });
  const { world } = office;
  const procedure = existing(world.procedures, line.procedureId, "procedure");
  const plan = existing(world.plans, line.planId, "plan");
  const alone = expectedBenefit(world, plan, procedure, { used, refusal: undefined });
  const benefit = afterPrimary(alone, line.feeBilled, settledBefore(world, line));
  const { payment, deductible, note } = benefit;
  return editedClaimLine(line, {
    paymentEstimate: payment,
    deductibleEstimate: deductible,
    note,
    edited: at,
  });
}

/** What other lines of the procedure have settled already. */
export function settledBefore(world: World, line: ClaimLine): Cents {
  return world.linesOfProcedure(line.procedureId).reduce((sum, id) => {
    const other = world.claimLines.get(id);
    return id === line.id || other === undefined ? sum : sum + other.paid + other.writeOff;
  }, 0);
}
