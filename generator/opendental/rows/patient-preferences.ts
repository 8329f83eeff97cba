import { emptyMoment } from "../../../foundation/calendar.ts";
import { healthRecordRates, optOutShare } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { sampleOf } from "./sampling.ts";

const { CommOptOutType, YN } = enumerations;

/** What patients do not want, of texts and of e-mails: most who say so want no recall and no statement that way. */
const optOuts = [
  [CommOptOutType.eReminder + CommOptOutType.eThankYou, 0],
  [CommOptOutType.WebSchedRecall, CommOptOutType.WebSchedRecall],
  [0, CommOptOutType.Statements],
  [CommOptOutType.All, CommOptOutType.All],
] as const;

/** `commoptout`, `ehrpatient`: what patients said about messages when they joined, and a sheet for public programs. */
export function writePatientPreferences(book: PracticeBook, out: RowWriter): void {
  const optsOut = sampleOf(book, 31, optOutShare);
  const hasHealthRecord = sampleOf(book, 32, healthRecordRates.patients);
  for (const { id } of book.patients()) {
    if (optsOut(id)) {
      const [texts, emails] = optOuts[id % optOuts.length] ?? optOuts[0];
      out.write("commoptout", { PatNum: id, OptOutSms: texts, OptOutEmail: emails });
    }
    if (hasHealthRecord(id)) {
      out.write("ehrpatient", { PatNum: id, VacShareOk: YN.Unknown, DischargeDate: emptyMoment });
    }
  }
}
