import { type Day, dayOfMoment } from "../../foundation/calendar.ts";
import type { LineAnswer, PracticeEvent } from "../world/events.ts";
import type { Claim, ClaimLine, InsurancePayment } from "../world/insurance.ts";
import type { Adjustment, PaymentMethod, PaymentSplit } from "../world/money.ts";
import type { PlanCharge } from "../world/payment-plans.ts";
import type { Patient } from "../world/people.ts";
import type { ReferralSource, ScheduleBlock } from "../world/practice.ts";
import type { Appointment, Procedure } from "../world/treatment.ts";

/** A procedure as it stands at the end, and the day on which it was entered into the chart. */
export type KnownProcedure = Pick<
  Procedure,
  "id" | "patientId" | "code" | "status" | "providerId" | "day" | "fee" | "units" | "planned"
> & { readonly entered: Day };

/** A procedure that was done, with what it was charged. */
export type CompletedProcedure = KnownProcedure;

/** An appointment as it stands at the end, how it was last broken, and when. */
export type KnownAppointment = Appointment & {
  readonly brokenAs: "missed" | "cancelled" | undefined;
  readonly brokenOn: Day | undefined;
};

/** What is to be known of the practice to answer for its figures, gathered from the events and from nothing else. */
export interface PracticeRecord {
  /** Whether there is work of a time before the practice opened, which a conversion brought. None of it is below. */
  readonly hasImportedHistory: boolean;
  readonly patients: ReadonlyMap<number, Patient>;
  readonly appointments: ReadonlyMap<number, KnownAppointment>;
  readonly procedures: ReadonlyMap<number, KnownProcedure>;
  readonly completed: ReadonlyMap<number, CompletedProcedure>;
  /** Procedure → the appointment that holds it. A broken appointment holds nothing any more. */
  readonly bookedOn: ReadonlyMap<number, number>;
  /** Hours that were posted and not withdrawn, by key. */
  readonly scheduleBlocks: ReadonlyMap<number, ScheduleBlock>;
  readonly claims: ReadonlyMap<number, Claim>;
  /** Lines of claims, without estimates that never came to a claim and without preauthorisations. */
  readonly lines: ReadonlyMap<number, ClaimLine>;
  readonly adjustments: readonly Adjustment[];
  readonly splits: readonly PaymentSplit[];
  /** Charges of payment plans, those to come among them, without those that were withdrawn when a plan was called in. */
  readonly planCharges: ReadonlyMap<number, PlanCharge>;
  /** Payment → how it was paid. */
  readonly methods: ReadonlyMap<number, PaymentMethod>;
  /** Claim line → how the insurer paid it. */
  readonly insuranceMethods: ReadonlyMap<number, InsurancePayment["method"]>;
  /** Questions to insurers what they would pay, but for those withdrawn: no claims, and never income. */
  readonly preauthorisations: ReadonlyMap<number, Claim>;
  readonly referrals: ReadonlyMap<number, ReferralSource>;
  /** Patient → the first referral source. */
  readonly sources: ReadonlyMap<number, number>;
}

interface OpenRecord {
  readonly hasImportedHistory: boolean;
  readonly patients: Map<number, Patient>;
  readonly appointments: Map<number, KnownAppointment>;
  readonly procedures: Map<number, KnownProcedure>;
  readonly completed: Map<number, CompletedProcedure>;
  readonly bookedOn: Map<number, number>;
  /** Appointment → the procedures that were ever put on it. */
  readonly bookings: Map<number, number[]>;
  readonly scheduleBlocks: Map<number, ScheduleBlock>;
  readonly claims: Map<number, Claim>;
  readonly lines: Map<number, ClaimLine>;
  readonly adjustments: Adjustment[];
  readonly splits: PaymentSplit[];
  readonly planCharges: Map<number, PlanCharge>;
  readonly methods: Map<number, PaymentMethod>;
  readonly insuranceMethods: Map<number, InsurancePayment["method"]>;
  readonly preauthorisations: Map<number, Claim>;
  readonly referrals: Map<number, ReferralSource>;
  readonly sources: Map<number, number>;
}

/** Reads the events in their order. */
export function recordOf(events: readonly PracticeEvent[], hasImportedHistory = false): PracticeRecord {
  const record: OpenRecord = {
    hasImportedHistory,
    patients: new Map(),
    appointments: new Map(),
    procedures: new Map(),
    completed: new Map(),
    bookedOn: new Map(),
    bookings: new Map(),
    scheduleBlocks: new Map(),
    claims: new Map(),
    lines: new Map(),
    adjustments: [],
    splits: [],
    planCharges: new Map(),
    methods: new Map(),
    insuranceMethods: new Map(),
    preauthorisations: new Map(),
    referrals: new Map(),
    sources: new Map(),
  };
  for (const event of events) note(record, event);
  return record;
}

function note(record: OpenRecord, event: PracticeEvent): void {
  notePatient(record, event);
  noteAppointment(record, event);
  noteProcedure(record, event);
  noteClaim(record, event);
  notePreauthorisation(record, event);
  notePaymentPlan(record, event);
  if (event.kind === "adjustment made") record.adjustments.push(event.adjustment);
  if (event.kind === "payment posted") {
    record.splits.push(...event.splits);
    record.methods.set(event.payment.id, event.payment.method);
  }
  noteSchedule(record.scheduleBlocks, event);
}

function noteSchedule(blocks: Map<number, ScheduleBlock>, event: PracticeEvent): void {
  if (event.kind === "schedule posted") for (const block of event.blocks) blocks.set(block.id, block);
  if (event.kind === "schedule withdrawn") for (const id of event.blockIds) blocks.delete(id);
  if (event.kind !== "schedule handed over") return;
  const { providerId, successorId, from } = event;
  for (const block of blocks.values()) {
    if (block.providerId === providerId && block.day >= from) {
      blocks.set(block.id, { ...block, providerId: successorId });
    }
  }
}

function notePatient({ patients, referrals, sources }: OpenRecord, event: PracticeEvent): void {
  if (event.kind === "referral source added") referrals.set(event.referral.id, event.referral);
  if (event.kind === "patient referred" && event.attachment.direction === "from") {
    const { patientId, referralId } = event.attachment;
    if (!sources.has(patientId)) sources.set(patientId, referralId);
  }
  if (event.kind === "patient joined") patients.set(event.patient.id, { ...event.patient });
  if (event.kind === "patient changed") change(patients, event.patientId, event.change);
}

function noteAppointment(record: OpenRecord, event: PracticeEvent): void {
  const { appointments } = record;
  switch (event.kind) {
    case "appointment booked": {
      const { appointment } = event;
      appointments.set(appointment.id, { ...appointment, brokenAs: undefined, brokenOn: undefined });
      book(record, appointment.id, event.procedureIds);
      break;
    }
    case "appointment moved": {
      const { start, operatoryId, providerId, hygienistId } = event;
      const place = { start, operatoryId, providerId, hygienistId };
      change(appointments, event.appointmentId, { ...place, status: "scheduled" });
      break;
    }
    case "appointment handed over": {
      const { providerId, hygienistId } = event;
      change(appointments, event.appointmentId, { providerId, hygienistId });
      break;
    }
    case "appointment unscheduled":
      change(appointments, event.appointmentId, { status: "unscheduled" });
      book(record, event.appointmentId, event.procedureIds);
      break;
    case "appointment given up":
      change(appointments, event.appointmentId, { status: "broken" });
      release(record, event.appointmentId);
      break;
    case "appointment broken":
      change(appointments, event.appointmentId, {
        status: "broken",
        brokenAs: event.how,
        brokenOn: dayOfMoment(event.at),
      });
      release(record, event.appointmentId);
      break;
    case "appointment completed":
      change(appointments, event.appointmentId, { status: "complete" });
      break;
    default:
  }
}

function book({ bookedOn, bookings }: OpenRecord, appointmentId: number, ids: readonly number[]): void {
  for (const id of ids) bookedOn.set(id, appointmentId);
  const held = bookings.get(appointmentId);
  if (held === undefined) bookings.set(appointmentId, [...ids]);
  else held.push(...ids);
}

/** A broken appointment lets go of its procedures. */
function release({ bookedOn, bookings }: OpenRecord, appointmentId: number): void {
  for (const id of bookings.get(appointmentId) ?? []) {
    if (bookedOn.get(id) === appointmentId) bookedOn.delete(id);
  }
}

function noteProcedure(record: OpenRecord, event: PracticeEvent): void {
  switch (event.kind) {
    case "procedure planned":
    case "procedure charted":
      enter(record, enteredProcedure(event.procedure, dayOfMoment(event.at)));
      if (event.procedure.appointmentId > 0) {
        book(record, event.procedure.appointmentId, [event.procedure.id]);
      }
      break;
    case "procedure completed": {
      const { procedureId, day, providerId, fee } = event;
      change(record.procedures, procedureId, { status: "complete", day, providerId, fee });
      record.completed.set(procedureId, known(record.procedures, procedureId));
      break;
    }
    case "procedure deleted":
      change(record.procedures, event.procedureId, { status: "deleted" });
      record.completed.delete(event.procedureId);
      break;
    default:
  }
}

function enteredProcedure(procedure: Procedure, entered: Day): KnownProcedure {
  const { id, patientId, code, status, providerId, day, fee, units, planned } = procedure;
  return { id, patientId, code, status, providerId, day, fee, units, planned, entered };
}

function enter({ procedures, completed }: OpenRecord, procedure: KnownProcedure): void {
  procedures.set(procedure.id, procedure);
  if (procedure.status === "complete") completed.set(procedure.id, procedure);
}

function noteClaim({ claims, lines, insuranceMethods }: OpenRecord, event: PracticeEvent): void {
  switch (event.kind) {
    case "claim created":
      claims.set(event.claim.id, { ...event.claim });
      for (const line of event.lines) lines.set(line.id, { ...line });
      break;
    case "claim released":
      for (const line of event.lines) lines.set(line.id, { ...line });
      break;
    case "claim sent":
      change(claims, event.claimId, { status: "sent", sent: event.day });
      break;
    case "claim received":
      change(claims, event.claimId, { status: "received", received: event.day });
      for (const answer of event.answers) noteAnswer(lines, answer, event.day);
      break;
    case "claim supplemented":
      lines.set(event.line.id, { ...event.line });
      break;
    case "insurance payment posted":
      for (const id of event.claimLineIds) insuranceMethods.set(id, event.payment.method);
      break;
    default:
  }
}

function notePreauthorisation({ preauthorisations }: OpenRecord, event: PracticeEvent): void {
  switch (event.kind) {
    case "preauthorisation created":
      preauthorisations.set(event.claim.id, { ...event.claim });
      break;
    case "preauthorisation sent":
      change(preauthorisations, event.claimId, { status: "sent", sent: event.day });
      break;
    case "preauthorisation answered":
      change(preauthorisations, event.claimId, { status: "received", received: event.day });
      break;
    case "preauthorisation withdrawn":
      preauthorisations.delete(event.claimId);
      break;
    default:
  }
}

function notePaymentPlan({ planCharges }: OpenRecord, event: PracticeEvent): void {
  if (event.kind === "payment plan agreed") {
    for (const charge of event.charges) planCharges.set(charge.id, charge);
  }
  if (event.kind !== "payment plan closed") return;
  for (const { id } of event.withdrawn) planCharges.delete(id);
  if (event.remainder !== undefined) planCharges.set(event.remainder.id, event.remainder);
}

function noteAnswer(lines: Map<number, ClaimLine>, answer: LineAnswer, posted: Day): void {
  const { paid, writeOff, deductible } = answer;
  change(lines, answer.claimLineId, { status: "received", posted, paid, writeOff, deductible });
}

/** Changes an item in place: it is the record's own copy. */
function change<T extends object>(map: ReadonlyMap<number, T>, id: number, changes: Partial<T>): void {
  Object.assign(known(map, id), changes);
}

function known<T>(map: ReadonlyMap<number, T>, id: number): T {
  const item = map.get(id);
  if (item === undefined) throw new RangeError(`An event is about ${id}, which no earlier event made.`);
  return item;
}
