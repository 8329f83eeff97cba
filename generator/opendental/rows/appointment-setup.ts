import { appointmentTypeNumber, appointmentTypes, visitReasons } from "../../catalog/appointment-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { argb, patternOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const dayStart = 7 * 3600;
const viewElements = ["PatientName", "ProcDescript", "ConfirmedColor", "Note", "AddrNote"];

/** `appointmenttype`, `apptview`, `apptviewitem`: types of appointments and what the schedule shows. */
export function writeAppointmentSetup(book: PracticeBook, out: RowWriter): void {
  for (const reason of visitReasons) {
    const { name, color, minutes, codes } = appointmentTypes[reason];
    const number = appointmentTypeNumber(reason);
    out.write("appointmenttype", {
      AppointmentTypeNum: number,
      AppointmentTypeName: name,
      AppointmentTypeColor: argb(color),
      ItemOrder: number - 1,
      Pattern: patternOf(minutes),
      CodeStr: codes.join(","),
    });
  }
  writeViews(book, out);
}

/** One view with every chair, one with the chairs of hygiene. */
function writeViews({ world }: PracticeBook, out: RowWriter): void {
  const { operatories } = world.practice;
  const views = [
    { description: "All chairs", chairs: operatories },
    { description: "Hygiene", chairs: operatories.filter((operatory) => operatory.isHygiene) },
  ];
  views.forEach(({ description, chairs }, index) => {
    const number = index + 1;
    out.write("apptview", {
      ApptViewNum: number,
      Description: description,
      ItemOrder: index,
      RowsPerIncr: 1,
      OnlySchedBeforeTime: 0,
      OnlySchedAfterTime: 0,
      ApptTimeScrollStart: dayStart,
      StackBehavUR: enumerations.ApptViewStackBehavior.Horizontal,
    });
    for (const { id, providerId } of chairs) {
      out.write("apptviewitem", { ApptViewNum: number, OpNum: id });
      out.write("apptviewitem", { ApptViewNum: number, ProvNum: providerId });
    }
    viewElements.forEach((element, order) => {
      out.write("apptviewitem", { ApptViewNum: number, ElementDesc: element, ElementOrder: order });
    });
  });
}
