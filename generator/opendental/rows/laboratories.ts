import { emptyMoment } from "../../../foundation/calendar.ts";
import { laboratories, labTerms } from "../../catalog/laboratories.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";

/** `laboratory`, `labturnaround`: the dental laboratories and how long each takes for what. */
export function writeLaboratories(_book: PracticeBook, out: RowWriter): void {
  laboratories.forEach(({ name, city, state, makes }, index) => {
    const number = index + 1;
    out.write("laboratory", {
      LaboratoryNum: number,
      Description: name,
      Phone: `(555)555-01${10 + index}`,
      Notes: "",
      Address: `${100 + index * 25} Workshop Lane`,
      City: city,
      State: state,
      Zip: "00000",
      Email: `cases@lab${number}.example.com`,
      WirelessPhone: "",
    });
    for (const { work, daysPublished, daysActual } of labTerms) {
      if (!makes.includes(work)) continue;
      out.write("labturnaround", {
        LaboratoryNum: number,
        Description: work,
        DaysPublished: daysPublished,
        DaysActual: daysActual,
      });
    }
  });
}

/** `labcase`: each case hangs on the visit that needs it, or on the one that it was sent from while none is booked. */
export function writeLabCases({ world }: PracticeBook, out: RowWriter): void {
  for (const labCase of world.records.labCases.values()) {
    out.write("labcase", {
      LabCaseNum: labCase.id,
      PatNum: labCase.patientId,
      LaboratoryNum: labCase.laboratoryId,
      AptNum: labCase.seatAppointmentId > 0 ? labCase.seatAppointmentId : labCase.prepAppointmentId,
      PlannedAptNum: 0,
      DateTimeDue: labCase.due,
      DateTimeCreated: labCase.created,
      DateTimeSent: labCase.sent ?? emptyMoment,
      DateTimeRecd: labCase.received ?? emptyMoment,
      DateTimeChecked: labCase.checked ?? emptyMoment,
      ProvNum: labCase.providerId,
      Instructions: labCase.tooth === "" ? labCase.work : `${labCase.work}, tooth ${labCase.tooth}`,
      LabFee: money(labCase.fee),
      DateTStamp: labCase.edited,
      InvoiceNum: labCase.received === undefined ? "" : labCase.invoice,
    });
  }
}
