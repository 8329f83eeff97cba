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
import type { Description } from "./appointment-description.ts";
import { Diary } from "./diary.ts";

type SharedColumn = ColumnName<"appointment"> & ColumnName<"histappointment">;
type AppointmentColumns = Pick<Row<"appointment"> & Row<"histappointment">, SharedColumn>;

const { ApptPriority, EServiceTypes } = enumerations;

/** `appointment`, `histappointment`: visits as they stand, and a full copy after each thing done to one. */
export function writeAppointments(book: PracticeBook, out: RowWriter): void {
  const assistants = assistantsOf(book);
  const diary = new Diary(book);
  for (const event of book.events) {
    const appointmentId = diary.follow(event);
    if (appointmentId !== undefined) writeHistory(book, { appointmentId, diary, assistants }, out);
  }
  for (const appointment of book.world.appointments.values()) {
    const { description, brokenAs } = diary.stateOf(appointment.id);
    out.write("appointment", appointmentColumns(book, appointment, description, assistants, brokenAs));
  }
}

interface Happening {
  readonly appointmentId: number;
  readonly diary: Diary;
  readonly assistants: readonly Employee[];
}

/** A copy stays as the visit was then. */
function writeHistory(
  book: PracticeBook,
  { appointmentId, diary, assistants }: Happening,
  out: RowWriter,
): void {
  const entry = book.world.appointmentHistory.get(diary.copies);
  if (entry === undefined || entry.appointment.id !== appointmentId) {
    throw new RangeError(`the copy ${diary.copies} is not of appointment ${appointmentId}`);
  }
  const { id, action, at, userId, appointment } = entry;
  const { description, brokenAs } = diary.stateOf(appointmentId);
  const happening = {
    HistApptNum: id,
    HistUserNum: userId,
    HistDateTStamp: at,
    HistApptAction: appointmentActionCodes[action],
    ApptSource: EServiceTypes.None,
  };
  const columns = appointmentColumns(book, appointment, description, assistants, brokenAs);
  // A copy by spreading would be a new shape each time.
  out.write("histappointment", Object.assign(columns, happening));
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

/**
 * Each dentist works with one assistant of the clinic, of those who were there when the visit was last planned;
 * hygienists work alone. EmployeeNum, 0 for none.
 */
function assistantOf(
  { world }: PracticeBook,
  { isHygiene, providerId, patientId, edited }: Appointment,
  assistants: readonly Employee[],
): number {
  if (isHygiene) return 0;
  const clinicId = world.patients.get(patientId)?.clinicId ?? 0;
  const day = dayOfMoment(edited);
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
  const [first, second] = book.coveragesKnownAt(
    appointment.patientId,
    appointment.dismissed ?? appointment.start,
  );
  return [first?.subscription.planId ?? 0, second?.subscription.planId ?? 0];
}
