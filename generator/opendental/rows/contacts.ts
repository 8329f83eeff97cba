import { emptyMoment } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { contactDirectionCodes, contactModeCodes, contactTopicDefinitions } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `commlog`: every contact with a patient. */
export function writeContacts({ world }: PracticeBook, out: RowWriter): void {
  for (const contact of world.contacts.values()) {
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
      DateTStamp: contact.at,
      DateTimeEnd: emptyMoment,
      CommSource: enumerations.CommItemSource.User,
      DateTEntry: contact.at,
    });
  }
}
