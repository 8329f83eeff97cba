import { formatDay, type Moment } from "../../../foundation/calendar.ts";
import { emailRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { ContactTopic } from "../../world/people.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";
import { PeopleThen } from "../sheets/people-then.ts";
import { practiceEmailAddress } from "./communication-setup.ts";
import { sampleOf } from "./sampling.ts";

/** `emailmessage`, `emailattach`: what the staff sent from OpenDental itself, statements with the file attached. */
export function writeEmails(book: PracticeBook, out: RowWriter): void {
  const withStatement = sampleOf(book, 21, emailRates.statements);
  const others = sampleOf(book, 22, emailRates.others);
  const people = new PeopleThen();
  let number = 0;
  const send = (email: Email): number => {
    out.write("emailmessage", emailColumns(people, ++number, email));
    return number;
  };
  for (const event of book.events) {
    people.see(event);
    if (event.kind === "statement sent" && event.statement.mode === "email") {
      const { id, patientId, day } = event.statement;
      if (!withStatement(id)) continue;
      const userId = book.deskOn(day);
      const subject = "Your statement";
      const sent = send({ at: event.at, patientId, userId, subject, source: "Statement" });
      out.write("emailattach", {
        EmailMessageNum: sent,
        DisplayedFileName: "Statement.pdf",
        ActualFileName: `example-statement-${formatDay(day)}-${id}.pdf`,
      });
    } else if (event.kind === "contact made" && event.contact.mode === "email") {
      const { id, patientId, direction, userId, topic, at } = event.contact;
      if (direction !== "sent" || userId === 0 || !others(id)) continue;
      send({ at, patientId, userId, subject: subjects[topic], source: "Manual" });
    }
  }
}

const subjects: Readonly<Record<ContactTopic, string>> = {
  appointment: "Your appointment",
  recall: "Time for your next visit",
  financial: "Your account",
  insurance: "Your insurance",
  miscellaneous: "From your dental office",
};

interface Email {
  readonly at: Moment;
  readonly patientId: number;
  readonly userId: number;
  readonly subject: string;
  readonly source: keyof typeof enumerations.EmailMessageSource;
}

function emailColumns(
  people: PeopleThen,
  number: number,
  { at, patientId, userId, subject, source }: Email,
): Row<"emailmessage"> {
  return {
    EmailMessageNum: number,
    PatNum: patientId,
    ToAddress: people.patient(patientId)?.email ?? "",
    FromAddress: practiceEmailAddress,
    Subject: subject,
    BodyText: `${subject}\n\nYour dental team`,
    MsgDateTime: at,
    SentOrReceived: enumerations.EmailSentOrReceived.Sent,
    UserNum: userId,
    PatNumSubj: patientId,
    HtmlType: enumerations.EmailType.Regular,
    MsgType: source,
    SecDateTEntry: at,
    SecDateTEdit: at,
  };
}
