import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { claimTypeLetters } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";

const { InsBlueBookRuleLimitType, InsBlueBookRuleType } = enumerations;

/** Where a fee that an unknown plan allows is looked up, first what says most; entries of three years count. */
const lookups: readonly Row<"insbluebookrule">[] = (
  ["InsurancePlan", "GroupNumber", "InsuranceCarrier", "InsuranceCarrierGroup"] as const
).map((type) => ({
  RuleType: InsBlueBookRuleType[type],
  LimitValue: 3,
  LimitType: InsBlueBookRuleLimitType.Years,
}));
const fallbacks: readonly Row<"insbluebookrule">[] = (["ManualBlueBookSchedule", "UcrFee"] as const).map(
  (type) => ({
    RuleType: InsBlueBookRuleType[type],
    LimitValue: 0,
    LimitType: InsBlueBookRuleLimitType.None,
  }),
);

/**
 * `insbluebookrule`, `insbluebook`, `insbluebooklog`: what plans have paid for procedures, and on what each estimate
 * was based.
 */
export function writeBlueBook(book: PracticeBook, out: RowWriter): void {
  [...lookups, ...fallbacks].forEach((rule, ItemOrder) => {
    out.write("insbluebookrule", { ItemOrder, ...rule });
  });
  let number = 0;
  for (const event of book.events) {
    if (event.kind === "claim received") writePaid(book, event, out);
    else if (event.kind === "estimate made") writeBasis(book, ++number, event, out);
  }
}

function writePaid(
  { world, codeNumber }: PracticeBook,
  event: EventOf<"claim received">,
  out: RowWriter,
): void {
  const claim = world.claims.get(event.claimId);
  const plan = world.plans.get(claim?.planId ?? 0);
  if (claim === undefined || plan === undefined) return;
  for (const { claimLineId, paid } of event.answers) {
    const line = world.claimLines.get(claimLineId);
    const procedure = world.procedures.get(line?.procedureId ?? 0);
    if (line === undefined || procedure === undefined || paid === 0) continue;
    out.write("insbluebook", {
      ProcCodeNum: codeNumber(procedure.code),
      CarrierNum: plan.carrierId,
      PlanNum: plan.id,
      GroupNum: plan.groupNumber,
      InsPayAmt: money(paid),
      AllowedOverride: -1,
      DateTEntry: event.at,
      ProcNum: procedure.id,
      ProcDate: line.procedureDay,
      ClaimType: claimTypeLetters[claim.type],
      ClaimNum: claim.id,
    });
  }
}

/** An estimate that was dropped takes its entry along; the others keep their numbers. */
function writeBasis(
  { world }: PracticeBook,
  number: number,
  { at, line }: EventOf<"estimate made">,
  out: RowWriter,
): void {
  if (!world.claimLines.has(line.id)) return;
  out.write("insbluebooklog", {
    InsBlueBookLogNum: number,
    ClaimProcNum: line.id,
    AllowedFee: money(line.allowed ?? line.feeBilled),
    DateTEntry: at,
    Description: basisOf(line),
  });
}

function basisOf({ allowed }: ClaimLine): string {
  return allowed === undefined ? "Too few entries in the blue book: usual fee." : "Fee schedule of the plan.";
}
