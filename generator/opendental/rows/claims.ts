import { dayOfMoment, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { claimStatusLetters, claimTypeLetters, relationshipCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";
import { currentFigures } from "./claim-lines.ts";
import { defaultClaimForm } from "./claim-setup.ts";

/** `claim`: what was asked of insurers. Its amounts are the sums of its lines'. */
export function writeClaims(book: PracticeBook, out: RowWriter): void {
  for (const claim of book.world.claims.values()) {
    out.write(
      "claim",
      Object.assign(claimColumns(book, claim), amounts(book, claim), otherCoverage(book, claim)),
    );
  }
}

function claimColumns({ frontDesk }: PracticeBook, claim: Claim): Row<"claim"> {
  const sent = claim.sent ?? emptyDay;
  return {
    ClaimNum: claim.id,
    PatNum: claim.patientId,
    DateService: claim.serviceDay,
    DateSent: sent,
    DateSentOrig: claim.firstSent ?? emptyDay,
    DateReceived: claim.received ?? emptyDay,
    ClaimStatus: claimStatusLetters[claim.status],
    ClaimType: claimTypeLetters[claim.type],
    PlanNum: claim.planId,
    InsSubNum: claim.subscriptionId,
    PatRelat: relationshipCodes[claim.relationship],
    ProvTreat: claim.treatingProviderId,
    ProvBill: claim.billingProviderId,
    ClaimFee: money(claim.fee),
    IsProsthesis: "N",
    ClaimNote: "",
    PlaceService: enumerations.PlaceOfService.Office,
    EmployRelated: enumerations.YN.Unknown,
    ClaimForm: defaultClaimForm,
    AttachedFlags: "Mail",
    MedType: enumerations.EnumClaimMedType.Dental,
    SpecialProgramCode: enumerations.EnumClaimSpecialProgram.none,
    CorrectionType: enumerations.ClaimCorrectionType.Original,
    ClaimIdentifier: `${claim.patientId}/${claim.id}`,
    SecUserNumEntry: frontDesk.id,
    SecDateEntry: dayOfMoment(claim.created),
  };
}

/** The sums of its lines; a payment that comes as a supplement changes them, and so the row. */
function amounts({ world }: PracticeBook, claim: Claim): Row<"claim"> {
  const lines = world.linesOfClaim(claim.id).flatMap((id) => world.claimLines.get(id) ?? []);
  const sum = (figure: (line: ClaimLine) => Cents) =>
    money(lines.reduce((total, line) => total + figure(line), 0));
  return {
    InsPayEst: sum((line) => currentFigures(line).estimate),
    InsPayAmt: sum((line) => currentFigures(line).paid),
    DedApplied: sum((line) => currentFigures(line).deductible),
    WriteOff: sum((line) => currentFigures(line).writeOff),
    SecDateTEdit: lines.reduce(
      (latest, { status, created }) => (status === "supplemental" ? Math.max(latest, created) : latest),
      claim.edited,
    ),
  };
}

/** The coverage a claim names beside its own: the secondary on a primary claim, and the other way round. */
function otherCoverage(book: PracticeBook, claim: Claim): Row<"claim"> {
  const other = book
    .coveragesKnownAt(claim.patientId, claim.created)
    .find(({ subscription }) => subscription.id !== claim.subscriptionId);
  if (other === undefined) return coverageOfOtherClaim(book, claim);
  return {
    PlanNum2: other.subscription.planId,
    InsSubNum2: other.subscription.id,
    PatRelat2: relationshipCodes[other.coverage.relationship],
  };
}

/** A coverage that was replaced since is still named by the other claim for the same work. */
function coverageOfOtherClaim({ world }: PracticeBook, claim: Claim): Row<"claim"> {
  if (claim.type !== "secondary") return {};
  for (const lineId of world.linesOfClaim(claim.id)) {
    const procedureId = world.claimLines.get(lineId)?.procedureId ?? 0;
    for (const otherId of world.linesOfProcedure(procedureId)) {
      const other = world.claims.get(world.claimLines.get(otherId)?.claimId ?? 0);
      if (other === undefined || other.id === claim.id) continue;
      return {
        PlanNum2: other.planId,
        InsSubNum2: other.subscriptionId,
        PatRelat2: relationshipCodes[other.relationship],
      };
    }
  }
  return {};
}
