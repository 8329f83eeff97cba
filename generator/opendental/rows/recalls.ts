import { emptyDay } from "../../../foundation/calendar.ts";
import { recallTypeNumber } from "../../catalog/recall-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { packedInterval } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `recall`: when each patient is due for what. */
export function writeRecalls({ world }: PracticeBook, out: RowWriter): void {
  for (const recall of world.recalls.values()) {
    const due = recall.due ?? emptyDay;
    out.write("recall", {
      RecallNum: recall.id,
      PatNum: recall.patientId,
      DateDueCalc: due,
      DateDue: due,
      DatePrevious: recall.previous ?? emptyDay,
      RecallInterval: packedInterval(recall.intervalMonths),
      Note: "",
      DateTStamp: recall.edited,
      RecallTypeNum: recallTypeNumber(recall.type),
      DisableUntilBalance: 0,
      DateScheduled: recall.scheduled ?? emptyDay,
      Priority: enumerations.RecallPriority.Normal,
    });
  }
}
