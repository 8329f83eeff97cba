import { type Day, dayOfMoment, emptyDay } from "../../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { discountPlanShare } from "../../catalog/rates/accounts-desk.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { sampleOf } from "./sampling.ts";

const noLimit = -1;
const familyPlan = 1;

/** `discountplan`, `discountplansub`: the office's own plan for those without insurance, and who joined it. */
export function writeDiscountPlans(book: PracticeBook, out: RowWriter): void {
  for (const [number, description, isHidden] of [
    [familyPlan, "Office savings plan", 0],
    [familyPlan + 1, "Office savings plan, old", 1],
  ] as const) {
    out.write("discountplan", {
      DiscountPlanNum: number,
      Description: description,
      FeeSchedNum: usualFeeScheduleId,
      DefNum: definitionNumber("AdjTypes", "Discount Plan"),
      IsHidden: isHidden,
      PlanNote: "",
      ExamFreqLimit: noLimit,
      XrayFreqLimit: noLimit,
      ProphyFreqLimit: noLimit,
      FluorideFreqLimit: noLimit,
      PerioFreqLimit: noLimit,
      LimitedExamFreqLimit: noLimit,
      PAFreqLimit: noLimit,
      AnnualMax: noLimit,
    });
  }
  for (const { patientId, from, until } of members(book)) {
    out.write("discountplansub", {
      DiscountPlanNum: familyPlan,
      PatNum: patientId,
      DateEffective: from,
      DateTerm: until ?? emptyDay,
      SubNote: "",
    });
  }
}

interface Member {
  readonly patientId: number;
  readonly from: Day;
  /** The day before insurance began; undefined while a member. */
  until: Day | undefined;
}

/** Some of those who pay cash for a discount join, and leave when they are insured. */
function members(book: PracticeBook): readonly Member[] {
  const joins = sampleOf(book, 61, discountPlanShare);
  const known = new Map<number, Member>();
  for (const event of book.events) {
    if (event.kind === "adjustment made" && event.adjustment.kind === "cash discount") {
      const { patientId } = event.adjustment;
      if (known.has(patientId) || !joins(patientId)) continue;
      known.set(patientId, { patientId, from: dayOfMoment(event.at), until: undefined });
    } else if (event.kind === "coverage started") {
      const member = known.get(event.coverage.patientId);
      if (member !== undefined) member.until ??= Math.max(member.from, dayOfMoment(event.at) - 1);
    }
  }
  return [...known.values()];
}
