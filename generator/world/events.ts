import type { Day, Moment } from "../../foundation/calendar.ts";
import type { ClaimFollowUpEvent } from "./events/claims.ts";
import type { PaymentPlanEvent } from "./events/payment-plans.ts";
import type { PerioEvent } from "./events/perio.ts";
import type { RecordEvent } from "./events/records.ts";
import type { SchedulingEvent } from "./events/scheduling.ts";
import type { StaffEvent } from "./events/staff.ts";
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
import type { Contact, DepartureReason, Patient, Recall, ReferralAttachment } from "./people.ts";
import type { Cents, ReferralSource, ScheduleBlock } from "./practice.ts";
import type { Appointment, Confirmation, Procedure, TreatmentPlan } from "./treatment.ts";

/** What the insurer's answer did to one line of a claim. */
export interface LineAnswer {
  readonly claimLineId: number;
  readonly deductible: Cents;
  readonly paid: Cents;
  readonly writeOff: Cents;
  readonly remarks: string;
}

/**
 * Everything that can happen in the practice. The world changes only by these, and the answer key is computed from
 * these alone, so that the figures of truth do not depend on how the database is written.
 */
export type PracticeEvent = { readonly at: Moment } & (
  | { readonly kind: "schedule posted"; readonly blocks: readonly ScheduleBlock[] }
  | {
      readonly kind: "fees raised";
      readonly feeScheduleId: number;
      readonly fees: ReadonlyMap<string, Cents>;
    }
  | { readonly kind: "carrier added"; readonly carrier: Carrier }
  | { readonly kind: "employer added"; readonly employer: Employer }
  | { readonly kind: "plan added"; readonly plan: InsurancePlan }
  | { readonly kind: "referral source added"; readonly referral: ReferralSource }
  | { readonly kind: "patient joined"; readonly patient: Patient }
  | {
      readonly kind: "patient changed";
      readonly patientId: number;
      readonly change: Partial<Omit<Patient, "id">>;
      /** Why a patient leaves: known here alone, and in no row. */
      readonly why?: DepartureReason;
    }
  | { readonly kind: "patient referred"; readonly attachment: ReferralAttachment }
  | {
      readonly kind: "coverage started";
      readonly subscription: Subscription | undefined;
      readonly coverage: Coverage;
    }
  | { readonly kind: "subscription ended"; readonly subscriptionId: number; readonly day: Day }
  /** The patient is no longer covered by the subscription: the coverage disappears, as a PatPlan dropped in OpenDental. */
  | { readonly kind: "coverage ended"; readonly coverageId: number }
  | {
      readonly kind: "appointment booked";
      readonly appointment: Appointment;
      readonly procedureIds: readonly number[];
    }
  | {
      readonly kind: "appointment confirmed";
      readonly appointmentId: number;
      readonly confirmation: Confirmation;
    }
  | {
      readonly kind: "appointment moved";
      readonly appointmentId: number;
      readonly start: Moment;
      readonly operatoryId: number;
      readonly providerId: number;
      readonly hygienistId: number;
      readonly userId: number;
    }
  | {
      readonly kind: "appointment broken";
      readonly appointmentId: number;
      readonly how: "missed" | "cancelled";
      readonly userId: number;
    }
  | {
      readonly kind: "appointment completed";
      readonly appointmentId: number;
      readonly arrived: Moment;
      readonly seated: Moment;
      readonly dismissed: Moment;
      readonly userId: number;
    }
  | { readonly kind: "procedure planned"; readonly procedure: Procedure }
  | { readonly kind: "procedure charted"; readonly procedure: Procedure }
  | {
      readonly kind: "procedure completed";
      readonly procedureId: number;
      readonly appointmentId: number;
      readonly day: Day;
      readonly providerId: number;
      readonly fee: Cents;
    }
  | { readonly kind: "procedure deleted"; readonly procedureId: number }
  | { readonly kind: "treatment plan saved"; readonly plan: TreatmentPlan }
  | { readonly kind: "estimate made"; readonly line: ClaimLine }
  | { readonly kind: "estimate dropped"; readonly claimLineId: number }
  | { readonly kind: "claim created"; readonly claim: Claim; readonly lines: readonly ClaimLine[] }
  | { readonly kind: "claim sent"; readonly claimId: number; readonly day: Day }
  | {
      readonly kind: "claim received";
      readonly claimId: number;
      readonly day: Day;
      readonly answers: readonly LineAnswer[];
    }
  | { readonly kind: "claim supplemented"; readonly line: ClaimLine }
  | {
      readonly kind: "insurance payment posted";
      readonly payment: InsurancePayment;
      readonly claimLineIds: readonly number[];
    }
  | { readonly kind: "payment posted"; readonly payment: Payment; readonly splits: readonly PaymentSplit[] }
  | { readonly kind: "adjustment made"; readonly adjustment: Adjustment }
  | { readonly kind: "statement sent"; readonly statement: Statement }
  | { readonly kind: "recall set"; readonly recall: Recall }
  | { readonly kind: "contact made"; readonly contact: Contact }
  | ClaimFollowUpEvent
  | PerioEvent
  | PaymentPlanEvent
  | RecordEvent
  | SchedulingEvent
  | StaffEvent
);

export type EventKind = PracticeEvent["kind"];
export type EventOf<K extends EventKind> = Extract<PracticeEvent, { readonly kind: K }>;
