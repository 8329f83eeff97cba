import type { Day, Moment } from "../../../foundation/calendar.ts";
import { claimAnswerDelay, rejectedClaims, silentClaims } from "../../catalog/rates/claims.ts";
import type { FollowUp } from "../../world/events/claims.ts";
import { existing } from "../../world/existing.ts";
import type { Claim } from "../../world/insurance.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { clockFrom, frontDeskUser, isOpen, todays } from "../accounts/money-desk.ts";
import { makeContact } from "../office/contact.ts";

/** Sends the claims that are due, on the days when somebody works, and once more those that came back or got lost. */
export const sentClaims: DailyProcess = {
  name: "sending claims",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 17 * 60 + 45, 5);
    for (const { claimId } of office.agenda.take("send claim", day)) {
      office.record({ at: clock(), kind: "claim sent", claimId, day });
    }
    for (const { claimId, note } of office.agenda.take("resend claim", day)) {
      followUp(office, clock(), claimId, "sent again", note);
      office.record({ at: clock(), kind: "claim sent", claimId, day });
    }
  },
};

/** Calls insurers that do not answer, and sends them what they miss. */
export const claimFollowUps: DailyProcess = {
  name: "following up claims",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 14 * 60 + 20, 240);
    for (const { claimId, step } of office.agenda.take("follow up claim", day)) {
      const claim = existing(office.world.claims, claimId, "claim");
      if (step === "information sent") {
        followUp(office, clock(), claimId, step, "Narrative and images sent.");
      } else if (claim.status === "sent") {
        callInsurer(office, clock(), claim);
      }
    }
  },
};

/** Promises an answer for each claim sent today, or what happens to those that nobody answers. */
export const awaitedAnswers: DailyProcess = {
  name: "awaiting insurers",
  runDay(office, day) {
    for (const { claimId } of todays(office, "claim sent")) awaitAnswer(office, day, claimId);
  },
};

function awaitAnswer(office: Office, day: Day, claimId: number): void {
  const claim = existing(office.world.claims, claimId, "claim");
  const draw = office.draw("claim", claimId, "reception");
  const isFirst = claim.firstSent === day;
  const isRejected = draw.chance(rejectedClaims.share);
  const isSilent = draw.chance(silentClaims.share);
  if (isFirst && isRejected && claim.isElectronic) {
    const due = day + draw.integer(rejectedClaims.from, rejectedClaims.to);
    office.agenda.promise(due, {
      kind: "resend claim",
      claimId,
      note: "Rejected; corrected and sent again.",
    });
  } else if (isFirst && isSilent) {
    expectSilence(office, day, claimId);
  } else {
    office.agenda.promise(day + answerDelay(office, claim), { kind: "answer claim", claimId });
  }
}

function expectSilence(office: Office, day: Day, claimId: number): void {
  const draw = office.draw("claim", claimId, "silence");
  const { calls, sentAgain } = silentClaims;
  for (const after of calls) {
    const due = day + after + draw.integer(0, 6);
    office.agenda.promise(due, { kind: "follow up claim", claimId, step: "called" });
  }
  if (!draw.chance(sentAgain.share)) return;
  const due = day + draw.integer(sentAgain.from, sentAgain.to);
  office.agenda.promise(due, { kind: "resend claim", claimId, note: "Not on file; sent again." });
}

/** Days until an insurer answers. */
function answerDelay(office: Office, claim: Claim): number {
  const way = claim.type === "secondary" ? "secondary" : claim.isElectronic ? "electronic" : "paper";
  const { median, sigma } = claimAnswerDelay[way];
  const days = Math.round(office.draw("claim", claim.id, "answer delay").logNormal(median, sigma));
  return Math.min(claimAnswerDelay.longest, Math.max(claimAnswerDelay.shortest, days));
}

function callInsurer(office: Office, at: Moment, claim: Claim): void {
  const userId = frontDeskUser(office, "claim", claim.id, at);
  const answer = office
    .draw("claim", claim.id, "call", at)
    .pick(["claim in process", "claim not found", "waiting for review"]);
  followUp(office, at, claim.id, "called", `Called the insurer: ${answer}.`);
  makeContact(office, at, claim.patientId, {
    topic: "insurance",
    mode: "phone",
    direction: "sent",
    note: `Called the insurer about the claim of this visit: ${answer}.`,
    userId,
  });
}

function followUp(office: Office, at: Moment, claimId: number, step: FollowUp, note: string): void {
  office.record({ at, kind: "claim followed up", claimId, step, note });
}
