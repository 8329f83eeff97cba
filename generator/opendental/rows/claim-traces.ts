import { dayOfMoment, formatDay, type Moment } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { type DefinitionName, definitionNumber } from "../../catalog/definitions.ts";
import { insuranceDeskRates } from "../../catalog/rates/insurance-desk.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { FollowUp } from "../../world/events/claims.ts";
import type { EventOf, PracticeEvent } from "../../world/events.ts";
import type { Claim } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { claimTypeLetters } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import { ClaimBatches } from "./claim-batches.ts";
import { defaultClearinghouse } from "./claim-setup.ts";

const { ClaimSnapshotTrigger, EtransType } = enumerations;

/**
 * `claimsnapshot`, `claimtracking`, `etrans`, `etransmessagetext`, `eobattach`: what was expected of a claim when it was
 * made, its way since, and the paper that came with the money.
 */
export function writeClaimTraces(book: PracticeBook, out: RowWriter): void {
  const way = new ClaimWay(book, out);
  for (const event of book.events) {
    if (event.kind === "claim created") writeSnapshots(event, out);
    else if (event.kind === "insurance payment posted") writeExplanation(book, event, out);
    else way.follow(event);
  }
}

/**
 * The explanation of benefits that comes on paper with a check is scanned mostly; the file does not exist. With a
 * transfer comes none.
 */
function writeExplanation(
  { settings }: PracticeBook,
  { at, payment: { id, method } }: EventOf<"insurance payment posted">,
  out: RowWriter,
): void {
  if (method !== "check") return;
  if (fractionOf(scattered(settings.seed, id, 0, 0)) >= insuranceDeskRates.explanationScanned) return;
  out.write("eobattach", {
    ClaimPaymentNum: id,
    DateTCreated: at + 60,
    FileName: `example-eob-${formatDay(dayOfMoment(at))}-${id}.pdf`,
    RawBase64: "",
  });
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

/** Where each claim goes. A preauthorisation that is withdrawn takes its rows along; all others keep their numbers. */
class ClaimWay {
  readonly #book: PracticeBook;
  readonly #out: RowWriter;
  readonly #batches: ClaimBatches;
  /** Preauthorisations, which alone may be withdrawn, as they were made. */
  readonly #preauthorisations = new Map<number, Claim>();
  /** Claims that somebody looked into. */
  readonly #followedUp = new Set<number>();
  #trackings = 0;
  #transmissions = 0;

  constructor(book: PracticeBook, out: RowWriter) {
    this.#book = book;
    this.#out = out;
    this.#batches = new ClaimBatches(book, out);
  }

  follow(event: PracticeEvent): void {
    switch (event.kind) {
      case "preauthorisation created":
        this.#preauthorisations.set(event.claim.id, event.claim);
        return;
      case "claim sent":
      case "preauthorisation sent":
        return this.#send(event);
      case "claim followed up":
        this.#followedUp.add(event.claimId);
        return this.#track({ ...event, step: followUpSteps[event.step] });
      case "claim received":
        // Who looked into a claim notes the answer too; of all others the claim itself tells. Census: 1.25 entries a claim.
        if (!this.#followedUp.has(event.claimId)) return;
        return this.#track({ ...event, step: "Answered", note: "Explanation of benefits entered." });
      case "preauthorisation answered":
        return this.#track({ ...event, step: "Answered", note: "Preauthorisation entered." });
      default:
    }
  }

  #send({ at, claimId }: EventOf<"claim sent"> | EventOf<"preauthorisation sent">): void {
    const claim = this.#book.world.claims.get(claimId) ?? this.#preauthorisations.get(claimId);
    if (claim === undefined) return;
    const way = claim.isElectronic ? "the clearinghouse" : "mail";
    this.#track({ claimId, at, step: "Sent to insurer", note: `Sent by ${way}.` });
    this.#transmit(claim, at, claim.isElectronic ? this.#batches.textOf(at) : 0);
  }

  #track({ claimId, at, step, note }: TrackingStep): void {
    this.#trackings++;
    if (!this.#book.world.claims.has(claimId)) return;
    this.#out.write("claimtracking", {
      ClaimTrackingNum: this.#trackings,
      ClaimNum: claimId,
      TrackingType: "StatusHistory",
      UserNum: this.#book.frontDesk.id,
      DateTimeEntry: at,
      Note: note,
      TrackingDefNum: definitionNumber("ClaimCustomTracking", step),
    });
  }

  #transmit(claim: Claim, at: Moment, text: number): void {
    const { world, frontDesk } = this.#book;
    this.#transmissions++;
    if (!world.claims.has(claim.id)) return;
    this.#out.write("etrans", {
      EtransNum: this.#transmissions,
      DateTimeTrans: at,
      ClearingHouseNum: claim.isElectronic ? defaultClearinghouse : 0,
      Etype: claim.isElectronic ? EtransType.ClaimSent : EtransType.ClaimPrinted,
      ClaimNum: claim.id,
      CarrierNum: world.plans.get(claim.planId)?.carrierId ?? 0,
      PatNum: claim.patientId,
      AckCode: claim.isElectronic ? "A" : "",
      EtransMessageTextNum: text,
      Note: "",
      PlanNum: claim.planId,
      InsSubNum: claim.subscriptionId,
      UserNum: frontDesk.id,
    });
  }
}
