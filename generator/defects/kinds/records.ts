import { momentAt, secondsPerDay } from "../../../foundation/calendar.ts";
import { enumerations } from "../../opendental/schema/enumerations.ts";
import { changing, copying, type DefectKind } from "../defect-kind.ts";

export const recordDefects: readonly DefectKind[] = [
  changing({
    name: "recall-interval-nonsense",
    summary: "A recall comes every few days in place of months.",
    origin: "A number of months is written where OpenDental packs days, weeks, months and years into one.",
    table: "recall",
    column: "RecallInterval",
    share: 0.02,
    where: ({ RecallInterval }) => RecallInterval > 0,
    set: (_row, random) => ({ RecallInterval: random.pick([3, 4, 6, 12]) }),
  }),
  copying({
    name: "recall-entered-twice",
    summary: "A patient has two recalls of one type.",
    origin: "Recalls are made by two workstations at the same time, or by a merge of two records.",
    table: "recall",
    share: 0.01,
    where: ({ IsDisabled }) => IsDisabled === 0,
  }),
  changing({
    name: "statement-without-patient",
    summary: "A statement is nobody's.",
    origin: "A batch of statements is interrupted and leaves an empty one.",
    table: "statement",
    column: "PatNum",
    share: 0.01,
    where: ({ PatNum }) => PatNum > 0,
    set: () => ({ PatNum: 0 }),
  }),
  changing({
    name: "contact-in-the-future",
    summary: "A conversation with a patient is dated in the future.",
    origin: "The date of the appointment it was about is typed as its own.",
    table: "commlog",
    column: "CommDateTime",
    share: 0.002,
    where: ({ CommDateTime }) => CommDateTime > 0,
    set: ({ CommDateTime }, random, survey) => ({
      CommDateTime: momentAt(survey.asOf + random.integer(20, 300), 0) + (CommDateTime % secondsPerDay),
    }),
  }),
  changing({
    name: "perio-depth-impossible",
    summary: "A pocket is deeper than any root is long.",
    origin: "Two sites are spoken in one breath, and the depths 4 and 5 become 45.",
    table: "periomeasure",
    column: "MBvalue",
    share: 0.0005,
    reads: ["perioexam"],
    where: ({ SequenceType, MBvalue }) =>
      SequenceType === enumerations.PerioSequenceType.Probing && MBvalue > 0,
    set: ({ MBvalue }, random) => ({ MBvalue: MBvalue * 10 + random.integer(11, 19) }),
  }),
];
