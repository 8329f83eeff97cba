import type { Day, Moment } from "../../../foundation/calendar.ts";
import {
  appeal,
  claimAnswerDelay,
  electronicPaymentShare,
  type LineOutcome,
  lineOutcomes,
} from "../../catalog/rates/money.ts";
import type { LineAnswer } from "../../world/events.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { clockFrom, deskOf, isOpen, todays } from "../accounts/money-desk.ts";

/** Promises an answer for each claim sent today. */
export const awaitedAnswers: DailyProcess = {
  name: "awaiting insurers",
  runDay(office, day) {
    for (const { claimId } of todays(office, "claim sent")) {
      const due = day + answerDelay(office, claimId);
      office.agenda.promise(due, { kind: "answer claim", claimId });
    }
  },
};

/** Posts the insurers' answers of the day: one check per carrier for all that it pays. */
export const insurancePayments: DailyProcess = {
  name: "insurance payments",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 10 * 60 + 15, 40);
    for (const mail of mailByCarrier(office, day)) openMail(office, day, clock, mail);
  },
};

/** Days until an insurer answers. */
function answerDelay(office: Office, claimId: number): number {
  const draw = office.draw("claim", claimId, "answer delay");
  const { silent, shortest } = claimAnswerDelay;
  if (draw.chance(silent.share)) return draw.integer(silent.from, silent.to);
  const isElectronic = office.world.claims.get(claimId)?.isElectronic === true;
  const { median, sigma } = claimAnswerDelay[isElectronic ? "electronic" : "paper"];
  return Math.max(shortest, Math.round(draw.logNormal(median, sigma)));
}

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
  if (paidLines.length > 0) postCheck(office, day, clock(), mail.carrierId, paidLines);
}

/** Records the answer to a claim. Gives its lines for the check: all of them when anything is paid, otherwise none. */
function receiveClaim(office: Office, day: Day, at: Moment, claim: Claim): number[] {
  const answers = office.world.linesOfClaim(claim.id).flatMap((id) => {
    const line = office.world.claimLines.get(id);
    return line?.status === "not received" ? [answerTo(office, line)] : [];
  });
  office.record({ at, kind: "claim received", claimId: claim.id, day, answers });
  for (const { claimLineId } of answers) appealIfWorthwhile(office, day, claimLineId);
  return answers.some((answer) => answer.paid > 0) ? answers.map((answer) => answer.claimLineId) : [];
}

function outcomeOf(office: Office, lineId: number): LineOutcome {
  return office.draw("claim line", lineId, "outcome").weighted(lineOutcomes);
}

/** The answer, within what is unsettled: another plan may have paid after an appeal while this claim was on its way. */
function answerTo(office: Office, line: ClaimLine): LineAnswer {
  const unsettled = Math.max(0, line.feeBilled - settledElsewhere(office, line));
  const answer = decisionOn(office, line, unsettled);
  const paid = Math.min(answer.paid, unsettled);
  return { ...answer, paid, writeOff: Math.min(answer.writeOff, unsettled - paid) };
}

function decisionOn(office: Office, line: ClaimLine, unsettled: Cents): LineAnswer {
  const { id: claimLineId, paymentEstimate: estimate, writeOffEstimate: writeOff } = line;
  const asExpected = { claimLineId, deductible: line.deductibleEstimate, writeOff };
  switch (estimate > 0 ? outcomeOf(office, claimLineId) : "as estimated") {
    case "as estimated":
      return { ...asExpected, paid: estimate, remarks: estimate > 0 ? "" : "No benefit payable." };
    case "not covered":
      return { claimLineId, deductible: 0, paid: 0, writeOff: 0, remarks: "Not a covered service." };
    case "information missing":
      return {
        claimLineId,
        deductible: 0,
        paid: 0,
        writeOff: 0,
        remarks: "Additional information required.",
      };
    case "downgraded": {
      const share = 0.6 + 0.3 * office.draw("claim line", claimLineId, "downgrade").next();
      const remarks = "Paid at the rate of an alternate service.";
      return { ...asExpected, paid: Math.round(estimate * share), remarks };
    }
    case "paid better": {
      const open = unsettled - writeOff;
      const shareOfMaximum = maximumLeft(office, line) / office.world.linesOfClaim(line.claimId).length;
      const most = Math.min(open, estimate + Math.floor(shareOfMaximum), Math.round(estimate * 1.12));
      return { ...asExpected, paid: Math.max(estimate, most), remarks: "" };
    }
  }
}

/** What is left of the person's annual maximum beside what is paid and pending. */
function maximumLeft(office: Office, line: ClaimLine): number {
  const maximum = office.world.plans.get(line.planId)?.annualMaximum ?? Number.MAX_SAFE_INTEGER;
  const used = deskOf(office).benefits.of(line.patientId, line.subscriptionId, line.procedureDay);
  return Math.max(0, maximum - used.paid);
}

/** What other lines of the procedure have settled already. */
function settledElsewhere(office: Office, line: ClaimLine): number {
  return office.world.linesOfProcedure(line.procedureId).reduce((sum, id) => {
    const other = office.world.claimLines.get(id);
    return id === line.id || other === undefined ? sum : sum + other.paid + other.writeOff;
  }, 0);
}

function appealIfWorthwhile(office: Office, day: Day, lineId: number): void {
  const line = office.world.claimLines.get(lineId);
  const wasEstimated = line !== undefined && line.paymentEstimate > 0 && line.paid === 0;
  if (!wasEstimated || outcomeOf(office, lineId) !== "information missing") return;
  const draw = office.draw("claim line", lineId, "appeal");
  if (!draw.chance(appeal.succeeds)) return;
  const due = day + draw.integer(appeal.from, appeal.to);
  office.agenda.promise(due, { kind: "answer appeal", claimLineId: lineId });
}

/** The insurer pays after all what it had denied. Gives the new line for the check. */
function supplement(office: Office, day: Day, at: Moment, denied: ClaimLine): number[] {
  const settled = settledElsewhere(office, denied);
  const writeOff = settled > 0 ? 0 : denied.writeOffEstimate;
  const open = denied.feeBilled - writeOff - settled;
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
    deductible: denied.deductibleEstimate,
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

function postCheck(
  office: Office,
  day: Day,
  at: Moment,
  carrierId: number,
  claimLineIds: readonly number[],
): void {
  const id = office.newId("insurance payment");
  const isElectronic = office
    .draw("carrier", carrierId, "pays electronically")
    .chance(electronicPaymentShare);
  const amount = claimLineIds.reduce((sum, line) => sum + (office.world.claimLines.get(line)?.paid ?? 0), 0);
  const number = office.draw("insurance payment", id, "check number").integer(10_000_000, 99_999_999);
  const payment = {
    id,
    carrierId,
    method: isElectronic ? "electronic" : "check",
    checkNumber: String(number),
    day,
    amount,
    created: at,
  } as const;
  office.record({ at, kind: "insurance payment posted", payment, claimLineIds });
}
