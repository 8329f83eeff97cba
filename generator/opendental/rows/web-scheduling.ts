import { appointmentTypeNumber } from "../../catalog/appointment-types.ts";
import { type DefinitionName, definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { VisitReason } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

/** What a new patient can choose on the web, and the type of appointment that it becomes. */
const offered: readonly (readonly [DefinitionName<"WebSchedNewPatApptTypes">, VisitReason])[] = [
  ["New Patient", "new patient"],
  ["Emergency", "emergency"],
  ["Consultation", "consultation"],
];

/** `deflink`: which appointments can be booked on the web, and in which chairs. */
export function writeWebScheduling({ world }: PracticeBook, out: RowWriter): void {
  const { AppointmentType, Operatory } = enumerations.DefLinkType;
  for (const [name, reason] of offered) {
    out.write("deflink", {
      DefNum: definitionNumber("WebSchedNewPatApptTypes", name),
      FKey: appointmentTypeNumber(reason),
      LinkType: AppointmentType,
    });
  }
  for (const { id, isHygiene } of world.practice.operatories) {
    for (const [name] of offered) {
      if (isHygiene && name !== "New Patient") continue;
      out.write("deflink", {
        DefNum: definitionNumber("WebSchedNewPatApptTypes", name),
        FKey: id,
        LinkType: Operatory,
      });
    }
  }
}
