import { emptyDay } from "../../../foundation/calendar.ts";
import { changing, copying, type DefectKind, type Survey } from "../defect-kind.ts";
import { ClaimProcStatus, centsOf, missingKey } from "./terms.ts";

export const coverageDefects: readonly DefectKind[] = [
  copying({
    name: "carrier-differs-by-case",
    summary: "An insurance company is there twice, under names that differ in case and spaces alone.",
    origin: "The company is typed anew because the list is searched by another spelling.",
    table: "carrier",
    share: 0.05,
    where: ({ IsHidden }) => IsHidden !== 1,
    set: ({ CarrierName }) => ({ CarrierName: ` ${CarrierName.toUpperCase()} ` }),
  }),
  copying({
    name: "plan-differs-by-case",
    summary: "An insurance plan is there twice, under a group's name that differs in case and spaces alone.",
    origin: "The plan is entered again for the next employee of the same group.",
    table: "insplan",
    share: 0.05,
    where: ({ GroupName }) => /[a-z]/.test(GroupName),
    set: ({ GroupName }) => ({ GroupName: `${GroupName.toUpperCase()} ` }),
  }),
  changing({
    name: "coverage-dates-swapped",
    summary: "A subscription ends before it begins.",
    origin: "The two dates are typed into each other's box.",
    table: "inssub",
    column: "DateEffective, DateTerm",
    share: 0.05,
    where: ({ DateEffective, DateTerm }) => DateTerm > DateEffective && DateEffective > emptyDay,
    set: ({ DateEffective, DateTerm }) => ({ DateEffective: DateTerm, DateTerm: DateEffective }),
  }),
  changing({
    name: "payment-on-terminated-coverage",
    summary: "An insurer paid for services more than a month after the subscription had ended.",
    origin: "The end is learned of late and typed in without asking for the payments back.",
    table: "inssub",
    column: "DateTerm",
    share: 0.02,
    reads: ["claimproc"],
    where: ({ DateEffective, DateTerm }, survey, key) =>
      DateTerm === emptyDay && lastPaidService(survey, key) > DateEffective + 2 * graceDays,
    set: ({ InsSubNum, DateEffective }, random, survey) => ({
      DateTerm: random.integer(DateEffective + 1, lastPaidService(survey, InsSubNum) - graceDays - 1),
    }),
  }),
  changing({
    name: "coverage-without-subscription",
    summary: "A patient's coverage names a subscription that is not there.",
    origin: "A subscription is dropped from the list while a family member still has it.",
    table: "patplan",
    column: "InsSubNum",
    share: 0.02,
    where: () => true,
    set: (_row, random, survey) => ({ InsSubNum: missingKey(survey, "inssub", random) }),
    reads: ["inssub"],
  }),
  changing({
    name: "secondary-without-primary",
    summary: "A patient has a secondary insurance and no primary.",
    origin: "The primary insurance is dropped, and the secondary is not moved up.",
    table: "patplan",
    column: "Ordinal",
    share: 0.02,
    where: ({ PatNum }, survey) => (survey.groups("patplan", "PatNum").get(PatNum) ?? []).length === 1,
    set: () => ({ Ordinal: 2 }),
  }),
];

/** For so long insurers pay what was done before anybody knew of the end. */
const graceDays = 31;

/** The last day of service for which a subscription paid something; `emptyDay` when it paid nothing. */
function lastPaidService(survey: Survey, subscription: number): number {
  const lines = survey.groups("claimproc", "InsSubNum").get(subscription) ?? [];
  return lines.reduce(
    (last, { row }) =>
      row.Status === ClaimProcStatus.Received && centsOf(row.InsPayAmt) > 0
        ? Math.max(last, row.ProcDate)
        : last,
    emptyDay,
  );
}
