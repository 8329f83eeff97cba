import { dayOfMoment, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { BenefitNote } from "../../world/benefit-rules.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { claimLineStatusCodes } from "../codes.ts";
import type { Row } from "../schema/tables.ts";

/** The amounts of a line as OpenDental's columns hold them at its stage. */
export interface LineFigures {
  /** InsPayEst. */
  readonly estimate: Cents;
  /** InsPayAmt. */
  readonly paid: Cents;
  /** DedApplied. */
  readonly deductible: Cents;
  /** WriteOff. */
  readonly writeOff: Cents;
}

/** `claimproc`: each procedure as each plan sees it, from estimate to payment. */
export function writeClaimLines(book: PracticeBook, out: RowWriter): void {
  const places = placesOnClaims(book);
  for (const line of book.world.claimLines.values()) {
    out.write("claimproc", lineColumns(book, line, places.get(line.id) ?? 0));
  }
}

/**
 * What a line's amounts are at its stage: an estimate has none yet, a line of a preauthorisation what is asked for or
 * granted, a line on a waiting claim what is expected, an answered one what the insurer decided.
 */
export function currentFigures(line: ClaimLine): LineFigures {
  switch (line.status) {
    case "estimate":
      return { estimate: 0, paid: 0, deductible: 0, writeOff: 0 };
    case "preauthorisation":
      return { estimate: line.paymentEstimate, paid: 0, deductible: 0, writeOff: 0 };
    case "not received":
      return {
        estimate: line.paymentEstimate,
        paid: 0,
        deductible: line.deductibleEstimate,
        writeOff: line.writeOffEstimate,
      };
    case "received":
    case "supplemental":
      return {
        estimate: line.paymentEstimate,
        paid: line.paid,
        deductible: line.deductible,
        writeOff: line.writeOff,
      };
  }
}

/** The office's remark on an estimate. */
const estimateNotes: Readonly<Record<BenefitNote, string>> = {
  "": "",
  excluded: "Excluded by the plan",
  "waiting period": "Waiting period",
  "age limit": "Age limitation",
  "frequency limit": "Frequency limitation",
  downgraded: "Paid as an alternate service",
  "annual maximum": "Over annual maximum",
  "not authorised": "Not authorised",
};

/** One literal, because rows of one shape are encoded by one plan. Overrides stay empty, which is -1. */
function lineColumns(book: PracticeBook, line: ClaimLine, place: number): Row<"claimproc"> {
  const { estimate, paid, deductible, writeOff } = currentFigures(line);
  const isEstimate = line.status === "estimate";
  const posted = line.posted ?? emptyDay;
  return {
    ClaimProcNum: line.id,
    ProcNum: line.procedureId,
    ClaimNum: line.claimId,
    PatNum: line.patientId,
    ProvNum: line.providerId,
    Status: claimLineStatusCodes[line.status],
    PlanNum: line.planId,
    InsSubNum: line.subscriptionId,
    LineNumber: place,
    FeeBilled: isEstimate ? 0 : money(line.feeBilled),
    CodeSent: isEstimate ? "" : (book.world.procedures.get(line.procedureId)?.code ?? ""),
    InsPayEst: money(estimate),
    InsPayAmt: money(paid),
    DedApplied: money(deductible),
    WriteOff: money(writeOff),
    Percentage: line.percentage,
    BaseEst: money(line.paymentEstimate),
    DedEst: money(line.deductibleEstimate),
    InsEstTotal: money(line.paymentEstimate),
    WriteOffEst: line.allowed === undefined ? -1 : money(line.writeOffEstimate),
    AllowedOverride: -1,
    PercentOverride: -1,
    CopayAmt: -1,
    CopayOverride: -1,
    PaidOtherIns: -1,
    PaidOtherInsOverride: -1,
    DedEstOverride: -1,
    // An estimate that was authorised is the insurer's own figure.
    InsEstTotalOverride: isEstimate && line.authorised !== undefined ? money(line.paymentEstimate) : -1,
    WriteOffEstOverride: -1,
    ProcDate: line.procedureDay,
    DateEntry: posted,
    DateCP: posted,
    DateSuppReceived: line.status === "supplemental" ? posted : emptyDay,
    DateInsFinalized: line.insurancePaymentId === 0 ? emptyDay : posted,
    ClaimPaymentNum: line.insurancePaymentId,
    PaymentRow: line.insurancePaymentId === 0 ? 0 : 1,
    Remarks: line.remarks,
    EstimateNote: estimateNotes[line.note],
    SecUserNumEntry: book.frontDesk.id,
    SecDateEntry: dayOfMoment(line.created),
    SecDateTEdit: line.edited,
  };
}

/** Line numbers on claims, from 1. */
function placesOnClaims({ world }: PracticeBook): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const claimId of world.claims.keys()) {
    let place = 1;
    for (const lineId of world.linesOfClaim(claimId)) places.set(lineId, place++);
  }
  return places;
}
