import { dayOfMoment, formatMoment, type Moment } from "../../../foundation/calendar.ts";
import type { EventKind, EventOf, PracticeEvent } from "../../world/events.ts";
import type { Patient } from "../../world/people.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { EnumPermType } = enumerations;

export type Permission = keyof typeof EnumPermType;

/** One line of the audit trail. */
export interface AuditEntry {
  readonly at: Moment;
  /** A value of `EnumPermType`. */
  readonly permission: number;
  /** 0 for the program itself. */
  readonly userId: number;
  /** 0 when it concerns no patient. */
  readonly patientId: number;
  /** The key of what was touched: the permission says in which table. */
  readonly key: number;
  readonly text: string;
}

/** What an event leaves in the audit trail; undefined when OpenDental logs nothing of its kind. */
export function auditEntryOf(book: PracticeBook, event: PracticeEvent): AuditEntry | undefined {
  // A kind's writer takes the events of that kind, which the compiler cannot see through the lookup.
  const write = auditWriters[event.kind] as AuditWriter<EventKind> | undefined;
  const note = write?.(book, event);
  if (note === undefined) return undefined;
  const { permission, userId, patientId = 0, key = 0, text } = note;
  const { at } = event;
  return {
    at,
    permission: EnumPermType[permission],
    userId: userId === book.frontDesk.id ? book.deskOn(dayOfMoment(at)) : userId,
    patientId,
    key,
    text,
  };
}

/** What is to be said of an event beside its moment. */
type AuditNote = { readonly permission: Permission } & Pick<AuditEntry, "userId" | "text"> &
  Partial<Pick<AuditEntry, "patientId" | "key">>;
/** Undefined for an event of the kind that leaves no trace. */
type AuditWriter<K extends EventKind> = (book: PracticeBook, event: EventOf<K>) => AuditNote | undefined;

const auditWriters: { readonly [K in EventKind]?: AuditWriter<K> } = {
  "appointment booked": (_, { appointment: { id: key, patientId, userId, start } }) => {
    const text = `Appointment created for ${formatMoment(start)}.`;
    return { permission: "AppointmentCreate", userId, patientId, key, text };
  },
  "appointment moved": (book, event) =>
    onAppointment(book, event, "AppointmentMove", `Appointment moved to ${formatMoment(event.start)}.`),
  "appointment broken": (book, event) =>
    onAppointment(book, event, "AppointmentEdit", `Appointment ${event.how}.`),
  "appointment completed": (book, event) =>
    onAppointment(book, event, "AppointmentEdit", "Appointment set complete."),
  "appointment confirmed": (book, { appointmentId, confirmation }) => {
    const text = `Confirmation status changed to ${confirmation}.`;
    return onAppointment(book, { appointmentId, userId: book.frontDesk.id }, "AppointmentEdit", text);
  },
  "appointment unscheduled": (book, event) =>
    onAppointment(book, event, "AppointmentEdit", "Appointment sent to the unscheduled list."),
  "appointment given up": (book, event) =>
    onAppointment(book, event, "AppointmentEdit", "Appointment taken off the unscheduled list."),
  "medical history taken": (_, { patientId, userId }) => {
    return { permission: "PatProblemListEdit", userId, patientId, text: "Medical history updated." };
  },
  "prescription written": (_, { prescription: { id: key, patientId, userId, prescription } }) => {
    return { permission: "RxCreate", userId, patientId, key, text: `Prescription: ${prescription}.` };
  },
  "task done": ({ world }, { taskId: key, userId }) => {
    const patientId = world.records.tasks.get(key)?.patientId ?? 0;
    return { permission: "TaskEdit", userId, patientId, key, text: "Task marked done." };
  },
  "document stored": ({ frontDesk }, { document: { id: key, patientId, category } }) => {
    const text = `Image created in ${category}.`;
    return { permission: "ImageCreate", userId: frontDesk.id, patientId, key, text };
  },
  "procedure planned": (book, { procedure }) => onProcedure(book, procedure, "ProcEdit", "planned"),
  "procedure charted": (book, { procedure }) => onProcedure(book, procedure, "ProcExistingEdit", "charted"),
  "procedure deleted": (book, { procedureId }) => {
    const procedure = book.world.procedures.get(procedureId);
    if (procedure === undefined) return undefined;
    return { ...onProcedure(book, procedure, "ProcDelete", "deleted"), userId: book.frontDesk.id };
  },
  "treatment plan saved": (_, { plan: { id: key, patientId, userId, heading } }) => {
    return { permission: "TreatPlanEdit", userId, patientId, key, text: `Treatment plan ${heading} edited.` };
  },
  "gums charted": (book, { exam: { id: key, patientId, providerId } }) => {
    const userId = book.userOfProvider(providerId);
    return { permission: "PerioEdit", userId, patientId, key, text: "Perio exam entered." };
  },
  "patient referred": ({ frontDesk }, { attachment: { id: key, patientId, direction } }) => {
    const text = `Referral ${direction} added.`;
    return { permission: "RefAttachAdd", userId: frontDesk.id, patientId, key, text };
  },
  "procedure completed": (book, { procedureId, providerId, fee }) => {
    const procedure = book.world.procedures.get(procedureId);
    const text = `${procedure?.code ?? ""}, fee: ${dollars(fee)}, set complete.`;
    const userId = book.userOfProvider(providerId);
    const patientId = procedure?.patientId ?? 0;
    return { permission: "ProcComplCreate", userId, patientId, key: procedureId, text };
  },
  "payment posted": (book, { payment: { id: key, patientId, userId, amount } }) => {
    const text = `Payment for ${nameOf(book, patientId)}, ${dollars(amount)}.`;
    return { permission: "PaymentCreate", userId, patientId, key, text };
  },
  "adjustment made": (book, { adjustment: { id: key, patientId, userId, kind, amount } }) => {
    const text = `${adjustmentName(kind)} for ${nameOf(book, patientId)}, ${dollars(amount)}.`;
    return { permission: "AdjustmentCreate", userId, patientId, key, text };
  },
  "insurance payment posted": ({ frontDesk }, { payment }) => {
    const text = `Insurance payment entered, ${dollars(payment.amount)}.`;
    return { permission: "InsPayCreate", userId: frontDesk.id, key: payment.id, text };
  },
  "claim created": ({ frontDesk }, { claim: { id: key, patientId } }) => {
    return { permission: "ClaimEdit", userId: frontDesk.id, patientId, key, text: "Claim created." };
  },
  "claim followed up": (book, { claimId, step }) =>
    onClaim(book, claimId, "UpdateCustomTracking", `Claim tracking: ${step}.`),
  "claim supplemented": ({ frontDesk }, { line: { id: key, patientId } }) => {
    const text = "Supplemental payment entered.";
    return { permission: "ClaimProcReceivedEdit", userId: frontDesk.id, patientId, key, text };
  },
  "statement sent": ({ frontDesk }, { statement: { id: key, patientId, mode } }) => {
    return { permission: "Billing", userId: frontDesk.id, patientId, key, text: `Statement by ${mode}.` };
  },
  "payment plan agreed": (_, { plan: { id: key, guarantorId: patientId, userId } }) => {
    return { permission: "PayPlanEdit", userId, patientId, key, text: "Payment plan created." };
  },
  "claim sent": (book, { claimId }) => onClaim(book, claimId, "ClaimSend", "Claim sent."),
  "claim received": (book, { claimId }) => onClaim(book, claimId, "ClaimEdit", "Claim received."),
  "patient joined": (book, { patient: { id: patientId } }) => {
    const text = `${nameOf(book, patientId)} added.`;
    return { permission: "PatientCreate", userId: book.frontDesk.id, patientId, text };
  },
  "patient changed": ({ frontDesk }, { patientId, change }) => {
    return { permission: "PatientEdit", userId: frontDesk.id, patientId, text: changeText(change) };
  },
  "coverage started": ({ frontDesk }, { coverage: { patientId, id: key } }) => {
    const text = "Insurance plan added.";
    return { permission: "InsPlanAddPat", userId: frontDesk.id, patientId, key, text };
  },
  "coverage ended": ({ frontDesk, patientOfCoverage }, { coverageId: key }) => {
    const text = "Insurance plan dropped.";
    return {
      permission: "InsPlanDropPat",
      userId: frontDesk.id,
      patientId: patientOfCoverage(key),
      key,
      text,
    };
  },
  "plan added": ({ frontDesk }, { plan: { id: key, groupName } }) => {
    return {
      permission: "InsPlanCreate",
      userId: frontDesk.id,
      key,
      text: `Insurance plan ${groupName} created.`,
    };
  },
  "carrier added": ({ frontDesk }, { carrier: { id: key, name } }) => {
    return { permission: "CarrierCreate", userId: frontDesk.id, key, text: `Carrier ${name} created.` };
  },
  "employer added": ({ frontDesk }, { employer: { id: key, name } }) => {
    return { permission: "EmployerCreate", userId: frontDesk.id, key, text: `Employer ${name} created.` };
  },
  // What the program sends by itself is in the contacts alone.
  "contact made": (_, { contact: { patientId, userId, id: key, topic } }) => {
    if (userId === 0) return undefined;
    return { permission: "CommlogCreate", userId, patientId, key, text: `Commlog entered: ${topic}.` };
  },
  "fees raised": ({ administrator }, { fees }) => {
    return { permission: "LogFeeEdit", userId: administrator.id, text: `${fees.size} fees changed.` };
  },
};

function onProcedure(
  book: PracticeBook,
  { id: key, patientId, code, providerId }: Procedure,
  permission: Permission,
  what: string,
): AuditNote {
  return { permission, userId: book.userOfProvider(providerId), patientId, key, text: `${code} ${what}.` };
}

function onAppointment(
  { world }: PracticeBook,
  { appointmentId: key, userId }: { readonly appointmentId: number; readonly userId: number },
  permission: Permission,
  text: string,
): AuditNote {
  return { permission, userId, patientId: world.appointments.get(key)?.patientId ?? 0, key, text };
}

function onClaim(
  { world, frontDesk }: PracticeBook,
  key: number,
  permission: Permission,
  text: string,
): AuditNote {
  const patientId = world.claims.get(key)?.patientId ?? 0;
  return { permission, userId: frontDesk.id, patientId, key, text };
}

function changeText({ status, employerId }: Partial<Patient>): string {
  if (status !== undefined) return `Patient status changed to ${status}.`;
  return employerId === undefined ? "Patient information changed." : "Employer changed.";
}

/** As the audit trail names a patient: `Wiza, Sharon`. */
function nameOf({ world }: PracticeBook, patientId: number): string {
  const patient = world.patients.get(patientId);
  return patient === undefined ? "" : `${patient.lastName}, ${patient.firstName}`;
}

const adjustmentName = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

function dollars(cents: number): string {
  return `${cents < 0 ? "-" : ""}$${(Math.abs(cents) / 100).toFixed(2)}`;
}
