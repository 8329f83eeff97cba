import { addMonths, emptyDay } from "../../../foundation/calendar.ts";
import { changing, copying, type DefectKind, type SurveyedRow } from "../defect-kind.ts";
import { centsOf, isCompleted, missingKey, slipped } from "./terms.ts";

type Procedure = SurveyedRow<"procedurelog">;

/** The earliest moment of a MySQL timestamp. */
const epoch = 1;

export const treatmentDefects: readonly DefectKind[] = [
  changing({
    name: "procedure-fee-hundredfold",
    summary: "A completed procedure's fee is a hundred times too high.",
    origin: "The decimal point is left out when the fee is typed over.",
    table: "procedurelog",
    column: "ProcFee",
    share: 0.002,
    where: hasFee,
    set: ({ ProcFee }) => ({ ProcFee: slipped(ProcFee, 2) }),
  }),
  changing({
    name: "procedure-fee-tenth",
    summary: "A completed procedure's fee is a tenth of what it should be.",
    origin: "A digit is lost when the fee is typed over.",
    table: "procedurelog",
    column: "ProcFee",
    share: 0.002,
    where: hasFee,
    set: ({ ProcFee }) => ({ ProcFee: slipped(ProcFee, -1) }),
  }),
  changing({
    name: "procedure-fee-zero",
    summary: "A completed procedure that has a price is charged nothing.",
    origin: "The code is missing in the patient's fee schedule on the day, and nobody notices the zero.",
    table: "procedurelog",
    column: "ProcFee",
    share: 0.002,
    where: hasFee,
    set: () => ({ ProcFee: 0 }),
  }),
  changing({
    name: "procedure-fee-negative",
    summary: "A completed procedure has a negative fee.",
    origin: "A refund is entered as a procedure in place of an adjustment.",
    table: "procedurelog",
    column: "ProcFee",
    share: 0.001,
    where: hasFee,
    set: ({ ProcFee }) => ({ ProcFee: `-${ProcFee}` as Procedure["ProcFee"] }),
  }),
  changing({
    name: "procedure-without-provider",
    summary: "A completed procedure is nobody's work.",
    origin: "A chart is imported from a program that keeps no provider on procedures.",
    table: "procedurelog",
    column: "ProvNum",
    share: 0.002,
    where: isCompleted,
    set: () => ({ ProvNum: 0 }),
  }),
  changing({
    name: "procedure-on-impossible-tooth",
    summary: "A procedure is on a tooth that nobody has.",
    origin: "Tooth numbers of another notation are typed or imported, 36 or 48 for 19 or 32.",
    table: "procedurelog",
    column: "ToothNum",
    share: 0.002,
    where: ({ ToothNum }) => /^\d+$/.test(ToothNum),
    set: (_row, random) => ({ ToothNum: random.pick(["33", "36", "46", "48", "0", "99"]) }),
  }),
  changing({
    name: "procedure-on-impossible-surface",
    summary: "A filling is on a surface that no tooth has.",
    origin: "Surfaces are typed by hand, or a quadrant is left in their place when the code is changed.",
    table: "procedurelog",
    column: "Surf",
    share: 0.002,
    where: ({ ToothNum, Surf }) => ToothNum !== "" && Surf !== "",
    set: ({ Surf }, random) => ({ Surf: `${Surf}${random.pick(["X", "Z", "Q", "7"])}` }),
  }),
  changing({
    name: "procedure-completed-in-the-future",
    summary: "A procedure was completed on a day that is still to come.",
    origin: "The visit is set complete ahead of time, or the year is typed wrong.",
    table: "procedurelog",
    column: "ProcDate",
    share: 0.002,
    where: isCompleted,
    set: (_row, random, survey) => ({ ProcDate: addMonths(survey.asOf, 12) - random.integer(0, 300) }),
  }),
  changing({
    name: "procedure-without-quantity",
    summary: "A completed procedure was done zero times, so it charges nothing.",
    origin: "The quantity is cleared in the procedure's dialogue.",
    table: "procedurelog",
    column: "UnitQty",
    share: 0.002,
    where: isCompleted,
    set: () => ({ UnitQty: 0 }),
  }),
  changing({
    name: "procedure-of-missing-patient",
    summary: "A procedure is of a patient who is not there.",
    origin: "A patient is deleted in the database, and the chart stays.",
    table: "procedurelog",
    column: "PatNum",
    share: 0.002,
    reads: ["patient"],
    where: isCompleted,
    set: (_row, random, survey) => ({ PatNum: missingKey(survey, "patient", random) }),
  }),
  copying({
    name: "procedure-entered-twice",
    summary: "The same procedure, on the same tooth and day, is in the chart twice.",
    origin: "It is charted by the assistant and once more by the provider.",
    table: "procedurelog",
    share: 0.002,
    where: (row) => isCompleted(row) && row.ToothNum !== "",
  }),
  changing({
    name: "procedure-edited-before-entered",
    summary: "A procedure's edit stamp is the first second of 1970, long before it was entered.",
    origin: "A restore or conversion turns off the stamps, so that incremental loads miss what it wrote.",
    table: "procedurelog",
    column: "DateTStamp",
    share: 0.002,
    where: isCompleted,
    set: () => ({ DateTStamp: epoch }),
  }),
  changing({
    name: "procedure-of-visit-left-planned",
    summary: "The visit is complete, and one of its procedures is still planned.",
    origin: "The appointment is set complete while its procedures are not.",
    table: "procedurelog",
    column: "ProcStatus, DateComplete, DateEntryC",
    share: 0.002,
    where: (row) => isCompleted(row) && row.AptNum > 0,
    set: () => ({ ProcStatus: 1, DateComplete: emptyDay, DateEntryC: emptyDay }),
  }),
];

function hasFee(row: Procedure): boolean {
  return isCompleted(row) && centsOf(row.ProcFee) >= 500;
}
