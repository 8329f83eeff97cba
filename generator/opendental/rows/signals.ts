import { dayOfMoment, emptyDay, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { maintenanceRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventKind, PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { InvalidType, MiddleTierRole } = enumerations;

type Change = keyof typeof InvalidType;

/** What workstations tell each other after an event, each in a signal of its own. */
const changesOf: Readonly<Partial<Record<EventKind, readonly Change[]>>> = {
  "appointment booked": ["Appointment", "Appointment", "TPModule"],
  "appointment moved": ["Appointment", "Appointment"],
  "appointment broken": ["Appointment"],
  "appointment confirmed": ["Appointment"],
  "appointment completed": ["Appointment", "Appointment", "AccModule", "TPModule"],
  "procedure completed": ["TPModule", "AccModule"],
  "procedure planned": ["TPModule"],
  "treatment plan saved": ["TPModule"],
  "gums charted": ["PerioExams"],
  "schedule posted": ["Schedules"],
  "schedule withdrawn": ["Schedules"],
  "payment posted": ["AccModule"],
  "adjustment made": ["AccModule"],
  "claim created": ["AccModule"],
  "claim sent": ["AccModule"],
  "claim received": ["AccModule"],
  "insurance payment posted": ["UnfinalizedPayMenuUpdate"],
  "statement sent": ["BillingList"],
  "task made": ["Task", "TaskPopup", "TaskList"],
  "task done": ["Task"],
  "carrier added": ["Carriers"],
  "employer added": ["Employers"],
  "referral source added": ["Referral"],
  "fees raised": ["Fees"],
  "staff joined": ["Security", "Employees"],
};

/**
 * `signalod`: what workstations told each other in the last days; the program removes what is older. Signals are
 * numbered from the first day on.
 */
export function writeSignals(book: PracticeBook, out: RowWriter): void {
  const keptFrom = momentAt(book.asOf - maintenanceRates.signalDays + 1, 0);
  let number = 0;
  for (const event of book.events) {
    for (const change of changesOf[event.kind] ?? []) {
      number++;
      if (event.at >= keptFrom) out.write("signalod", signalColumns(book, { number, change, event }));
    }
  }
}

interface Signal {
  readonly number: number;
  readonly change: Change;
  readonly event: PracticeEvent;
}

function signalColumns({ world }: PracticeBook, { number, change, event }: Signal) {
  const patientId = patientOf(event);
  return {
    SignalNum: number,
    DateViewing:
      change === "Schedules" || change === "Appointment" ? dayShown(world.appointments, event) : emptyDay,
    SigDateTime: event.at,
    FKey: patientId,
    FKeyType: patientId === 0 ? "Undefined" : "PatNum",
    IType: InvalidType[change],
    RemoteRole: MiddleTierRole.ClientDirect,
    MsgValue: "",
  } as const;
}

/** Signals about accounts and charts name their patient. */
function patientOf(event: PracticeEvent): number {
  switch (event.kind) {
    case "payment posted":
      return event.payment.patientId;
    case "adjustment made":
      return event.adjustment.patientId;
    case "claim created":
      return event.claim.patientId;
    case "procedure planned":
      return event.procedure.patientId;
    case "treatment plan saved":
      return event.plan.patientId;
    case "gums charted":
      return event.exam.patientId;
    default:
      return 0;
  }
}

/** The day of the schedule that has to be drawn anew. */
function dayShown(appointments: PracticeBook["world"]["appointments"], event: PracticeEvent): number {
  const start = startOf(appointments, event);
  return dayOfMoment(start ?? event.at);
}

function startOf(
  appointments: PracticeBook["world"]["appointments"],
  event: PracticeEvent,
): Moment | undefined {
  switch (event.kind) {
    case "appointment booked":
      return event.appointment.start;
    case "appointment moved":
      return event.start;
    case "appointment completed":
      return appointments.get(event.appointmentId)?.start;
    default:
      return undefined;
  }
}
