import type { Day } from "../../foundation/calendar.ts";
import type { LineAnswer, PracticeEvent } from "../world/events.ts";
import type { Claim, ClaimLine } from "../world/insurance.ts";
import type { Adjustment, PaymentSplit } from "../world/money.ts";
import type { Patient } from "../world/people.ts";
import type { Appointment, Procedure } from "../world/treatment.ts";

/** A procedure that was done, with what it was charged. */
export type CompletedProcedure = Pick<
  Procedure,
  "id" | "patientId" | "code" | "providerId" | "day" | "fee" | "units"
>;

/** An appointment as it stands at the end, and how it was last broken. */
export type KnownAppointment = Appointment & { readonly brokenAs: "missed" | "cancelled" | undefined };

/** What is to be known of the practice to answer for its figures, gathered from the events and from nothing else. */
export interface PracticeRecord {
  readonly patients: ReadonlyMap<number, Patient>;
  readonly appointments: ReadonlyMap<number, KnownAppointment>;
  readonly completed: ReadonlyMap<number, CompletedProcedure>;
  readonly claims: ReadonlyMap<number, Claim>;
  /** Lines of claims, without estimates that never came to a claim. */
  readonly lines: ReadonlyMap<number, ClaimLine>;
  readonly adjustments: readonly Adjustment[];
  readonly splits: readonly PaymentSplit[];
}

interface OpenRecord {
  readonly patients: Map<number, Patient>;
  readonly appointments: Map<number, KnownAppointment>;
  readonly procedures: Map<number, Procedure>;
  readonly completed: Map<number, CompletedProcedure>;
  readonly claims: Map<number, Claim>;
  readonly lines: Map<number, ClaimLine>;
  readonly adjustments: Adjustment[];
  readonly splits: PaymentSplit[];
}

/** Reads the events in their order. */
export function recordOf(events: readonly PracticeEvent[]): PracticeRecord {
  const record: OpenRecord = {
    patients: new Map(),
    appointments: new Map(),
    procedures: new Map(),
    completed: new Map(),
    claims: new Map(),
    lines: new Map(),
    adjustments: [],
    splits: [],
  };
  for (const event of events) note(record, event);
  return record;
}

function note(record: OpenRecord, event: PracticeEvent): void {
  notePatient(record, event);
  noteAppointment(record.appointments, event);
  noteProcedure(record, event);
  noteClaim(record, event);
  if (event.kind === "adjustment made") record.adjustments.push(event.adjustment);
  if (event.kind === "payment posted") record.splits.push(...event.splits);
}

function notePatient({ patients }: OpenRecord, event: PracticeEvent): void {
  if (event.kind === "patient joined") patients.set(event.patient.id, event.patient);
  if (event.kind === "patient changed") change(patients, event.patientId, event.change);
}

function noteAppointment(appointments: Map<number, KnownAppointment>, event: PracticeEvent): void {
  switch (event.kind) {
    case "appointment booked":
      appointments.set(event.appointment.id, { ...event.appointment, brokenAs: undefined });
      break;
    case "appointment moved": {
      const { start, operatoryId, providerId, hygienistId } = event;
      change(appointments, event.appointmentId, { start, operatoryId, providerId, hygienistId, status: "scheduled" });
      break;
    }
    case "appointment unscheduled":
      change(appointments, event.appointmentId, { status: "unscheduled" });
      break;
    case "appointment given up":
      change(appointments, event.appointmentId, { status: "broken" });
      break;
    case "appointment broken":
      change(appointments, event.appointmentId, { status: "broken", brokenAs: event.how });
      break;
    case "appointment completed":
      change(appointments, event.appointmentId, { status: "complete" });
      break;
    default:
  }
}

function noteProcedure({ procedures, completed }: OpenRecord, event: PracticeEvent): void {
  switch (event.kind) {
    case "procedure planned":
    case "procedure charted":
      procedures.set(event.procedure.id, event.procedure);
      if (event.procedure.status === "complete") completed.set(event.procedure.id, event.procedure);
      break;
    case "procedure completed": {
      const { day, providerId, fee } = event;
      completed.set(event.procedureId, { ...known(procedures, event.procedureId), day, providerId, fee });
      break;
    }
    case "procedure deleted":
      completed.delete(event.procedureId);
      break;
    default:
  }
}

function noteClaim({ claims, lines }: OpenRecord, event: PracticeEvent): void {
  switch (event.kind) {
    case "claim created":
      claims.set(event.claim.id, event.claim);
      for (const line of event.lines) lines.set(line.id, line);
      break;
    case "claim sent":
      change(claims, event.claimId, { status: "sent", sent: event.day });
      break;
    case "claim received":
      change(claims, event.claimId, { status: "received", received: event.day });
      for (const answer of event.answers) noteAnswer(lines, answer, event.day);
      break;
    case "claim supplemented":
      lines.set(event.line.id, event.line);
      break;
    default:
  }
}

function noteAnswer(lines: Map<number, ClaimLine>, answer: LineAnswer, posted: Day): void {
  const { paid, writeOff, deductible } = answer;
  change(lines, answer.claimLineId, { status: "received", posted, paid, writeOff, deductible });
}

function change<T extends object>(map: Map<number, T>, id: number, changes: Partial<T>): void {
  map.set(id, { ...known(map, id), ...changes });
}

function known<T>(map: ReadonlyMap<number, T>, id: number): T {
  const item = map.get(id);
  if (item === undefined) throw new RangeError(`An event is about ${id}, which no earlier event made.`);
  return item;
}
