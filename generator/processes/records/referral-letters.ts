import { referralLetterNotes } from "../../catalog/contact-notes.ts";
import type { EventOf } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { makeContact } from "../office/contact.ts";
import { deskUser } from "../office/staff-on-duty.ts";
import { storeDocument } from "./documents.ts";

/** A patient sent to a specialist takes a letter along, which is filed and noted. */
export const referralLetters: DailyProcess = {
  name: "referral letters",
  runDay(office) {
    for (const event of office.eventsToday()) {
      if (event.kind === "patient referred" && event.attachment.direction === "to") write(office, event);
    }
  },
};

function write(office: Office, { at, attachment }: EventOf<"patient referred">): void {
  const { id, patientId, referralId } = attachment;
  const { lastName, specialty } = existing(office.world.referrals, referralId, "referral");
  const description = `Referral letter, ${specialty.toLowerCase()}`;
  storeDocument(office, at, { patientId, category: "Letters", description });
  const userId = deskUser(office, "refers", id);
  const note = office.draw("referral attachment", id, "note").pick(referralLetterNotes(lastName, specialty));
  makeContact(office, at, patientId, {
    topic: "miscellaneous",
    mode: "mail",
    direction: "sent",
    note,
    userId,
  });
}
