import { appointmentTypeNumber, appointmentTypes, visitReasons } from "../../catalog/appointment-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Operatory, User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { argb, patternOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const dayStart = 7 * 3600;

/** `appointmenttype`, `apptview`, `apptviewitem`, `userodapptview`: types of appointments and what the schedule shows. */
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

/** A view of the schedule: which chairs, and what it shows of a visit. */
interface ScheduleView {
  readonly description: string;
  readonly shows: (operatory: Operatory) => boolean;
  readonly elements: readonly string[];
}

const brief = ["PatientName", "ProcDescript", "ConfirmedColor", "Note", "AddrNote"];
const contact = [
  ...brief,
  "HmPhone",
  "WirelessPhone",
  "PatientEmail",
  "Address",
  "ConfirmedDescript",
  "Birthdate",
];
const clinical = [
  ...brief,
  "Age",
  "MedOrPremed[+]",
  "MedUrgNote",
  "PremedFlag",
  "Lab",
  "Provider",
  "Assistant",
];
const money = [
  ...contact,
  "InsToSend[!]",
  "Insurance",
  "NetProduction",
  "Production",
  "ChartNumAndName",
  "PatNum",
];

const views: readonly ScheduleView[] = [
  { description: "All chairs", shows: () => true, elements: contact },
  { description: "Hygiene", shows: ({ isHygiene }) => isHygiene, elements: clinical },
  { description: "Restorative", shows: ({ isHygiene }) => !isHygiene, elements: clinical },
  { description: "Front desk", shows: () => true, elements: money },
  { description: "Brief", shows: () => true, elements: brief },
  { description: "Manager", shows: () => true, elements: money },
];

/** Chairs come last: a practice may get more of them. */
function writeViews({ world }: PracticeBook, out: RowWriter): void {
  for (const [index, { description, elements }] of views.entries()) {
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
    for (const [order, element] of elements.entries()) {
      out.write("apptviewitem", { ApptViewNum: number, ElementDesc: element, ElementOrder: order });
    }
  }
  for (const operatory of world.practice.operatories) {
    for (const [index, { shows }] of views.entries()) {
      if (!shows(operatory)) continue;
      out.write("apptviewitem", { ApptViewNum: index + 1, OpNum: operatory.id });
      out.write("apptviewitem", { ApptViewNum: index + 1, ProvNum: operatory.providerId });
    }
  }
  for (const { id, group } of world.practice.users) {
    const number = viewOf[group];
    if (number !== undefined) out.write("userodapptview", { UserNum: id, ClinicNum: 0, ApptViewNum: number });
  }
}

/** The ApptViewNum that a group's logins open with; the others choose each time. */
const viewOf: Readonly<Partial<Record<User["group"], number>>> = { administrator: 6, "front desk": 4 };
