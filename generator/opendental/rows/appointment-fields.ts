import { keyedRandom } from "../../../foundation/random.ts";
import { appointmentFields } from "../../catalog/appointment-fields.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { ApptFieldType } = enumerations;

/** `apptfielddef`: the fields that the office added to appointments. */
export function writeAppointmentFieldSetup(_book: PracticeBook, out: RowWriter): void {
  for (const [order, { name, picks }] of appointmentFields.entries()) {
    out.write("apptfielddef", {
      ApptFieldDefNum: order + 1,
      FieldName: name,
      FieldType: picks.length > 0 ? ApptFieldType.PickList : ApptFieldType.Text,
      PickList: picks.join("\r\n"),
      ItemOrder: order,
    });
  }
}

/** `apptfield`: what is written into them when a visit is booked. */
export function writeAppointmentFields({ events, settings }: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(settings.seed);
  for (const event of events) {
    if (event.kind !== "appointment booked") continue;
    const { id, reason } = event.appointment;
    for (const { name, reasons, share, picks, texts } of appointmentFields) {
      if (reasons !== undefined && !reasons.includes(reason)) continue;
      const random = draw("appointment", id, "field", name);
      if (!random.chance(share)) continue;
      const value = random.pick(picks.length > 0 ? picks : texts);
      out.write("apptfield", { AptNum: id, FieldName: name, FieldValue: value });
    }
  }
}
