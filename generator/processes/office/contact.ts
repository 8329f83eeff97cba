import type { Moment } from "../../../foundation/calendar.ts";
import type { Contact } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";

/** Notes a contact with a patient. */
export function makeContact(
  office: Office,
  at: Moment,
  patientId: number,
  { topic, mode, direction, note, userId }: Pick<Contact, "topic" | "mode" | "direction" | "note" | "userId">,
): void {
  office.record({
    kind: "contact made",
    at,
    contact: { id: office.newId("contact"), patientId, at, topic, mode, direction, note, userId },
  });
}
