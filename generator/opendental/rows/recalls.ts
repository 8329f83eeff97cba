import { emptyDay } from "../../../foundation/calendar.ts";
import { patientRecallTypeNumber } from "../../catalog/recall-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf, packedInterval } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `recall`: when each patient is due for what. */
export function writeRecalls({ world }: PracticeBook, out: RowWriter): void {
  for (const recall of world.recalls.values()) {
    const due = recall.due ?? emptyDay;
    // OpenDental disables the recalls of those who are patients no more, and empties the date they were due.
    const isDisabled = world.patients.get(recall.patientId)?.status !== "patient";
    out.write("recall", {
      RecallNum: recall.id,
      PatNum: recall.patientId,
      DateDueCalc: due,
      DateDue: isDisabled ? emptyDay : due,
      IsDisabled: flagOf(isDisabled),
      DatePrevious: recall.previous ?? emptyDay,
      RecallInterval: packedInterval(recall.intervalMonths),
      Note: "",
      DateTStamp: recall.edited,
      RecallTypeNum: patientRecallTypeNumber(recall.type),
      DisableUntilBalance: 0,
      DateScheduled: recall.scheduled ?? emptyDay,
      Priority: enumerations.RecallPriority.Normal,
    });
  }
}
