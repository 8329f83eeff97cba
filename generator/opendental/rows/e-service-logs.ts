import { momentAt, secondsPerDay } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { eServiceRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { sampleOf } from "./sampling.ts";

const { FKeyType, eServiceAction, eServiceCode, eServiceSignalSeverity, eServiceType } = enumerations;

/** `eservicelog`, `eservicesignal`: steps of patients in the office's web services, and how the service itself does. */
export function writeEServiceLogs(book: PracticeBook, out: RowWriter): void {
  const byLink = sampleOf(book, 11, eServiceRates.confirmedByLink);
  const byWeb = sampleOf(book, 12, eServiceRates.formsByWeb);
  for (const event of book.events) {
    if (event.kind === "appointment confirmed" && event.confirmation === "confirmed") {
      if (!byLink(event.appointmentId)) continue;
      out.write("eservicelog", {
        LogDateTime: event.at,
        PatNum: book.world.appointments.get(event.appointmentId)?.patientId ?? 0,
        EServiceType: eServiceType.ApptConfirmations,
        EServiceAction: eServiceAction.CONFConfirmedAppt,
        KeyType: FKeyType.ApptNum,
        LogGuid: `example-confirmation-${event.appointmentId}`,
        FKey: event.appointmentId,
        DateTimeUploaded: event.at + 60,
      });
    } else if (event.kind === "patient joined" && byWeb(event.patient.id)) {
      writeForms(event.patient.id, event.at, out);
    }
  }
  writeSignals(book, out);
}

/** New patients fill in their forms at home: medical history, consent, insurance. */
function writeForms(patientId: number, joined: number, out: RowWriter): void {
  for (let form = 0; form < 3; form++) {
    const at = joined + 3600 + form * 400;
    out.write("eservicelog", {
      LogDateTime: at,
      PatNum: patientId,
      EServiceType: eServiceType.WebForms,
      EServiceAction: eServiceAction.WFCompletedForm,
      KeyType: FKeyType.Undefined,
      LogGuid: `example-form-${patientId}-${form}`,
      DateTimeUploaded: at + 60,
    });
  }
}

/** On some nights the listener service reports, mostly that it works. */
function writeSignals({ world, asOf, settings }: PracticeBook, out: RowWriter): void {
  for (let day = world.opened; day <= asOf; day++) {
    const bits = scattered(settings.seed, day, 13, 0);
    if (fractionOf(bits) >= eServiceRates.signalsPerDay) continue;
    const isError = bits % 19 === 0;
    out.write("eservicesignal", {
      ServiceCode: eServiceCode.ListenerService,
      Severity: isError ? eServiceSignalSeverity.Error : eServiceSignalSeverity.Working,
      Description: isError ? "The listener service could not connect." : "The listener service works.",
      SigDateTime: momentAt(day, 0) + (bits % Math.floor(secondsPerDay / 4)),
      Tag: "",
      IsProcessed: 1,
    });
  }
}
