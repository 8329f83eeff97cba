import { formatMoment, type Moment } from "../../../foundation/calendar.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { Patient } from "../../world/people.ts";
import type { PracticeBook } from "../book.ts";
import type { enumerations } from "../schema/enumerations.ts";

export type Permission = keyof typeof enumerations.EnumPermType;

/** One line of the audit trail. */
export interface AuditEntry {
  readonly at: Moment;
  readonly permission: Permission;
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
  const { at } = event;
  const desk = book.frontDesk.id;
  switch (event.kind) {
    case "appointment booked": {
      const { id: key, patientId, userId, start } = event.appointment;
      const text = `Appointment created for ${formatMoment(start)}.`;
      return { at, permission: "AppointmentCreate", userId, patientId, key, text };
    }
    case "appointment moved":
      return onAppointment(
        book,
        event,
        "AppointmentMove",
        `Appointment moved to ${formatMoment(event.start)}.`,
      );
    case "appointment broken":
      return onAppointment(book, event, "AppointmentEdit", `Appointment ${event.how}.`);
    case "appointment completed":
      return onAppointment(book, event, "AppointmentEdit", "Appointment set complete.");
    case "appointment confirmed": {
      const { appointmentId, confirmation } = event;
      const touch = { at, appointmentId, userId: desk };
      return onAppointment(book, touch, "AppointmentEdit", `Confirmation status changed to ${confirmation}.`);
    }
    case "procedure completed": {
      const procedure = book.world.procedures.get(event.procedureId);
      const userId = book.userOfProvider(event.providerId);
      const patientId = procedure?.patientId ?? 0;
      const text = `${procedure?.code ?? ""}, fee: ${dollars(event.fee)}, set complete.`;
      return { at, permission: "ProcComplCreate", userId, patientId, key: 0, text };
    }
    case "payment posted": {
      const { patientId, userId, amount } = event.payment;
      const text = `Payment for ${nameOf(book, patientId)}, ${dollars(amount)}.`;
      return { at, permission: "PaymentCreate", userId, patientId, key: 0, text };
    }
    case "adjustment made": {
      const { patientId, userId, kind, amount } = event.adjustment;
      const text = `${adjustmentName(kind)} for ${nameOf(book, patientId)}, ${dollars(amount)}.`;
      return { at, permission: "AdjustmentCreate", userId, patientId, key: 0, text };
    }
    case "insurance payment posted": {
      const text = `Insurance payment entered, ${dollars(event.payment.amount)}.`;
      return { at, permission: "InsPayCreate", userId: desk, patientId: 0, key: 0, text };
    }
    case "claim sent":
      return onClaim(book, event, "ClaimSend", "Claim sent.");
    case "claim received":
      return onClaim(book, event, "ClaimEdit", "Claim received.");
    case "patient joined": {
      const patientId = event.patient.id;
      return {
        at,
        permission: "PatientCreate",
        userId: desk,
        patientId,
        key: 0,
        text: `${nameOf(book, patientId)} added.`,
      };
    }
    case "patient changed": {
      const text = changeText(event.change);
      return { at, permission: "PatientEdit", userId: desk, patientId: event.patientId, key: 0, text };
    }
    case "coverage started": {
      const { patientId, id: key } = event.coverage;
      return { at, permission: "InsPlanAddPat", userId: desk, patientId, key, text: "Insurance plan added." };
    }
    case "contact made": {
      const { patientId, userId, id: key, topic } = event.contact;
      return { at, permission: "CommlogCreate", userId, patientId, key, text: `Commlog entered: ${topic}.` };
    }
    case "fees raised": {
      const text = `${event.fees.size} fees changed.`;
      return { at, permission: "LogFeeEdit", userId: book.administrator.id, patientId: 0, key: 0, text };
    }
    default:
      return undefined;
  }
}

interface AppointmentTouch {
  readonly at: Moment;
  readonly appointmentId: number;
  readonly userId: number;
}

function onAppointment(
  { world }: PracticeBook,
  { at, appointmentId: key, userId }: AppointmentTouch,
  permission: Permission,
  text: string,
): AuditEntry {
  const patientId = world.appointments.get(key)?.patientId ?? 0;
  return { at, permission, userId, patientId, key, text };
}

function onClaim(
  { world, frontDesk }: PracticeBook,
  { at, claimId: key }: { readonly at: Moment; readonly claimId: number },
  permission: Permission,
  text: string,
): AuditEntry {
  const patientId = world.claims.get(key)?.patientId ?? 0;
  return { at, permission, userId: frontDesk.id, patientId, key, text };
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
