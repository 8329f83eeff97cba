import type { Moment } from "../../../foundation/calendar.ts";
import { type DefinitionName, definitionNumber } from "../../catalog/definitions.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { FollowUp } from "../../world/events/claims.ts";
import type { EventOf, PracticeEvent } from "../../world/events.ts";
import type { Claim } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { claimTypeLetters } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import { defaultClearinghouse } from "./claim-setup.ts";

const { ClaimSnapshotTrigger, EtransType } = enumerations;

/** `claimsnapshot`, `claimtracking`, `etrans`: what was expected of a claim when it was made, and its way since. */
export function writeClaimTraces(book: PracticeBook, out: RowWriter): void {
  for (const event of book.events) {
    if (event.kind === "claim created") writeSnapshots(event, out);
    else if (event.kind === "claim sent") writeSending(book, event, out);
    else if (event.kind === "claim received") {
      writeTracking(book, { ...event, step: "Answered", note: "Explanation of benefits entered." }, out);
    } else writeFollowUp(book, event, out);
  }
}

/** What the office does about a claim between sending and answer, and about preauthorisations. */
function writeFollowUp(book: PracticeBook, event: PracticeEvent, out: RowWriter): void {
  switch (event.kind) {
    case "claim followed up":
      return writeTracking(book, { ...event, step: followUpSteps[event.step] }, out);
    case "preauthorisation sent":
      return writeSending(book, event, out);
    case "preauthorisation answered":
      if (!book.world.claims.has(event.claimId)) return;
      return writeTracking(book, { ...event, step: "Answered", note: "Preauthorisation entered." }, out);
    default:
  }
}

const followUpSteps: Readonly<Record<FollowUp, DefinitionName<"ClaimCustomTracking">>> = {
  called: "Called insurer",
  "sent again": "Came back or got lost",
  "information sent": "More information sent",
};

function writeSnapshots({ at, claim, lines }: EventOf<"claim created">, out: RowWriter): void {
  for (const line of lines) {
    out.write("claimsnapshot", {
      ProcNum: line.procedureId,
      ClaimType: claimTypeLetters[claim.type],
      Writeoff: line.allowed === undefined ? -1 : money(line.writeOffEstimate),
      InsPayEst: money(line.paymentEstimate),
      Fee: money(line.feeBilled),
      DateTEntry: at,
      ClaimProcNum: line.id,
      SnapshotTrigger: ClaimSnapshotTrigger.ClaimCreate,
    });
  }
}

function writeSending(
  book: PracticeBook,
  event: EventOf<"claim sent"> | EventOf<"preauthorisation sent">,
  out: RowWriter,
): void {
  const claim = book.world.claims.get(event.claimId);
  if (claim === undefined) return;
  const way = claim.isElectronic ? "the clearinghouse" : "mail";
  writeTracking(book, { ...event, step: "Sent to insurer", note: `Sent by ${way}.` }, out);
  writeTransmission(book, claim, event.at, out);
}

interface TrackingStep {
  readonly claimId: number;
  readonly at: Moment;
  readonly step: DefinitionName<"ClaimCustomTracking">;
  readonly note: string;
}

function writeTracking(
  { frontDesk }: PracticeBook,
  { claimId, at, step, note }: TrackingStep,
  out: RowWriter,
): void {
  out.write("claimtracking", {
    ClaimNum: claimId,
    TrackingType: "StatusHistory",
    UserNum: frontDesk.id,
    DateTimeEntry: at,
    Note: note,
    TrackingDefNum: definitionNumber("ClaimCustomTracking", step),
  });
}

function writeTransmission(
  { world, frontDesk }: PracticeBook,
  claim: Claim,
  at: Moment,
  out: RowWriter,
): void {
  out.write("etrans", {
    DateTimeTrans: at,
    ClearingHouseNum: claim.isElectronic ? defaultClearinghouse : 0,
    Etype: claim.isElectronic ? EtransType.ClaimSent : EtransType.ClaimPrinted,
    ClaimNum: claim.id,
    CarrierNum: world.plans.get(claim.planId)?.carrierId ?? 0,
    PatNum: claim.patientId,
    AckCode: claim.isElectronic ? "A" : "",
    Note: "",
    PlanNum: claim.planId,
    InsSubNum: claim.subscriptionId,
    UserNum: frontDesk.id,
  });
}
