import { changing, copying, type DefectKind } from "../defect-kind.ts";
import { centsOf, slipped } from "./terms.ts";

/** The office's own fees. */
const standardSchedule = 1;

export const feeDefects: readonly DefectKind[] = [
  copying({
    name: "fee-set-twice",
    summary: "A fee schedule has two fees for one procedure code.",
    origin: "A schedule is imported over one that was typed by hand.",
    table: "fee",
    share: 0.01,
    where: ({ FeeSched }) => FeeSched > standardSchedule,
  }),
  changing({
    name: "fee-decimal-slip",
    summary: "A contracted fee is a hundred times what was agreed.",
    origin: "A list of fees in cents is imported as dollars.",
    table: "fee",
    column: "Amount",
    share: 0.01,
    where: ({ FeeSched, Amount }) => FeeSched > standardSchedule && centsOf(Amount) > 0,
    set: ({ Amount }) => ({ Amount: slipped(Amount, 2) }),
  }),
];
