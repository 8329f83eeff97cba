import { dayOfMoment, emptyMoment } from "../../../foundation/calendar.ts";
import { appointmentTypeNumber } from "../../catalog/appointment-types.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Employee } from "../../world/practice.ts";
import type { Appointment, AppointmentAction } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { appointmentActionCodes, appointmentStatusCodes, confirmationDefinitions } from "../codes.ts";
import { flagOf, patternOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { ColumnName, Row } from "../schema/tables.ts";
import { type Description, describeProcedures, nothingDescribed } from "./appointment-description.ts";

type SharedColumn = ColumnName<"appointment"> & ColumnName<"histappointment">;
type AppointmentColumns = Pick<Row<"appointment"> & Row<"histappointment">, SharedColumn>;

const { ApptPriority, EServiceTypes } = enumerations;

/** `appointment`, `histappointment`: visits as they stand, and a full copy after each thing done to one. */
export function writeAppointments(book: PracticeBook, out: RowWriter): void {
  const { booked, brokenAs } = readEvents(book);
  const assistants = assistantsOf(book);
  const now = new Map<number, Description>();
  const rowOf = (appointment: Appointment, description: Description): AppointmentColumns =>
    appointmentColumns(book, appointment, description, assistants, brokenAs.get(appointment.id));
  for (const appointment of book.world.appointments.values()) {
    const { id } = appointment;
    const attached = book.world.proceduresOfAppointment(id);
    // A broken appointment keeps its description after its procedures went elsewhere.
    const description = describeProcedures(book, attached.length > 0 ? attached : (booked.get(id) ?? []));
    now.set(id, description);
    out.write("appointment", rowOf(appointment, description));
  }
  for (const { id, action, at, userId, appointment } of book.world.appointmentHistory.values()) {
    const description =
      action === "created"
        ? describeProcedures(book, booked.get(appointment.id) ?? [])
        : (now.get(appointment.id) ?? nothingDescribed);
    const happening = {
      HistApptNum: id,
      HistUserNum: userId,
      HistDateTStamp: at,
      HistApptAction: appointmentActionCodes[action],
      ApptSource: EServiceTypes.None,
    };
    // A copy by spreading would be a new shape each time.
    out.write("histappointment", Object.assign(rowOf(appointment, description), happening));
  }
}

interface AppointmentEvents {
  /** The procedures with which each appointment was made. */
  readonly booked: ReadonlyMap<number, readonly number[]>;
  /** How each was last broken. */
  readonly brokenAs: ReadonlyMap<number, AppointmentAction>;
}

function readEvents({ events }: PracticeBook): AppointmentEvents {
  const booked = new Map<number, readonly number[]>();
  const brokenAs = new Map<number, AppointmentAction>();
  for (const event of events) {
    if (event.kind === "appointment booked") booked.set(event.appointment.id, event.procedureIds);
    if (event.kind === "appointment broken") brokenAs.set(event.appointmentId, event.how);
  }
  return { booked, brokenAs };
}

function appointmentColumns(
  book: PracticeBook,
  apt: Appointment,
  description: Description,
  assistants: readonly Employee[],
  brokenAs: AppointmentAction | undefined,
): AppointmentColumns {
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
    UnschedStatus: apt.status === "unscheduled" ? unscheduledDefinition(brokenAs) : 0,
    IsNewPatient: flagOf(apt.isNewPatient),
    ProcDescript: description.plain,
    ProcsColored: description.colored,
    Assistant: assistantOf(book, apt, assistants),
    IsHygiene: flagOf(apt.isHygiene),
    DateTStamp: apt.edited,
    DateTimeArrived: apt.arrived ?? emptyMoment,
    DateTimeSeated: apt.seated ?? emptyMoment,
    DateTimeDismissed: apt.dismissed ?? emptyMoment,
    DateTimeAskedToArrive: apt.isNewPatient ? apt.start - formsTime : emptyMoment,
    InsPlan1: firstPlan,
    InsPlan2: secondPlan,
    AppointmentTypeNum: appointmentTypeNumber(apt.reason),
    SecUserNumEntry: apt.userId,
    SecDateTEntry: apt.created,
    Priority: apt.isAsap ? ApptPriority.ASAP : ApptPriority.Normal,
    ProvBarText: apt.isNewPatient ? "NP" : "",
  };
}

/** New patients are asked to come so many seconds early, to fill in forms. */
const formsTime = 15 * 60;

function assistantsOf({ world }: PracticeBook): readonly Employee[] {
  return world.practice.employees.filter(({ role }) => role === "assistant");
}

/** Each dentist works with one assistant of the day and clinic; hygienists work alone. EmployeeNum, 0 for none. */
function assistantOf(
  { world }: PracticeBook,
  { isHygiene, providerId, patientId, start }: Appointment,
  assistants: readonly Employee[],
): number {
  if (isHygiene) return 0;
  const clinicId = world.patients.get(patientId)?.clinicId ?? 0;
  const day = dayOfMoment(start);
  const there = assistants.filter(
    ({ clinicId: own, hired, left = day }) => own === clinicId && hired <= day && day <= left,
  );
  return there[providerId % Math.max(1, there.length)]?.id ?? 0;
}

const unscheduledDefinitions: Readonly<Partial<Record<AppointmentAction, number>>> = {
  missed: definitionNumber("RecallUnschedStatus", "Missed"),
  cancelled: definitionNumber("RecallUnschedStatus", "Cancelled"),
};
const notContacted = definitionNumber("RecallUnschedStatus", "Not Contacted");

/** DefNum of how a visit on the unscheduled list came to be there. */
function unscheduledDefinition(brokenAs: AppointmentAction | undefined): number {
  return (brokenAs === undefined ? undefined : unscheduledDefinitions[brokenAs]) ?? notContacted;
}

/** The plans in force when a visit is completed; a visit to come has none yet. */
function insurancePlans(book: PracticeBook, appointment: Appointment): readonly [number, number] {
  if (appointment.status !== "complete") return [0, 0];
  const [first, second] = book.coveragesOn(appointment.patientId, dayOfMoment(appointment.start));
  return [first?.subscription.planId ?? 0, second?.subscription.planId ?? 0];
}
