import { emptyDay, momentAt } from "../../../foundation/calendar.ts";
import { patientRecallTypeNumber } from "../../catalog/recall-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Contact, Recall } from "../../world/people.ts";
import type { World } from "../../world/world.ts";
import type { PracticeBook } from "../book.ts";
import { recallReminderDefinitions } from "../codes.ts";
import { flagOf, packedInterval } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `recall`: when each patient is due for what. */
export function writeRecalls({ world }: PracticeBook, out: RowWriter): void {
  const reminders = lastReminders(world);
  for (const recall of world.recalls.values()) {
    const isDisabled = world.patients.get(recall.patientId)?.status !== "patient";
    writeRecall(
      recall,
      isDisabled ? "disabled" : reminderStatus(recall, reminders.get(recall.patientId)),
      out,
    );
  }
}

/**
 * A recall with the number of its status. OpenDental disables the recalls of those who are patients no more, and
 * empties the date they were due.
 */
export function writeRecall(recall: Recall, status: number | "disabled", out: RowWriter): void {
  const due = recall.due ?? emptyDay;
  const isDisabled = status === "disabled";
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
    RecallStatus: isDisabled ? 0 : status,
    DateScheduled: isDisabled ? emptyDay : (recall.scheduled ?? emptyDay),
    Priority: enumerations.RecallPriority.Normal,
  });
}

/** The newest recall contact with each patient. */
function lastReminders(world: World): ReadonlyMap<number, Contact> {
  const last = new Map<number, Contact>();
  for (const contact of world.contacts.values()) {
    if (contact.topic === "recall") last.set(contact.patientId, contact);
  }
  return last;
}

/** How the patient was last reminded of a cleaning that is still to come; a visit starts anew. */
function reminderStatus({ type, previous }: Recall, reminder: Contact | undefined): number {
  const isOfCleaning = type !== "bitewings" && type !== "panoramic";
  if (!isOfCleaning || reminder === undefined || reminder.at < momentAt((previous ?? 0) + 1, 0)) return 0;
  return recallReminderDefinitions[reminder.mode] ?? 0;
}
