import {
  dayOfMoment,
  emptyMoment,
  type Moment,
  momentAt,
  secondsPerDay,
} from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { eServiceRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { Contact } from "../../world/people.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { PeopleThen } from "../sheets/people-then.ts";
import { generalMessageRule, practiceTextNumber } from "./communication-setup.ts";
import { type Sample, sampleOf } from "./sampling.ts";

const {
  AsapCommFKeyType,
  AsapRSVPStatus,
  AutoCommStatus,
  RSVPStatusCodes,
  SmsDeliveryStatus,
  SmsFromStatus,
  SmsMessageSource,
} = enumerations;

/** A span of time as .NET counts it: tenths of a microsecond. */
export const ticksOf = (seconds: number): number => seconds * 10_000_000;

/** CommType of a message by text. */
const byText = 1;
const charge = 0.04;
const confirmationLead = 3 * secondsPerDay;
const thanksDelay = 600;

type Source = keyof typeof SmsMessageSource;

/**
 * `smstomobile`, `smsfrommobile`, `confirmationrequest`, `apptremindersent`, `apptthankyousent`,
 * `apptgeneralmessagesent`, `asapcomm`, `eserviceshortguid`: the few messages that go by OpenDental's own texting.
 */
export function writeTexts(book: PracticeBook, out: RowWriter): void {
  const service = new TextingService(book, out);
  for (const event of book.events) service.follow(event);
}

class TextingService {
  readonly #book: PracticeBook;
  readonly #out: RowWriter;
  readonly #people = new PeopleThen();
  readonly #sent: Sample;
  readonly #received: Sample;
  readonly #requested: Sample;
  readonly #thanked: Sample;
  readonly #told: Sample;
  /** When visits to come are, as far as was known so far. */
  readonly #starts = new Map<number, Moment>();
  /** SmsToMobileNum, and how many links were made. */
  #texts = 0;
  #links = 0;
  #hasReminded = false;
  #hasOffered = false;

  constructor(book: PracticeBook, out: RowWriter) {
    this.#book = book;
    this.#out = out;
    this.#sent = sampleOf(book, 1, eServiceRates.textsSent);
    this.#received = sampleOf(book, 2, eServiceRates.textsReceived);
    this.#requested = sampleOf(book, 3, eServiceRates.confirmationRequests);
    this.#thanked = sampleOf(book, 4, eServiceRates.thanks);
    this.#told = sampleOf(book, 5, eServiceRates.generalMessages);
  }

  follow(event: PracticeEvent): void {
    this.#people.see(event);
    switch (event.kind) {
      case "contact made":
        return this.#contact(event.contact);
      case "appointment booked":
        this.#starts.set(event.appointment.id, event.appointment.start);
        return this.#booked(event.appointment);
      case "appointment moved":
        this.#starts.set(event.appointmentId, event.start);
        return;
      case "appointment broken":
        this.#starts.delete(event.appointmentId);
        return;
      case "appointment confirmed": {
        const appointment = this.#book.world.appointments.get(event.appointmentId);
        const start = this.#starts.get(event.appointmentId);
        if (event.confirmation !== "confirmed" || appointment === undefined || start === undefined) return;
        return this.#confirmed({ ...appointment, start }, event.at);
      }
      case "appointment completed": {
        this.#starts.delete(event.appointmentId);
        const appointment = this.#book.world.appointments.get(event.appointmentId);
        if (appointment !== undefined) this.#completed(appointment, event.at);
        return;
      }
      default:
    }
  }

  #contact(contact: Contact): void {
    if (contact.mode !== "text") return;
    if (contact.direction === "received" && this.#received(contact.id)) this.#receive(contact);
    if (contact.direction !== "sent" || !this.#sent(contact.id)) return;
    const { patientId, at, note, topic } = contact;
    this.#send({ patientId, at, text: note, source: topic === "recall" ? "RecallAuto" : "Reminder" });
  }

  #receive({ id, patientId, at, note }: Contact): void {
    this.#out.write("smsfrommobile", {
      PatNum: patientId,
      CommlogNum: id,
      MsgText: note,
      DateTimeReceived: at,
      SmsPhoneNumber: practiceTextNumber,
      MobilePhoneNumber: this.#mobileOf(patientId),
      MsgPart: 1,
      MsgTotal: 1,
      MsgRefID: `example-in-${id}`,
      SmsStatus: SmsFromStatus.ReceivedRead,
      MatchCount: 1,
      GuidMessage: `example-in-${id}`,
      SecDateTEdit: at,
    });
  }

  /** Returns the message's SmsToMobileNum. */
  #send(message: {
    readonly patientId: number;
    readonly at: Moment;
    readonly text: string;
    readonly source: Source;
  }): number {
    const number = ++this.#texts;
    const { patientId, at, text, source } = message;
    const isDelivered = fractionOf(scattered(this.#book.settings.seed, number, patientId, 7)) < 0.96;
    this.#out.write("smstomobile", {
      SmsToMobileNum: number,
      PatNum: patientId,
      GuidMessage: `example-out-${number}`,
      GuidBatch: `example-batch-${dayOfMoment(at)}`,
      SmsPhoneNumber: practiceTextNumber,
      MobilePhoneNumber: this.#mobileOf(patientId),
      IsTimeSensitive: source === "Reminder" ? 1 : 0,
      MsgType: SmsMessageSource[source],
      MsgText: text,
      SmsStatus: isDelivered ? SmsDeliveryStatus.DeliveryConf : SmsDeliveryStatus.FailWithCharge,
      MsgParts: 1,
      MsgChargeUSD: charge,
      CustErrorText: isDelivered ? "" : "The number cannot be reached.",
      DateTimeSent: at,
      DateTimeTerminated: at + 8,
      SecDateTEdit: at + 8,
    });
    return number;
  }

  #mobileOf(patientId: number): string {
    return this.#people.patient(patientId)?.mobilePhone ?? "";
  }

  #booked(appointment: Appointment): void {
    const { id, patientId, start, created } = appointment;
    if (appointment.isAsap && !this.#hasOffered) this.#offerEarlier(appointment);
    if (!this.#thanked(id)) return;
    const at = created + thanksDelay;
    const text = "Thank you for scheduling with us.";
    const number = this.#send({ patientId, at, text, source: "ApptThankYou" });
    this.#out.write("apptthankyousent", {
      ApptNum: id,
      ApptDateTime: start,
      ApptSecDateTEntry: created,
      TSPrior: ticksOf(-thanksDelay),
      PatNum: patientId,
      DateTimeThankYouTransmit: at,
      ShortGUID: `ex${number}`,
      SendStatus: AutoCommStatus.SendSuccessful,
      MessageType: byText,
      MessageFk: number,
      DateTimeEntry: created,
      DateTimeSent: at,
    });
  }

  /** The desk tries once to fill a gap by a text to somebody who would come sooner, and nobody answers. */
  #offerEarlier({ id, patientId, start, created }: Appointment): void {
    this.#hasOffered = true;
    const at = created + 120;
    const text = "We have an earlier time for you. Please call us.";
    const number = this.#send({ patientId, at, text, source: "AsapManual" });
    this.#out.write("asapcomm", {
      FKey: id,
      FKeyType: AsapCommFKeyType.ScheduledAppt,
      PatNum: patientId,
      ShortGUID: `ex${number}`,
      DateTimeEntry: created,
      DateTimeExpire: created + 3600,
      DateTimeSmsScheduled: created,
      SmsSendStatus: AutoCommStatus.SendSuccessful,
      EmailSendStatus: AutoCommStatus.DoNotSend,
      DateTimeSmsSent: at,
      DateTimeEmailSent: emptyMoment,
      ResponseStatus: AsapRSVPStatus.Expired,
      DateTimeOrig: start,
      TemplateText: text,
      GuidMessageToMobile: `example-out-${number}`,
      EmailTemplateType: "Regular",
    });
  }

  /** Asked some days before the visit, but not before it was made. The request was answered when the visit was confirmed. */
  #confirmed(appointment: Appointment, at: Moment): void {
    const { id, patientId, start, created } = appointment;
    if (!this.#requested(id)) return;
    const asked = Math.max(created, Math.min(at - 1800, start - confirmationLead));
    const text = "Please confirm your appointment with the link.";
    const number = this.#send({ patientId, at: asked, text, source: "ConfirmationRequest" });
    const isPositive = fractionOf(scattered(this.#book.settings.seed, id, 8, 0)) < eServiceRates.confirmed;
    this.#out.write("confirmationrequest", {
      PatNum: patientId,
      ApptNum: id,
      DateTimeConfirmExpire: start,
      ShortGUID: `ex${number}`,
      ConfirmCode: `EX${number}`,
      DateTimeEntry: asked,
      DateTimeConfirmTransmit: asked,
      DateTimeRSVP: isPositive ? at : emptyMoment,
      RSVPStatus: isPositive ? RSVPStatusCodes.PositiveRsvp : RSVPStatusCodes.PendingRsvp,
      ApptDateTime: start,
      TSPrior: ticksOf(confirmationLead),
      SendStatus: AutoCommStatus.SendSuccessful,
      MessageType: byText,
      MessageFk: number,
      DateTimeSent: asked,
    });
    this.#link(number, asked, start);
  }

  /** The first requests had short links of their own; later ones carry their code in the message. */
  #link(text: number, at: Moment, expires: Moment): void {
    if (++this.#links > 3) return;
    this.#out.write("eserviceshortguid", {
      EServiceCode: "ConfirmationRequest",
      ShortGuid: `ex${text}`,
      ShortURL: `https://example.com/c/ex${text}`,
      FKey: text,
      FKeyType: "ConfirmationRequest",
      DateTimeExpiration: expires,
      DateTEntry: at,
    });
  }

  #completed({ id, patientId, start }: Appointment, at: Moment): void {
    if (!this.#hasReminded) this.#remindOnce({ id, patientId, start });
    if (!this.#told(id)) return;
    const sent = at + 900;
    const number = this.#send({ patientId, at: sent, text: "How was your visit?", source: "GeneralMessage" });
    this.#out.write("apptgeneralmessagesent", {
      ApptNum: id,
      PatNum: patientId,
      DateTimeEntry: at,
      TSPrior: ticksOf(-900),
      ApptReminderRuleNum: generalMessageRule,
      SendStatus: AutoCommStatus.SendSuccessful,
      ApptDateTime: start,
      MessageType: byText,
      MessageFk: number,
      DateTimeSent: sent,
    });
  }

  /** Reminders by OpenDental were tried with one patient. */
  #remindOnce({ id, patientId, start }: Pick<Appointment, "id" | "patientId" | "start">): void {
    this.#hasReminded = true;
    const at = momentAt(dayOfMoment(start), 7 * 60);
    const number = this.#send({ patientId, at, text: "See you today.", source: "Reminder" });
    this.#out.write("apptremindersent", {
      ApptNum: id,
      ApptDateTime: start,
      DateTimeSent: at,
      TSPrior: ticksOf(start - at),
      PatNum: patientId,
      SendStatus: AutoCommStatus.SendSuccessful,
      MessageType: byText,
      MessageFk: number,
      DateTimeEntry: at,
    });
  }
}
