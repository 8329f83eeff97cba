import { dayOfMoment, emptyMoment } from "../../../foundation/calendar.ts";
import { appointmentTypeNumber } from "../../catalog/appointment-types.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { appointmentActionCodes, appointmentStatusCodes, confirmationDefinitions } from "../codes.ts";
import { flagOf, patternOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { ColumnName, Row } from "../schema/tables.ts";

type SharedColumn = ColumnName<"appointment"> & ColumnName<"histappointment">;
type AppointmentColumns = Pick<Row<"appointment"> & Row<"histappointment">, SharedColumn>;

/** `appointment`, `histappointment`: visits as they stand, and a full copy after each thing done to one. */
export function writeAppointments(book: PracticeBook, out: RowWriter): void {
  const booked = bookedProcedures(book);
  const descriptions = new Map<number, string>();
  for (const appointment of book.world.appointments.values()) {
    const attached = book.world.proceduresOfAppointment(appointment.id);
    // A broken appointment keeps its description after its procedures went elsewhere.
    const description = describe(book, attached.length > 0 ? attached : (booked.get(appointment.id) ?? []));
    descriptions.set(appointment.id, description);
    out.write("appointment", appointmentColumns(book, appointment, description));
  }
  for (const { id, action, at, userId, appointment } of book.world.appointmentHistory.values()) {
    const description =
      action === "created"
        ? describe(book, booked.get(appointment.id) ?? [])
        : (descriptions.get(appointment.id) ?? "");
    out.write("histappointment", {
      ...appointmentColumns(book, appointment, description),
      HistApptNum: id,
      HistUserNum: userId,
      HistDateTStamp: at,
      HistApptAction: appointmentActionCodes[action],
      ApptSource: enumerations.EServiceTypes.None,
    });
  }
}

/** The procedures with which each appointment was made. */
function bookedProcedures({ events }: PracticeBook): ReadonlyMap<number, readonly number[]> {
  const booked = new Map<number, readonly number[]>();
  for (const event of events) {
    if (event.kind === "appointment booked") booked.set(event.appointment.id, event.procedureIds);
  }
  return booked;
}

function appointmentColumns(book: PracticeBook, apt: Appointment, description: string): AppointmentColumns {
  const [firstPlan, secondPlan] = insurancePlans(book, apt);
  return {
    AptNum: apt.id,
    PatNum: apt.patientId,
    AptStatus: appointmentStatusCodes[apt.status],
    Pattern: patternOf(apt.minutes),
    Confirmed: confirmationDefinitions[apt.confirmation],
    Op: apt.status === "unscheduled" ? 0 : apt.operatoryId,
    Note: apt.note,
    ProvNum: apt.providerId,
    ProvHyg: apt.hygienistId,
    AptDateTime: apt.start,
    UnschedStatus: unscheduledDefinition(apt),
    IsNewPatient: flagOf(apt.isNewPatient),
    ProcDescript: description,
    Assistant: assistantOf(book, apt),
    IsHygiene: flagOf(apt.isHygiene),
    DateTStamp: apt.edited,
    DateTimeArrived: apt.arrived ?? emptyMoment,
    DateTimeSeated: apt.seated ?? emptyMoment,
    DateTimeDismissed: apt.dismissed ?? emptyMoment,
    InsPlan1: firstPlan,
    InsPlan2: secondPlan,
    AppointmentTypeNum: appointmentTypeNumber(apt.reason),
    SecUserNumEntry: apt.userId,
    SecDateTEntry: apt.created,
    Priority: enumerations.ApptPriority.Normal,
  };
}

/** Each dentist works with one assistant; hygienists work alone. EmployeeNum, 0 for none. */
function assistantOf({ world }: PracticeBook, appointment: Appointment): number {
  if (appointment.isHygiene) return 0;
  const assistants = world.practice.employees.filter(({ role }) => role === "assistant");
  return assistants[appointment.providerId % Math.max(1, assistants.length)]?.id ?? 0;
}

function unscheduledDefinition(appointment: Appointment): number {
  return appointment.status === "unscheduled" ? definitionNumber("RecallUnschedStatus", "Not Contacted") : 0;
}

/** The plans in force when a visit is completed; a visit to come has none yet. */
function insurancePlans(book: PracticeBook, appointment: Appointment): readonly [number, number] {
  if (appointment.status !== "complete") return [0, 0];
  const [first, second] = book.coveragesOn(appointment.patientId, dayOfMoment(appointment.start));
  return [first?.subscription.planId ?? 0, second?.subscription.planId ?? 0];
}

/** The procedures in short, for example `RecEx, BW4, Pro`, as far as the column's 255 letters go. */
function describe({ world }: PracticeBook, procedureIds: readonly number[]): string {
  const parts = procedureIds.flatMap((id) => {
    const procedure = world.procedures.get(id);
    if (procedure === undefined) return [];
    const tooth = procedure.tooth === "" ? "" : `#${procedure.tooth}-`;
    return [`${tooth}${procedureCode(procedure.code).abbreviation}`];
  });
  return parts.join(", ").slice(0, 255);
}
