import { secondsPerDay } from "../../../foundation/calendar.ts";
import { dunningMessages, emailTemplates, promotionTemplates } from "../../catalog/message-templates.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { AlertType, ApptReminderType, FormType, RuleType, SeverityType } = enumerations;

/** The number from which texts are sent. */
export const practiceTextNumber = "555-0100";
export const practiceEmailAddress = "office@example.com";
/** ApptReminderRuleNum of the message after a visit. */
export const generalMessageRule = 1;
const alertReaders = 4;

/**
 * `emailaddress`, `emailautograph`, `emailtemplate`, `emailhostingtemplate`, `smsphone`, `apptreminderrule`,
 * `webschedcarrierrule`, `dunning`, `ebill`, `alertitem`, `alertread`, `sigmessage`: how the office is heard.
 */
export function writeCommunicationSetup(book: PracticeBook, out: RowWriter): void {
  writeEmailSetup(out);
  writeTextSetup(book, out);
  writeBillingSetup(out);
  writeAlerts(book, out);
}

function writeEmailSetup(out: RowWriter): void {
  out.write("emailaddress", {
    SMTPserver: "smtp.example.com",
    EmailUsername: practiceEmailAddress,
    ServerPort: 587,
    UseSSL: 1,
    SenderAddress: practiceEmailAddress,
  });
  out.write("emailautograph", {
    Description: "Office",
    EmailAddress: practiceEmailAddress,
    AutographText: "Your dental team",
  });
  for (const { subject, body, description } of emailTemplates) {
    out.write("emailtemplate", { Subject: subject, BodyText: body, Description: description });
  }
  promotionTemplates.forEach(([name, kind], index) => {
    out.write("emailhostingtemplate", {
      TemplateName: name,
      Subject: name,
      BodyPlainText: `Hello [NameF]. ${name}.`,
      BodyHTML: `<p>Hello [NameF]. ${name}.</p>`,
      TemplateId: index + 1,
      EmailTemplateType: "Html",
      TemplateType: kind,
    });
  });
}

function writeTextSetup({ world, setUp }: PracticeBook, out: RowWriter): void {
  out.write("smsphone", { PhoneNumber: practiceTextNumber, DateTimeActive: setUp, CountryCode: "US" });
  out.write("apptreminderrule", {
    ApptReminderRuleNum: generalMessageRule,
    TypeCur: ApptReminderType.GeneralMessage,
    TSPrior: -900 * 10_000_000,
    SendOrder: "1,2",
    TemplateSMS: "How was your visit?",
    TemplateEmailSubject: "Your visit",
    TemplateEmail: "How was your visit?",
    DoNotSendWithin: secondsPerDay * 10_000_000,
    IsEnabled: 1,
    EmailTemplateType: "Regular",
    AggEmailTemplateType: "Regular",
  });
  const [carrier] = world.carriers.values();
  if (carrier === undefined) return;
  out.write("webschedcarrierrule", {
    CarrierName: carrier.name,
    DisplayName: carrier.name,
    Message: "",
    Rule: RuleType.Allow,
  });
}

function writeBillingSetup(out: RowWriter): void {
  for (const [age, message] of dunningMessages) {
    out.write("dunning", {
      DunMessage: message,
      AgeAccount: age,
      MessageBold: "",
      EmailSubject: "Your account",
      EmailBody: message,
    });
  }
  out.write("ebill", {
    ClientAcctNumber: "EXAMPLE",
    ElectUserName: "example",
    PracticeAddress: enumerations.EbillAddress.PracticePhysical,
    RemitAddress: enumerations.EbillAddress.PracticePayTo,
  });
}

/** Two alerts of the first day that nobody deleted, and the first users who read them. */
function writeAlerts({ world, setUp }: PracticeBook, out: RowWriter): void {
  const readers = world.practice.users.slice(0, alertReaders);
  for (const [number, description] of [
    [1, "An update of the program is ready."],
    [2, "Back up the database before the first day."],
  ] as const) {
    out.write("alertitem", {
      AlertItemNum: number,
      Description: description,
      Type: number === 1 ? AlertType.Update : AlertType.Generic,
      Severity: SeverityType.Low,
      Actions: enumerations.ActionType.MarkAsRead,
      FormToOpen: FormType.None,
      SecDateTEntry: setUp,
    });
    for (const { id } of readers) out.write("alertread", { AlertItemNum: number, UserNum: id });
  }
  out.write("sigmessage", {
    ButtonText: "Lunch",
    ButtonIndex: 1,
    FromUser: "Front Desk",
    ToUser: "All",
    MessageDateTime: setUp,
    AckDateTime: setUp + 60,
    SigText: "First day: welcome.",
  });
}
