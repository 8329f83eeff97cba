import { dayOfMoment } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { GroupNote } from "../../world/records.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PlaceOfService, ProcStat, ProcUnitQtyType, ProcUrgency } = enumerations;

/**
 * `procedurelog`, `procgroupitem`, `procnote`: a note on several procedures is a procedure of its own, existing work
 * without a fee, to which they are attached.
 */
export function writeGroupNote(book: PracticeBook, note: GroupNote, out: RowWriter): void {
  const { id, patientId, procedureIds, providerId, written } = note;
  const day = dayOfMoment(written);
  const userId = book.userOfProvider(providerId);
  out.write("procedurelog", {
    ProcNum: id,
    PatNum: patientId,
    ProcDate: day,
    ProcStatus: ProcStat.EC,
    ProvNum: providerId,
    PlaceService: PlaceOfService.Office,
    DateEntryC: day,
    CodeNum: book.codeNumber("~GRP~"),
    UnitQty: 1,
    UnitQtyType: ProcUnitQtyType.MultProcs,
    BillingNote: "",
    IcdVersion: 10,
    SecUserNumEntry: userId,
    SecDateEntry: written,
    Urgency: ProcUrgency.Normal,
    DateTStamp: written,
  });
  for (const procedureId of procedureIds) {
    out.write("procgroupitem", { ProcNum: procedureId, GroupNum: id });
  }
  out.write("procnote", {
    PatNum: patientId,
    ProcNum: id,
    EntryDateTime: written,
    UserNum: userId,
    Note: `All ${procedureIds.length} procedures of the visit done as planned. Pt tolerated well.`,
    Signature: "",
  });
}
