import type { Day, Moment } from "../../foundation/calendar.ts";
import { handlers } from "./apply/handlers.ts";

import type { EventKind, PracticeEvent } from "./events.ts";
import { IdIndex } from "./id-index.ts";
import { IdTable } from "./id-table.ts";
import { type ImportedCharts, noImportedCharts } from "./imported-charts.ts";
import type {
  Carrier,
  Claim,
  ClaimLine,
  Coverage,
  Employer,
  InsurancePayment,
  InsurancePlan,
  Subscription,
} from "./insurance.ts";
import type { Adjustment, Payment, PaymentSplit, Statement } from "./money.ts";
import { PaymentPlans } from "./payment-plans.ts";
import type { Contact, Patient, Recall, ReferralAttachment } from "./people.ts";
import { PerioCharts } from "./perio.ts";
import type { FeeSchedule, Practice, ReferralSource, ScheduleBlock } from "./practice.ts";
import { OfficeRecords } from "./records.ts";
import { sessionKey } from "./session-key.ts";
import { StaffRecords } from "./staff-records.ts";
import type { Appointment, AppointmentHistory, Procedure, TreatmentPlan } from "./treatment.ts";
import type { IdKind, World } from "./world.ts";

/** What stands before the first day. */
export interface OpeningState {
  readonly practice: Practice;
  readonly opened: Day;
  readonly feeSchedules: readonly FeeSchedule[];
  /** None unless given. */
  readonly imported?: ImportedCharts;
}

/** The world while it is being simulated: tables by key and the indexes over them. It changes only through `apply`. */
export class SimulatedWorld implements World {
  practice: Practice;
  readonly opened: Day;
  readonly imported: ImportedCharts;
  readonly feeSchedules: Map<number, FeeSchedule>;
  readonly scheduleBlocks = new IdTable<ScheduleBlock>();
  readonly referrals = new IdTable<ReferralSource>();
  readonly patients = new IdTable<Patient>();
  readonly referralAttachments = new IdTable<ReferralAttachment>();
  readonly recalls = new IdTable<Recall>();
  readonly contacts = new IdTable<Contact>();
  readonly carriers = new IdTable<Carrier>();
  readonly employers = new IdTable<Employer>();
  readonly plans = new IdTable<InsurancePlan>();
  readonly subscriptions = new IdTable<Subscription>();
  readonly coverages = new IdTable<Coverage>();
  readonly appointments = new IdTable<Appointment>();
  readonly appointmentHistory = new IdTable<AppointmentHistory>();
  readonly procedures = new IdTable<Procedure>();
  readonly treatmentPlans = new IdTable<TreatmentPlan>();
  readonly claims = new IdTable<Claim>();
  readonly claimLines = new IdTable<ClaimLine>();
  readonly insurancePayments = new IdTable<InsurancePayment>();
  readonly payments = new IdTable<Payment>();
  readonly splits = new IdTable<PaymentSplit>();
  readonly adjustments = new IdTable<Adjustment>();
  readonly statements = new IdTable<Statement>();
  readonly perio = new PerioCharts();
  readonly paymentPlans = new PaymentPlans();
  readonly records = new OfficeRecords();
  readonly staff = new StaffRecords();

  readonly families = new IdIndex();
  readonly patientProcedures = new IdIndex();
  readonly patientAppointments = new IdIndex();
  readonly patientCoverages = new IdIndex();
  readonly procedureLines = new IdIndex();
  readonly claimsLines = new IdIndex();
  readonly patientSplits = new IdIndex();
  readonly patientAdjustments = new IdIndex();
  readonly appointmentProcedures = new IdIndex();
  readonly dayAppointments = new IdIndex();
  /** By half-day and chair: `sessionKey`. */
  readonly sessionAppointments = new IdIndex(new Map());
  readonly sessionMinutes = new Map<number, number>();
  readonly patientRecalls = new IdIndex();
  readonly dayBlocks = new IdIndex();
  readonly patientPlans = new IdIndex();

  readonly #lastIds = new Map<IdKind, number>();

  constructor(opening: OpeningState) {
    this.practice = opening.practice;
    this.opened = opening.opened;
    this.imported = opening.imported ?? noImportedCharts;
    this.feeSchedules = new Map(opening.feeSchedules.map((schedule) => [schedule.id, schedule]));
  }

  /** The next free key of a kind: from 1, or after those of the imported charts. */
  newId(kind: IdKind): number {
    const id = (this.#lastIds.get(kind) ?? this.imported.lastKey(kind)) + 1;
    this.#lastIds.set(kind, id);
    return id;
  }

  /**
   * Lets an event change the world.
   *
   * @throws {RangeError} when the event speaks of something that does not exist: a defect of the process that made it.
   */
  apply(event: PracticeEvent): void {
    // TypeScript cannot follow that handlers[event.kind] takes an event of the same kind; the table's type says so.
    const handle = handlers[event.kind] as (world: SimulatedWorld, event: PracticeEvent) => void;
    handle(this, event);
  }

  familyOf(guarantorId: number): readonly number[] {
    return this.families.of(guarantorId);
  }
  proceduresOf(patientId: number): readonly number[] {
    return this.patientProcedures.of(patientId);
  }
  appointmentsOf(patientId: number): readonly number[] {
    return this.patientAppointments.of(patientId);
  }
  coveragesOf(patientId: number): readonly number[] {
    return this.patientCoverages.of(patientId);
  }
  linesOfProcedure(procedureId: number): readonly number[] {
    return this.procedureLines.of(procedureId);
  }
  linesOfClaim(claimId: number): readonly number[] {
    return this.claimsLines.of(claimId);
  }
  splitsOfPatient(patientId: number): readonly number[] {
    return this.patientSplits.of(patientId);
  }
  adjustmentsOfPatient(patientId: number): readonly number[] {
    return this.patientAdjustments.of(patientId);
  }
  proceduresOfAppointment(appointmentId: number): readonly number[] {
    return this.appointmentProcedures.of(appointmentId);
  }
  appointmentsOn(day: Day): readonly number[] {
    return this.dayAppointments.of(day);
  }
  appointmentsInSession(start: Moment, operatoryId: number): readonly number[] {
    return this.sessionAppointments.of(sessionKey(start, operatoryId));
  }
  minutesBookedInSession(start: Moment, operatoryId: number): number {
    return this.sessionMinutes.get(sessionKey(start, operatoryId)) ?? 0;
  }
  recallsOf(patientId: number): readonly number[] {
    return this.patientRecalls.of(patientId);
  }
  blocksOn(day: Day): readonly number[] {
    return this.dayBlocks.of(day);
  }
  treatmentPlansOf(patientId: number): readonly number[] {
    return this.patientPlans.of(patientId);
  }
}

/** How each kind of event changes the world. */
export type Handlers = {
  readonly [K in EventKind]: (
    world: SimulatedWorld,
    event: Extract<PracticeEvent, { readonly kind: K }>,
  ) => void;
};

/** The handlers of some kinds of events. */
export type HandlersOf<K extends EventKind> = Pick<Handlers, K>;
