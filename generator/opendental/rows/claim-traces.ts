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
  const traces = new ClaimTraces(book, out);
  for (const event of book.events) {
    if (event.kind === "claim created") writeSnapshots(event, out);
    else traces.follow(event);
  }
}

/** The steps of claims. Those of a preauthorisation that was withdrawn are deleted with it, but keep their numbers. */
class ClaimTraces {
  readonly #book: PracticeBook;
  readonly #out: RowWriter;
  #trackings = 0;
  #transmissions = 0;

  constructor(book: PracticeBook, out: RowWriter) {
    this.#book = book;
    this.#out = out;
  }

  follow(event: PracticeEvent): void {
    switch (event.kind) {
      case "claim sent":
      case "preauthorisation sent":
        return this.#send(event);
      case "claim received":
        return this.#track({ ...event, step: "Answered", note: "Explanation of benefits entered." });
      case "claim followed up":
        return this.#track({ ...event, step: followUpSteps[event.step] });
      case "preauthorisation answered":
        return this.#track({ ...event, step: "Answered", note: "Preauthorisation entered." });
      default:
    }
  }

  #send(event: EventOf<"claim sent"> | EventOf<"preauthorisation sent">): void {
    const claim = this.#book.world.claims.get(event.claimId);
    const way = claim?.isElectronic === true ? "the clearinghouse" : "mail";
    this.#track({ ...event, step: "Sent to insurer", note: `Sent by ${way}.` });
    this.#transmissions++;
    if (claim !== undefined)
      writeTransmission(this.#book, claim, { number: this.#transmissions, at: event.at }, this.#out);
  }

  #track(step: TrackingStep): void {
    this.#trackings++;
    if (this.#book.world.claims.has(step.claimId))
      writeTracking(this.#book, this.#trackings, step, this.#out);
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

interface TrackingStep {
  readonly claimId: number;
  readonly at: Moment;
  readonly step: DefinitionName<"ClaimCustomTracking">;
  readonly note: string;
}

function writeTracking(
  { frontDesk }: PracticeBook,
  number: number,
  { claimId, at, step, note }: TrackingStep,
  out: RowWriter,
): void {
  out.write("claimtracking", {
    ClaimTrackingNum: number,
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
  { number, at }: { readonly number: number; readonly at: Moment },
  out: RowWriter,
): void {
  out.write("etrans", {
    EtransNum: number,
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
