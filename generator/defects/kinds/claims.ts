import { emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import {
  changing,
  copying,
  type DefectKind,
  removed,
  type Survey,
  type SurveyedRow,
} from "../defect-kind.ts";
import { ClaimProcStatus, centsOf, missingKey } from "./terms.ts";

type Claim = SurveyedRow<"claim">;
type Line = SurveyedRow<"claimproc">;

/** Claims that nobody sent are old after so many days. */
const longAgo = 35;

export const waitingClaimDefects: readonly DefectKind[] = [
  changing({
    name: "claim-unsent-long-ago",
    summary: "A claim for services of long ago was never sent.",
    origin: "The claim is made, the batch is closed without it, and nobody looks at the list again.",
    table: "claim",
    column: "ClaimStatus, DateSent, DateSentOrig",
    share: 0.1,
    where: (claim, survey) =>
      claim.ClaimStatus === "S" && claim.ClaimType === "P" && claim.DateService < survey.asOf - longAgo,
    set: () => ({ ClaimStatus: "U", DateSent: emptyDay, DateSentOrig: emptyDay }),
  }),
];

export const claimDefects: readonly DefectKind[] = [
  {
    name: "claim-received-without-lines",
    summary: "A claim is received, and the lines with its payment are gone.",
    origin: "Claim procedures are deleted one by one after the payment was entered.",
    table: "claimproc",
    column: "*",
    share: 0.005,
    reads: ["claim", "claimproc"],
    *find(survey) {
      for (const { key, row } of survey.rows("claim")) {
        const lines = survey.groups("claimproc", "ClaimNum").get(key) ?? [];
        if (!isReceived(row) || lines.length === 0) continue;
        const plant = () => ({
          edits: lines.map((line) => removed("claimproc", line.key)),
          counterparts: [{ table: "claim" as const, key }],
        });
        yield { key, plant };
      }
    },
  },
  changing({
    name: "claim-dates-swapped",
    summary: "A claim was answered before it was sent.",
    origin: "The date of the answer is typed over the date of sending.",
    table: "claim",
    column: "DateSent, DateReceived",
    share: 0.005,
    where: (claim) => isReceived(claim) && claim.DateSent > emptyDay && claim.DateReceived > claim.DateSent,
    set: ({ DateSent, DateReceived }) => ({ DateSent: DateReceived, DateReceived: DateSent }),
  }),
  changing({
    name: "claim-of-another-plan",
    summary: "A claim went to a plan that is not the one of its subscription.",
    origin:
      "The plan is changed on the subscription, and the claim keeps the old one, or the other way round.",
    table: "claim",
    column: "PlanNum",
    share: 0.005,
    reads: ["insplan"],
    where: (claim, survey) => isReceived(claim) && survey.rows("insplan").length > 1,
    set: ({ PlanNum }, random, survey) => ({
      PlanNum: random.pick(survey.rows("insplan").filter(({ key }) => key !== PlanNum)).key,
    }),
  }),
  changing({
    name: "claim-status-in-lower-case",
    summary: "A claim's status is a lower-case letter, which reports do not count.",
    origin: "A script of a third party writes straight into the database.",
    table: "claim",
    column: "ClaimStatus",
    share: 0.005,
    where: isReceived,
    set: ({ ClaimStatus }) => ({ ClaimStatus: ClaimStatus.toLowerCase() }),
  }),
  changing({
    name: "claim-line-orphaned",
    summary: "A claim procedure is on a claim that is not there.",
    origin: "The claim is deleted in the database, and its lines stay.",
    table: "claimproc",
    column: "ClaimNum",
    share: 0.002,
    reads: ["claim"],
    where: isPaidLine,
    set: (_line, random, survey) => ({ ClaimNum: missingKey(survey, "claim", random) }),
  }),
  changing({
    name: "claim-line-of-another-patient",
    summary: "A claim procedure is under another patient than its claim.",
    origin: "Two records of a person are merged halfway.",
    table: "claimproc",
    column: "PatNum",
    share: 0.002,
    reads: ["patient"],
    where: (line, survey) => isPaidLine(line) && survey.rows("patient").length > 1,
    set: ({ PatNum }, random, survey) => ({
      PatNum: random.pick(survey.rows("patient").filter(({ key }) => key !== PatNum)).key,
    }),
  }),
  copying({
    name: "claim-line-entered-twice",
    summary: "A procedure is on one claim twice, with the same answer.",
    origin: "The same explanation of benefits is entered by two people.",
    table: "claimproc",
    share: 0.002,
    where: isPaidLine,
  }),
  changing({
    name: "claim-line-open-on-received-claim",
    summary: "A claim is received, and one of its lines still waits for an answer.",
    origin: "An answer that came in parts is closed before its last part.",
    table: "claimproc",
    column: "Status",
    share: 0.002,
    reads: ["claim"],
    where: (line, survey) => isPaidLine(line) && isOnReceivedClaim(line, survey),
    set: () => ({ Status: ClaimProcStatus.NotReceived }),
  }),
  changing({
    name: "write-off-negative",
    summary: "A write-off is negative.",
    origin: "A correction is typed with a minus sign in place of a supplemental line.",
    table: "claimproc",
    column: "WriteOff",
    share: 0.002,
    where: (line) => isPaidLine(line) && centsOf(line.WriteOff) > 0,
    set: ({ WriteOff }) => ({ WriteOff: money(-centsOf(WriteOff)) }),
  }),
  changing({
    name: "insurance-payment-decimal-slip",
    summary: "An insurer paid a hundred times the amount, more than the fee.",
    origin: "The decimal point is left out when the payment is typed.",
    table: "claimproc",
    column: "InsPayAmt",
    share: 0.002,
    where: (line) =>
      isPaidLine(line) &&
      centsOf(line.InsPayAmt) * 100 > centsOf(line.FeeBilled) &&
      centsOf(line.FeeBilled) > 0,
    set: ({ InsPayAmt }) => ({ InsPayAmt: money(centsOf(InsPayAmt) * 100) }),
  }),
  changing({
    name: "estimate-with-payment",
    summary: "An estimate that is on no claim holds a payment.",
    origin: "The payment is typed into the estimate before there is a claim.",
    table: "claimproc",
    column: "InsPayAmt",
    share: 0.005,
    where: ({ Status, BaseEst }) => Status === ClaimProcStatus.Estimate && centsOf(BaseEst) > 0,
    set: ({ BaseEst }) => ({ InsPayAmt: BaseEst }),
  }),
  changing({
    name: "insurance-payment-without-date",
    summary: "An insurance payment has no date, so it counts in no month.",
    origin: "A line is set to received by hand, without the dialogue that dates it.",
    table: "claimproc",
    column: "DateCP",
    share: 0.002,
    where: isPaidLine,
    set: () => ({ DateCP: emptyDay }),
  }),
  changing({
    name: "check-differs-from-lines",
    summary: "An insurance check is not the sum of the lines attached to it.",
    origin: "Two digits are swapped, or a line is detached after the check was entered.",
    table: "claimpayment",
    column: "CheckAmt",
    share: 0.005,
    where: ({ CheckAmt }) => centsOf(CheckAmt) > 0,
    set: ({ CheckAmt }, random) => ({
      CheckAmt: money(centsOf(CheckAmt) + random.pick([-900, 900, 1800, 2700])),
    }),
  }),
];

function isReceived({ ClaimStatus, ClaimType }: Claim): boolean {
  return ClaimStatus === "R" && ClaimType !== "PreAuth";
}

function isPaidLine({ Status, InsPayAmt }: Line): boolean {
  return Status === ClaimProcStatus.Received && centsOf(InsPayAmt) > 0;
}

function isOnReceivedClaim({ ClaimNum }: Line, survey: Survey): boolean {
  const claim = survey.find("claim", ClaimNum);
  return claim !== undefined && isReceived(claim);
}
