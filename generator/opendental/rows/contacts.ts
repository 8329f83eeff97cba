import { emptyMoment, type Moment } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Contact } from "../../world/people.ts";
import type { PracticeBook } from "../book.ts";
import { contactDirectionCodes, contactModeCodes, contactTopicDefinitions } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";

const { CommItemSource } = enumerations;

/** `commlog`: every contact with a patient. */
export function writeContacts({ world }: PracticeBook, out: RowWriter): void {
  for (const contact of world.contacts.values()) writeContact(contact, contact.at, out);
}

/** A contact that was entered at a moment: as a rule when it was made. */
export function writeContact(contact: Contact, entered: Moment, out: RowWriter): void {
  out.write("commlog", {
    CommlogNum: contact.id,
    PatNum: contact.patientId,
    CommDateTime: contact.at,
    CommType: contactTopicDefinitions[contact.topic],
    Note: contact.note,
    Mode_: contactModeCodes[contact.mode],
    SentOrReceived: contactDirectionCodes[contact.direction],
    UserNum: contact.userId,
    Signature: "",
    DateTStamp: entered,
    DateTimeEnd: emptyMoment,
    CommSource: sourceOf(contact),
    DateTEntry: entered,
  });
}

/** What the program sent by itself has no user. */
function sourceOf({ userId, topic }: Contact): number {
  if (userId !== 0) return CommItemSource.User;
  return topic === "miscellaneous" ? CommItemSource.ApptThankYou : CommItemSource.ApptReminder;
}
