import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { type PatientField, patientFields } from "../../catalog/patient-fields.ts";
import { patientTraceRates } from "../../catalog/rates/patient-traces.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf, slashedDay } from "../encodings.ts";
import { laterMoment } from "../later-moments.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PatFieldType } = enumerations;
const rates = patientTraceRates.fields;

/** `patfielddef`, `patfieldpickitem`: the fields that the office added to its patients. */
export function writePatientFieldSetup(_book: PracticeBook, out: RowWriter): void {
  for (const [order, field] of (patientFields satisfies readonly PatientField[]).entries()) {
    const { name, type, values }: PatientField = field;
    out.write("patfielddef", {
      PatFieldDefNum: order + 1,
      FieldName: name,
      FieldType: PatFieldType[type],
      PickList: "",
      ItemOrder: order,
      IsHidden: flagOf("isHidden" in field),
    });
    if (type !== "PickList") continue;
    for (const [place, pick] of values.entries()) {
      out.write("patfieldpickitem", {
        PatFieldDefNum: order + 1,
        Name: pick,
        Abbreviation: pick.slice(0, 2),
        IsHidden: 0,
        ItemOrder: place,
      });
    }
  }
}

/** `patfield`: what the office's own fields say of patients. One that was changed shows its new value and stamp. */
export function writePatientFields(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  /** Patients whose debt was given up before: it is written down once. */
  const writtenOff = new Set<number>();
  for (const { id: patientId, joined: at } of book.world.imported.patients()) {
    writeOccasion(book, draw, { kind: "joining", patientId, at }, out);
  }
  for (const event of book.events) {
    const occasion = occasionOf(book, event, writtenOff);
    if (occasion !== undefined) writeOccasion(book, draw, occasion, out);
  }
}

interface Occasion {
  readonly kind: PatientField["filledIn"];
  readonly patientId: number;
  readonly at: Moment;
}

function occasionOf(
  { world }: PracticeBook,
  event: PracticeEvent,
  writtenOff: Set<number>,
): Occasion | undefined {
  const { kind, at } = event;
  if (kind === "patient joined") return { kind: "joining", patientId: event.patient.id, at };
  if (kind === "appointment completed") {
    const appointment = world.appointments.get(event.appointmentId);
    if (appointment?.isNewPatient !== true) return undefined;
    return { kind: "first visit", patientId: appointment.patientId, at };
  }
  if (kind !== "adjustment made" || event.adjustment.kind !== "bad debt") return undefined;
  const { patientId } = event.adjustment;
  if (writtenOff.has(patientId)) return undefined;
  writtenOff.add(patientId);
  return { kind: "write-off", patientId, at };
}

function writeOccasion(
  book: PracticeBook,
  draw: Draw,
  { kind, patientId, at }: Occasion,
  out: RowWriter,
): void {
  for (const field of patientFields) {
    if (field.filledIn !== kind) continue;
    const random = draw("patient", patientId, "field", field.name);
    if (!random.chance(field.share)) continue;
    const first = valueOf(field, random.next(), at);
    const edited = random.chance(rates.edited) ? laterMoment(random, at, rates.editedAfter) : undefined;
    const isEdited = edited !== undefined && dayOfMoment(edited) <= book.asOf;
    out.write("patfield", {
      PatNum: patientId,
      FieldName: field.name,
      FieldValue: isEdited ? valueOf(field, random.next(), edited) : first,
      SecUserNumEntry: book.frontDesk.id,
      SecDateEntry: dayOfMoment(at),
      SecDateTEdit: isEdited ? edited : at,
    });
  }
}

/** @param lot uniform in [0, 1) */
function valueOf({ type, values }: PatientField, lot: number, at: Moment): string {
  if (type === "Date") return slashedDay(dayOfMoment(at));
  if (type === "Checkbox") return "1";
  return values[Math.floor(lot * values.length)] ?? "";
}
