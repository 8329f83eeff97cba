import { type Day, dayOfMoment, emptyDay, type Moment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { procedureNotes } from "../../catalog/procedure-notes.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { priorityDefinitions, procedureStatusCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import { writeGroupNote } from "./group-notes.ts";
import { isProsthesis } from "./procedure-setup.ts";

/**
 * `procedurelog`, `procnote`, `procgroupitem`: all that was planned, done, found or struck out, and the notes of
 * completed visits, some of them on several procedures together.
 */
export function writeProcedures(book: PracticeBook, out: RowWriter): void {
  for (const event of book.events) {
    if (event.kind === "procedure planned" || event.kind === "procedure charted") {
      const { procedure } = event;
      writeProcedure(book, book.world.procedures.get(procedure.id) ?? procedure, procedure.providerId, out);
    } else if (event.kind === "appointment completed") {
      writeNote(book, event.appointmentId, out);
    } else if (event.kind === "group note written") {
      writeGroupNote(book, event.note, out);
    }
  }
}

/** @param enteredBy the provider for whom it was first charted: somebody else may do it. */
export function writeProcedure(
  book: PracticeBook,
  procedure: Procedure,
  enteredBy: number,
  out: RowWriter,
): void {
  const isDeleted = procedure.status === "deleted";
  const completed = procedure.status === "complete" ? (procedure.completed ?? procedure.day) : emptyDay;
  out.write("procedurelog", {
    ProcNum: procedure.id,
    PatNum: procedure.patientId,
    AptNum: isDeleted ? 0 : procedure.appointmentId,
    ProcDate: procedure.day,
    ProcFee: money(procedure.fee),
    Surf: procedure.surface,
    ToothNum: procedure.tooth,
    Priority: priorityDefinitions[procedure.priority],
    ProcStatus: procedureStatusCodes[procedure.status],
    ProvNum: procedure.providerId,
    PlaceService: enumerations.PlaceOfService.Office,
    Prosthesis: isProsthesis(procedureCode(procedure.code)) ? "I" : "",
    DateEntryC: completed,
    CodeNum: book.codeNumber(procedure.code),
    UnitQty: procedure.units,
    BaseUnits: 0,
    DateTP: procedure.planned ?? emptyDay,
    ProcTime: 0,
    ProcTimeEnd: 0,
    UnitQtyType: enumerations.ProcUnitQtyType.MultProcs,
    BillingNote: "",
    Discount: 0,
    IcdVersion: 10,
    SecUserNumEntry: book.userOfProvider(enteredBy),
    SecDateEntry: procedure.created,
    DateComplete: completed,
    Urgency: enumerations.ProcUrgency[procedure.priority === "urgent" ? "Emergency" : "Normal"],
    DateTStamp: procedure.edited,
  });
}

/** One note per completed visit, on its dearest procedure. */
function writeNote(book: PracticeBook, appointmentId: number, out: RowWriter): void {
  const appointment = book.world.appointments.get(appointmentId);
  if (appointment?.status !== "complete") return;
  const procedure = mainProcedure(book, appointment);
  if (procedure === undefined) return;
  writeProcedureNote(book, procedure, (appointment.dismissed ?? appointment.start) + 5 * 60, out);
}

/** A progress note on a completed procedure, written at a moment. */
export function writeProcedureNote(
  book: PracticeBook,
  procedure: Procedure,
  at: Moment,
  out: RowWriter,
): void {
  out.write("procnote", {
    PatNum: procedure.patientId,
    ProcNum: procedure.id,
    EntryDateTime: at,
    UserNum: book.userOfProvider(procedure.providerId),
    Note: noteFor(procedure, dayOfMoment(at)),
    Signature: "",
  });
}

function mainProcedure({ world }: PracticeBook, appointment: Appointment): Procedure | undefined {
  let main: Procedure | undefined;
  for (const id of world.proceduresOfAppointment(appointment.id)) {
    const procedure = world.procedures.get(id);
    if (procedure?.status !== "complete") continue;
    if (main === undefined || procedure.fee > main.fee) main = procedure;
  }
  return main;
}

function noteFor(procedure: Procedure, day: Day): string {
  const group = procedureNotes[procedure.code.slice(0, 2)] ?? procedureNotes["D9"] ?? [];
  const text = group[(procedure.id + day) % Math.max(1, group.length)] ?? "";
  return procedure.tooth === "" ? text : `#${procedure.tooth}: ${text}`;
}
