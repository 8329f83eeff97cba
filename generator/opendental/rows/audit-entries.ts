import { formatMoment, type Moment } from "../../../foundation/calendar.ts";
import type { PracticeEvent } from "../../world/events.ts";
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
      const text = `Appointment made for ${formatMoment(start)}.`;
      return { at, permission: "AppointmentCreate", userId, patientId, key, text };
    }
    case "appointment moved":
      return onAppointment(book, event, "AppointmentMove", `Moved to ${formatMoment(event.start)}.`);
    case "appointment broken":
      return onAppointment(book, event, "AppointmentEdit", `Appointment ${event.how}.`);
    case "appointment completed":
      return onAppointment(book, event, "AppointmentEdit", "Set complete.");
    case "appointment confirmed": {
      const { appointmentId, confirmation } = event;
      const touch = { at, appointmentId, userId: desk };
      return onAppointment(book, touch, "AppointmentEdit", `Status: ${confirmation}.`);
    }
    case "procedure completed": {
      const procedure = book.world.procedures.get(event.procedureId);
      const userId = book.userOfProvider(event.providerId);
      const patientId = procedure?.patientId ?? 0;
      const text = `${procedure?.code ?? ""} set complete.`;
      return { at, permission: "ProcComplCreate", userId, patientId, key: 0, text };
    }
    case "payment posted": {
      const { patientId, userId, amount } = event.payment;
      const text = `Payment of ${dollars(amount)}.`;
      return { at, permission: "PaymentCreate", userId, patientId, key: 0, text };
    }
    case "adjustment made": {
      const { patientId, userId, kind, amount } = event.adjustment;
      const text = `${kind} of ${dollars(amount)}.`;
      return { at, permission: "AdjustmentCreate", userId, patientId, key: 0, text };
    }
    case "insurance payment posted": {
      const text = `Insurance payment of ${dollars(event.payment.amount)}.`;
      return { at, permission: "InsPayCreate", userId: desk, patientId: 0, key: 0, text };
    }
    case "claim sent":
      return onClaim(book, event, "ClaimSend", "Claim sent.");
    case "claim received":
      return onClaim(book, event, "ClaimEdit", "Claim received.");
    case "patient joined": {
      const patientId = event.patient.id;
      return { at, permission: "PatientCreate", userId: desk, patientId, key: 0, text: "Patient created." };
    }
    case "patient changed": {
      const text = `Changed: ${Object.keys(event.change).join(", ")}.`;
      return { at, permission: "PatientEdit", userId: desk, patientId: event.patientId, key: 0, text };
    }
    case "coverage started": {
      const { patientId, id: key } = event.coverage;
      return { at, permission: "InsPlanAddPat", userId: desk, patientId, key, text: "Insurance plan added." };
    }
    case "contact made": {
      const { patientId, userId, id: key, topic } = event.contact;
      return { at, permission: "CommlogCreate", userId, patientId, key, text: `Contact: ${topic}.` };
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

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
