import { emptyDay, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { patientRecallTypeNumber } from "../../catalog/recall-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { Contact, Recall } from "../../world/people.ts";
import type { World } from "../../world/world.ts";
import type { PracticeBook } from "../book.ts";
import { recallReminderDefinitions } from "../codes.ts";
import { flagOf, packedInterval } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `recall`: when each patient is due for what. */
export function writeRecalls({ world, events }: PracticeBook, out: RowWriter): void {
  const reminders = lastReminders(world);
  const departures = lastDepartures(events);
  for (const recall of world.recalls.values()) {
    const reminder = reminderOf(recall, reminders.get(recall.patientId));
    const isDisabled = world.patients.get(recall.patientId)?.status !== "patient";
    const changed = isDisabled ? departures.get(recall.patientId) : reminder?.at;
    const status = reminder === undefined ? 0 : (recallReminderDefinitions[reminder.mode] ?? 0);
    const edited = Math.max(recall.edited, changed ?? 0);
    writeRecall(recall, { status: isDisabled ? "disabled" : status, edited }, out);
  }
}

interface RecallState {
  /** The DefNum of its status. */
  readonly status: number | "disabled";
  readonly edited: Moment;
}

/**
 * A recall. OpenDental disables the recalls of those who are patients no more, and empties the date they were due.
 */
export function writeRecall(recall: Recall, { status, edited }: RecallState, out: RowWriter): void {
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
    DateTStamp: edited,
    RecallTypeNum: patientRecallTypeNumber(recall.type),
    DisableUntilBalance: 0,
    RecallStatus: isDisabled ? 0 : status,
    DateScheduled: isDisabled ? emptyDay : (recall.scheduled ?? emptyDay),
    Priority: enumerations.RecallPriority.Normal,
  });
}

/** When each patient was last said to be one no more. */
function lastDepartures(events: readonly PracticeEvent[]): ReadonlyMap<number, Moment> {
  const last = new Map<number, Moment>();
  for (const event of events) {
    if (event.kind !== "patient changed" || event.change.status === undefined) continue;
    // Who has left may be archived later, which is nothing to a recall.
    if (event.change.status !== "archived") last.set(event.patientId, event.at);
  }
  return last;
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
function reminderOf({ type, previous }: Recall, reminder: Contact | undefined): Contact | undefined {
  const isOfCleaning = type !== "bitewings" && type !== "panoramic";
  return isOfCleaning && reminder !== undefined && reminder.at >= momentAt((previous ?? 0) + 1, 0)
    ? reminder
    : undefined;
}
