import type { Day, Moment } from "../../foundation/calendar.ts";
import type { Draw } from "../../foundation/random.ts";
import type { Scenario } from "../catalog/scenarios/scenario.ts";
import type { Agenda } from "./agenda.ts";
import type { PaymentPlanIdKind } from "./events/payment-plans.ts";
import type { PerioIdKind } from "./events/perio.ts";
import type { RecordIdKind } from "./events/records.ts";
import type { PracticeEvent } from "./events.ts";
import type { ImportedCharts } from "./imported-charts.ts";
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
import type { PaymentPlans } from "./payment-plans.ts";
import type { Contact, Patient, Recall, ReferralAttachment } from "./people.ts";
import type { PerioCharts } from "./perio.ts";
import type { FeeSchedule, Practice, ReferralSource, ScheduleBlock } from "./practice.ts";
import type { OfficeRecords } from "./records.ts";
import type { StaffRecords } from "./staff-records.ts";
import type { Appointment, AppointmentHistory, Procedure, TreatmentPlan } from "./treatment.ts";

/** Everything there is in the practice, by OpenDental key, in the order in which it came to be. */
export interface World {
  readonly practice: Practice;
  readonly opened: Day;
  /** Former patients of whom there are only charts. They are in none of the tables below. */
  readonly imported: ImportedCharts;
  readonly feeSchedules: ReadonlyMap<number, FeeSchedule>;
  readonly scheduleBlocks: ReadonlyMap<number, ScheduleBlock>;
  readonly referrals: ReadonlyMap<number, ReferralSource>;
  readonly patients: ReadonlyMap<number, Patient>;
  readonly referralAttachments: ReadonlyMap<number, ReferralAttachment>;
  readonly recalls: ReadonlyMap<number, Recall>;
  readonly contacts: ReadonlyMap<number, Contact>;
  readonly carriers: ReadonlyMap<number, Carrier>;
  readonly employers: ReadonlyMap<number, Employer>;
  readonly plans: ReadonlyMap<number, InsurancePlan>;
  readonly subscriptions: ReadonlyMap<number, Subscription>;
  readonly coverages: ReadonlyMap<number, Coverage>;
  readonly appointments: ReadonlyMap<number, Appointment>;
  readonly appointmentHistory: ReadonlyMap<number, AppointmentHistory>;
  readonly procedures: ReadonlyMap<number, Procedure>;
  readonly treatmentPlans: ReadonlyMap<number, TreatmentPlan>;
  readonly claims: ReadonlyMap<number, Claim>;
  readonly claimLines: ReadonlyMap<number, ClaimLine>;
  readonly insurancePayments: ReadonlyMap<number, InsurancePayment>;
  readonly payments: ReadonlyMap<number, Payment>;
  readonly splits: ReadonlyMap<number, PaymentSplit>;
  readonly adjustments: ReadonlyMap<number, Adjustment>;
  readonly statements: ReadonlyMap<number, Statement>;
  readonly perio: PerioCharts;
  readonly paymentPlans: PaymentPlans;
  readonly records: OfficeRecords;
  readonly staff: StaffRecords;

  /** Indexes kept by the events, so that processes never scan. Empty lists are returned for unknown ids. */
  familyOf(guarantorId: number): readonly number[];
  proceduresOf(patientId: number): readonly number[];
  appointmentsOf(patientId: number): readonly number[];
  coveragesOf(patientId: number): readonly number[];
  linesOfProcedure(procedureId: number): readonly number[];
  linesOfClaim(claimId: number): readonly number[];
  splitsOfPatient(patientId: number): readonly number[];
  adjustmentsOfPatient(patientId: number): readonly number[];
  proceduresOfAppointment(appointmentId: number): readonly number[];
  /** Appointments (of any status) whose start falls on a day. */
  appointmentsOn(day: Day): readonly number[];
  /** Those of the same half-day and chair as a moment. */
  appointmentsInSession(start: Moment, operatoryId: number): readonly number[];
  /** Minutes that scheduled and completed appointments take of it. */
  minutesBookedInSession(start: Moment, operatoryId: number): number;
  recallsOf(patientId: number): readonly number[];
  /** The schedule blocks of a day. */
  blocksOn(day: Day): readonly number[];
  treatmentPlansOf(patientId: number): readonly number[];
}

/** The kinds of keys that processes hand out. Each counts from 1. */
export type IdKind =
  | "schedule block"
  | "referral"
  | "patient"
  | "referral attachment"
  | "recall"
  | "contact"
  | "carrier"
  | "employer"
  | "plan"
  | "subscription"
  | "coverage"
  | "appointment"
  | "appointment history"
  | "procedure"
  | "tooth mark"
  | "treatment plan"
  | "plan attachment"
  | "claim"
  | "claim line"
  | "insurance payment"
  | "payment"
  | "split"
  | "adjustment"
  | "statement"
  | PerioIdKind
  | PaymentPlanIdKind
  | RecordIdKind;

/** How a process sees and changes the practice. */
export interface Office {
  readonly world: World;
  /** What the practice was made for. Says nothing of when it ends, so that a longer life has the same past. */
  readonly sizing: PracticeSizing;
  /** What makes this practice unlike another. */
  readonly scenario: Scenario;
  /** What somebody has promised to do on a later day. */
  readonly agenda: Agenda;
  /** Keyed randomness of this practice's seed. */
  readonly draw: Draw;
  /** The next free key. */
  newId(kind: IdKind): number;
  /** Lets something happen: the world changes at once and the event is kept. Events come in order of time within a process. */
  record(event: PracticeEvent): void;
  /** What happened so far on the day being simulated, in the order in which it was recorded. */
  eventsToday(): readonly PracticeEvent[];
}

/** A piece of office life that runs once a day. */
export interface DailyProcess {
  readonly name: string;
  runDay(office: Office, day: Day): void;
}

/** What a simulation gives: the finished world and all that happened in it. */
export interface SimulatedPractice {
  readonly world: World;
  readonly events: readonly PracticeEvent[];
  readonly settings: SimulationSettings;
}

/** The size that demand, staff and hours are derived from. */
export interface PracticeSizing {
  /** Patient rows on the books after `years`, about. */
  readonly patients: number;
  readonly years: number;
  /** 0 for a practice without clinics. */
  readonly clinics: number;
}

export interface SimulationSettings {
  /** Patients on the books at the end, about. */
  readonly patients: number;
  readonly years: number;
  readonly seed: number;
  /** The last simulated day; the practice's "today". */
  readonly asOf: Day;
  /**
   * The first simulated day; `years` before `asOf` when absent. A practice that lives on keeps its opening day, its
   * patients and its years, and gets a later `asOf`.
   */
  readonly opened?: Day;
  /** Its name in catalog/scenarios; the default scenario when absent. */
  readonly scenario?: string;
  /** 0 or 1 for a practice without clinics; as the scenario has it when absent. */
  readonly clinics?: number;
}
