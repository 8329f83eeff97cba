import { addMonths, dayOf, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import { changing, copying, type DefectKind, type Survey, type SurveyedRow } from "../defect-kind.ts";
import { centsOf, missingKey, ProcStat } from "./terms.ts";

type Split = SurveyedRow<"paysplit">;

export const paymentDefects: readonly DefectKind[] = [
  changing({
    name: "income-transfer-unbalanced",
    summary: "An income transfer takes away another amount than it gives.",
    origin: "One side of a transfer is edited after it was made.",
    table: "paysplit",
    column: "SplitAmt",
    share: 0.05,
    reads: ["payment"],
    where: (split, survey) => isTransfer(split, survey),
    set: ({ SplitAmt }, random) => ({ SplitAmt: money(centsOf(SplitAmt) + random.integer(1, 50) * 100) }),
    counterparts: ({ PayNum }) => [{ table: "payment", key: PayNum }],
  }),
  changing({
    name: "adjustment-with-wrong-sign",
    summary: "A discount adds to the balance.",
    origin: "An adjustment is imported or typed with the sign of another type.",
    table: "adjustment",
    column: "AdjAmt",
    share: 0.01,
    where: ({ AdjAmt }) => centsOf(AdjAmt) < 0,
    set: ({ AdjAmt }) => ({ AdjAmt: money(-centsOf(AdjAmt)) }),
  }),
  changing({
    name: "adjustment-in-the-future",
    summary: "An adjustment is dated in the future.",
    origin: "The year is typed wrong in January, or a date of the plan is taken for that of the entry.",
    table: "adjustment",
    column: "AdjDate",
    share: 0.01,
    where: () => true,
    set: (_row, random, survey) => ({ AdjDate: addMonths(survey.asOf, 12) - random.integer(0, 300) }),
  }),
  changing({
    name: "payment-dated-1900",
    summary: "A payment is dated 1900-01-01.",
    origin: "An import writes its own zero where the date cannot be read.",
    table: "payment",
    column: "PayDate",
    share: 0.005,
    where: ({ PayType }) => PayType > 0,
    set: () => ({ PayDate: dayOf(1900, 1, 1) }),
  }),
  changing({
    name: "payment-differs-from-splits",
    summary: "A payment is not the sum of its splits.",
    origin: "The amount is corrected on the payment alone, in the database or by a bridge.",
    table: "payment",
    column: "PayAmt",
    share: 0.005,
    where: ({ PayType, PayAmt }) => PayType > 0 && centsOf(PayAmt) > 0,
    set: ({ PayAmt }, random) => ({ PayAmt: money(centsOf(PayAmt) + random.pick([-90, 90, 900, 4500])) }),
  }),
  changing({
    name: "split-orphaned",
    summary: "A split belongs to a payment that is not there.",
    origin: "The payment is deleted in the database, and its splits stay.",
    table: "paysplit",
    column: "PayNum",
    share: 0.005,
    reads: ["payment"],
    where: isOnWork,
    set: (_row, random, survey) => ({ PayNum: missingKey(survey, "payment", random) }),
  }),
  copying({
    name: "split-entered-twice",
    summary: "A payment pays the same procedure twice.",
    origin: "A payment is saved twice over a slow connection.",
    table: "paysplit",
    share: 0.005,
    where: isOnWork,
  }),
  changing({
    name: "split-on-planned-work",
    summary: "A payment pays for a procedure that is only planned, and is not marked as unearned.",
    origin: "The procedure is set back to planned after it was paid.",
    table: "paysplit",
    column: "ProcNum",
    share: 0.005,
    reads: ["procedurelog"],
    where: (split, survey) => isOnWork(split) && plannedOf(split, survey).length > 0,
    set: (split, random, survey) => ({ ProcNum: random.pick(plannedOf(split, survey)).key }),
  }),
  changing({
    name: "split-without-entry-date",
    summary: "A split has no date of entry, so no incremental load by that stamp ever sees it.",
    origin: "A conversion fills the columns of the books and leaves out those of the audit.",
    table: "paysplit",
    column: "DateEntry",
    share: 0.005,
    where: ({ DateEntry }) => DateEntry > emptyDay,
    set: () => ({ DateEntry: emptyDay }),
  }),
];

function isOnWork({ ProcNum, UnearnedType, SplitAmt }: Split): boolean {
  return ProcNum > 0 && UnearnedType === 0 && centsOf(SplitAmt) > 0;
}

function isTransfer({ PayNum }: Split, survey: Survey): boolean {
  return survey.find("payment", PayNum)?.PayType === 0;
}

function plannedOf({ PatNum }: Split, survey: Survey) {
  const own = survey.groups("procedurelog", "PatNum").get(PatNum) ?? [];
  return own.filter(({ row }) => row.ProcStatus === ProcStat.TP);
}
