import type { Day, Moment } from "../../../foundation/calendar.ts";
import type { LineAnswer } from "../events.ts";
import { existing } from "../existing.ts";
import type { ClaimLine } from "../insurance.ts";
import type { HandlersOf, SimulatedWorld } from "../simulated-world.ts";

export const claimHandlers: HandlersOf<
  | "estimate made"
  | "estimate dropped"
  | "claim created"
  | "claim sent"
  | "claim received"
  | "claim supplemented"
  | "insurance payment posted"
> = {
  "estimate made": (world, { line }) => putLine(world, line),
  "estimate dropped": (world, { claimLineId }) => {
    const line = existing(world.claimLines, claimLineId, "claim line");
    world.claimLines.delete(claimLineId);
    world.procedureLines.remove(line.procedureId, claimLineId);
    if (line.claimId !== 0) world.claimsLines.remove(line.claimId, claimLineId);
  },
  "claim created": (world, { claim, lines }) => {
    world.claims.set(claim.id, claim);
    for (const line of lines) putLine(world, line);
  },
  "claim sent": (world, { at, claimId, day }) => {
    const claim = existing(world.claims, claimId, "claim");
    world.claims.set(claimId, { ...claim, status: "sent", sent: day, edited: at });
  },
  "claim received": (world, { at, claimId, day, answers }) => {
    const claim = existing(world.claims, claimId, "claim");
    world.claims.set(claimId, { ...claim, status: "received", received: day, edited: at });
    for (const answer of answers) answerLine(world, answer, day, at);
  },
  "claim supplemented": (world, { line }) => putLine(world, line),
  "insurance payment posted": (world, { at, payment, claimLineIds }) => {
    world.insurancePayments.set(payment.id, payment);
    for (const id of claimLineIds) {
      const line = existing(world.claimLines, id, "claim line");
      const paid = { insurancePaymentId: payment.id, posted: payment.day, edited: at };
      world.claimLines.set(id, { ...line, ...paid });
    }
  },
};

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
  world.claimLines.set(claimLineId, { ...line, ...answered });
}
