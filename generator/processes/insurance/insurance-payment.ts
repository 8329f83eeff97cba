import { civilOf, type Day, type Moment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { appeal, transferredClaimShare } from "../../catalog/rates/claims.ts";
import { existing } from "../../world/existing.ts";
import type { Claim, ClaimLine, InsurancePayment } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { clockFrom, deskOf, isOpen } from "../accounts/money-desk.ts";
import { deductibleLeft } from "./benefit.ts";
import { answerTo, lacksInformation, maximumLeft, openCharge } from "./claim-answer.ts";
import { settledBefore } from "./held-claim.ts";

/** Posts the insurers' answers of the day: one transfer per carrier, or a check for each claim. */
export const insurancePayments: DailyProcess = {
  name: "insurance payments",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 10 * 60 + 15, 40);
    for (const mail of mailByCarrier(office, day)) openMail(office, day, clock, mail);
  },
};

/** What one carrier sends in one day. */
interface Mail {
  readonly carrierId: number;
  readonly claims: Claim[];
  readonly appealed: ClaimLine[];
}

function mailByCarrier(office: Office, day: Day): Mail[] {
  const mails = new Map<number, Mail>();
  const mailOf = (planId: number): Mail => {
    const carrierId = office.world.plans.get(planId)?.carrierId ?? 0;
    const mail = mails.get(carrierId) ?? { carrierId, claims: [], appealed: [] };
    mails.set(carrierId, mail);
    return mail;
  };
  for (const { claimId } of office.agenda.take("answer claim", day)) {
    const claim = office.world.claims.get(claimId);
    if (claim !== undefined) mailOf(claim.planId).claims.push(claim);
  }
  for (const { claimLineId } of office.agenda.take("answer appeal", day)) {
    const line = office.world.claimLines.get(claimLineId);
    if (line !== undefined) mailOf(line.planId).appealed.push(line);
  }
  return [...mails.values()].sort((a, b) => a.carrierId - b.carrierId);
}

function openMail(office: Office, day: Day, clock: () => Moment, mail: Mail): void {
  const paidLines = [
    mail.claims.flatMap((claim) => receiveClaim(office, day, clock(), claim)),
    mail.appealed.flatMap((line) => supplement(office, day, clock(), line)),
  ].flat();
  const { carrierId } = mail;
  for (const { method, claimLineIds } of paymentsFor(office, day, paidLines)) {
    post(office, clock(), { carrierId, method, day, claimLineIds });
  }
}

type PaymentDraft = Pick<InsurancePayment, "carrierId" | "method" | "day"> & {
  readonly claimLineIds: readonly number[];
};

/** All that comes by transfer in one payment, and a check for each other claim. */
function paymentsFor(
  office: Office,
  day: Day,
  lineIds: readonly number[],
): Pick<PaymentDraft, "method" | "claimLineIds">[] {
  const share = transferredClaimShare(civilOf(day).year);
  const transferred: number[] = [];
  const checks = new Map<number, number[]>();
  for (const id of lineIds) {
    const { claimId } = existing(office.world.claimLines, id, "claim line");
    if (office.draw("claim", claimId, "paid electronically").chance(share)) transferred.push(id);
    else checks.set(claimId, [...(checks.get(claimId) ?? []), id]);
  }
  const transfers =
    transferred.length > 0 ? [{ method: "electronic", claimLineIds: transferred } as const] : [];
  return [
    ...transfers,
    ...[...checks.values()].map((claimLineIds) => ({ method: "check", claimLineIds }) as const),
  ];
}

/** Records the answer to a claim. Gives its lines for the check: all of them when anything is paid, otherwise none. */
function receiveClaim(office: Office, day: Day, at: Moment, claim: Claim): number[] {
  const answers = office.world.linesOfClaim(claim.id).flatMap((id) => {
    const line = office.world.claimLines.get(id);
    return line?.status === "not received" ? [answerTo(office, line)] : [];
  });
  office.record({ at, kind: "claim received", claimId: claim.id, day, answers });
  if (lacksInformation(office, claim.id)) appealTo(office, day, claim.id);
  return answers.some((answer) => answer.paid > 0) ? answers.map((answer) => answer.claimLineId) : [];
}

/** Sends what the insurer misses. It thinks again about the lines that it denied, and often pays them. */
function appealTo(office: Office, day: Day, claimId: number): void {
  const denied = office.world
    .linesOfClaim(claimId)
    .flatMap((id) => office.world.claimLines.get(id) ?? [])
    .filter((line) => line.paymentEstimate > 0 && line.paid === 0);
  if (denied.length === 0) return;
  const draw = office.draw("claim", claimId, "appeal");
  const followUp = { kind: "follow up claim", claimId, step: "information sent" } as const;
  office.agenda.promise(day + appeal.informationAfter, followUp);
  if (!draw.chance(appeal.succeeds)) return;
  const due = day + draw.integer(appeal.from, appeal.to);
  for (const { id } of denied) office.agenda.promise(due, { kind: "answer appeal", claimLineId: id });
}

/**
 * The insurer pays after all what it had denied. Gives the new line for the check. As in OpenDental the supplemental
 * line bills nothing of its own, so that the claim's fee is not counted twice.
 */
function supplement(office: Office, day: Day, at: Moment, denied: ClaimLine): number[] {
  const settled = settledBefore(office.world, denied);
  const writeOff = settled > 0 ? 0 : denied.writeOffEstimate;
  const open = openCharge(office.world, denied) - writeOff;
  const paid = Math.min(denied.paymentEstimate, open, maximumLeft(office, denied));
  if (paid <= 0) return [];
  const line: ClaimLine = {
    ...denied,
    id: office.newId("claim line"),
    status: "supplemental",
    feeBilled: 0,
    deductibleEstimate: 0,
    paymentEstimate: 0,
    writeOffEstimate: 0,
    deductible: Math.min(denied.deductibleEstimate, deductibleOpen(office, denied)),
    paid,
    writeOff,
    posted: day,
    insurancePaymentId: 0,
    remarks: "Paid after appeal.",
    created: at,
    edited: at,
  };
  office.record({ at, kind: "claim supplemented", line });
  return [line.id];
}

/** What is left of the deductible that a line falls under. */
function deductibleOpen(office: Office, line: ClaimLine): Cents {
  const { world } = office;
  const used = deskOf(office).benefits.of(line.patientId, line.subscriptionId, line.procedureDay);
  const { category } = procedureCode(existing(world.procedures, line.procedureId, "procedure").code);
  return deductibleLeft({ plan: existing(world.plans, line.planId, "plan"), category, used });
}

function post(office: Office, at: Moment, { claimLineIds, ...draft }: PaymentDraft): void {
  const id = office.newId("insurance payment");
  const number = office.draw("insurance payment", id, "check number").integer(10_000_000, 99_999_999);
  const payment: InsurancePayment = {
    ...draft,
    id,
    checkNumber: String(number),
    amount: claimLineIds.reduce((sum, line) => sum + (office.world.claimLines.get(line)?.paid ?? 0), 0),
    created: at,
  };
  office.record({ at, kind: "insurance payment posted", payment, claimLineIds });
}
