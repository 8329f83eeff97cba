import { dayOfMoment, emptyDay, formatDay } from "../../../foundation/calendar.ts";
import { electronicPrescriptions, healthRecordRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { sampleOf } from "./sampling.ts";

const { EhrMeasureEventType, EhrMeasureType } = enumerations;

/** `ehrmeasure`, `ehrmeasureevent`, `erxlog`: what public programs count, and prescriptions that went out by wire. */
export function writeHealthRecords(book: PracticeBook, out: RowWriter): void {
  // Nobody has run the report: it says -1 until then.
  for (const type of Object.values(EhrMeasureType)) {
    out.write("ehrmeasure", { MeasureType: type, Numerator: -1, Denominator: -1 });
  }
  const isMeasured = sampleOf(book, 41, healthRecordRates.measures);
  const isElectronic = sampleOf(book, 42, electronicPrescriptions);
  let questioned = 0;
  for (const event of book.events) {
    if (event.kind === "medical history taken") {
      if (isMeasured(++questioned)) writeMeasure(event, questioned, out);
    } else if (event.kind === "prescription written" && isElectronic(event.prescription.id)) {
      writePrescriptionMessage(event, out);
    }
  }
}

function writeMeasure(
  { at, patientId }: EventOf<"medical history taken">,
  questioned: number,
  out: RowWriter,
): void {
  const isTobacco = questioned % 3 === 0;
  out.write("ehrmeasureevent", {
    DateTEvent: at,
    EventType: EhrMeasureEventType[isTobacco ? "TobaccoUseAssessed" : "CurrentMedsDocumented"],
    PatNum: patientId,
    MoreInfo: isTobacco ? "Tobacco use assessed" : "",
    DateStartTobacco: emptyDay,
  });
}

function writePrescriptionMessage(
  { at, prescription }: EventOf<"prescription written">,
  out: RowWriter,
): void {
  const { id, patientId, providerId, userId } = prescription;
  const day = formatDay(dayOfMoment(at));
  out.write("erxlog", {
    PatNum: patientId,
    MsgText: `<Example><Prescription>${id}</Prescription><Date>${day}</Date></Example>`,
    DateTStamp: at,
    ProvNum: providerId,
    UserNum: userId,
  });
}
