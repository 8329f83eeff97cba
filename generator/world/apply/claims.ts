import type { Day, Moment } from "../../../foundation/calendar.ts";
import { editedClaim, editedClaimLine } from "../edited.ts";
import type { LineAnswer } from "../events.ts";
import { existing } from "../existing.ts";
import type { Claim, ClaimLine } from "../insurance.ts";
import type { HandlersOf, SimulatedWorld } from "../simulated-world.ts";

export const claimHandlers: HandlersOf<
  | "estimate made"
  | "estimate dropped"
  | "claim created"
  | "claim sent"
  | "claim received"
  | "claim supplemented"
  | "insurance payment posted"
  | "claim released"
  | "claim followed up"
  | "preauthorisation created"
  | "preauthorisation sent"
  | "preauthorisation answered"
  | "preauthorisation withdrawn"
> = {
  "estimate made": (world, { line }) => putLine(world, line),
  "estimate dropped": (world, { claimLineId }) => {
    const line = existing(world.claimLines, claimLineId, "claim line");
    removeLine(world, line);
  },
  "claim created": (world, { claim, lines }) => putClaim(world, claim, lines),
  "claim sent": (world, { at, claimId, day }) => sendClaim(world, claimId, day, at),
  "claim received": (world, { at, claimId, day, answers }) => {
    const claim = existing(world.claims, claimId, "claim");
    world.claims.set(claimId, editedClaim(claim, { status: "received", received: day, edited: at }));
    for (const answer of answers) answerLine(world, answer, day, at);
  },
  "claim supplemented": (world, { line }) => putLine(world, line),
  "insurance payment posted": (world, { at, payment, claimLineIds }) => {
    world.insurancePayments.set(payment.id, payment);
    for (const id of claimLineIds) {
      const line = existing(world.claimLines, id, "claim line");
      const paid = { insurancePaymentId: payment.id, posted: payment.day, edited: at };
      world.claimLines.set(id, editedClaimLine(line, paid));
    }
  },
  "claim released": (world, { at, claimId, lines }) => {
    const claim = existing(world.claims, claimId, "claim");
    putClaim(world, editedClaim(claim, { status: "unsent", edited: at }), lines);
  },
  // Written down in the claim's tracking; the claim itself stays as it is.
  "claim followed up": () => {},
  "preauthorisation created": (world, { claim, lines }) => putClaim(world, claim, lines),
  "preauthorisation sent": (world, { at, claimId, day }) => sendClaim(world, claimId, day, at),
  "preauthorisation answered": (world, { at, claimId, day, answers }) => {
    const claim = existing(world.claims, claimId, "claim");
    world.claims.set(claimId, editedClaim(claim, { status: "received", received: day, edited: at }));
    for (const { claimLineId, granted, note } of answers) {
      const line = existing(world.claimLines, claimLineId, "claim line");
      const answered = { paymentEstimate: granted, authorised: granted, note, edited: at };
      world.claimLines.set(claimLineId, editedClaimLine(line, answered));
    }
  },
  "preauthorisation withdrawn": (world, { claimId }) => {
    for (const id of world.linesOfClaim(claimId).slice()) {
      removeLine(world, existing(world.claimLines, id, "claim line"));
    }
    world.claims.delete(claimId);
  },
};

function putClaim(world: SimulatedWorld, claim: Claim, lines: readonly ClaimLine[]): void {
  world.claims.set(claim.id, claim);
  for (const line of lines) putLine(world, line);
}

/** A claim that is sent again keeps the day of its first sending. */
function sendClaim(world: SimulatedWorld, claimId: number, day: Day, at: Moment): void {
  const claim = existing(world.claims, claimId, "claim");
  const firstSent = claim.firstSent ?? day;
  world.claims.set(claimId, editedClaim(claim, { status: "sent", sent: day, firstSent, edited: at }));
}

function removeLine(world: SimulatedWorld, line: ClaimLine): void {
  world.claimLines.delete(line.id);
  world.procedureLines.remove(line.procedureId, line.id);
  if (line.claimId !== 0) world.claimsLines.remove(line.claimId, line.id);
}

/** Adds a line, or replaces the one with its key: an estimate that goes onto a claim keeps its key. */
function putLine(world: SimulatedWorld, line: ClaimLine): void {
  const before = world.claimLines.get(line.id);
  if (before === undefined) world.procedureLines.add(line.procedureId, line.id);
  const claimBefore = before?.claimId ?? 0;
  if (claimBefore !== line.claimId) {
    if (claimBefore !== 0) world.claimsLines.remove(claimBefore, line.id);
    if (line.claimId !== 0) world.claimsLines.add(line.claimId, line.id);
  }
  world.claimLines.set(line.id, line);
}

function answerLine(world: SimulatedWorld, answer: LineAnswer, day: Day, at: Moment): void {
  const { claimLineId, deductible, paid, writeOff, remarks } = answer;
  const line = existing(world.claimLines, claimLineId, "claim line");
  const answered = {
    status: "received",
    deductible,
    paid,
    writeOff,
    remarks,
    posted: day,
    edited: at,
  } as const;
  world.claimLines.set(claimLineId, editedClaimLine(line, answered));
}
