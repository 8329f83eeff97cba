import type { Day, Moment } from "../../foundation/calendar.ts";
import type { Cents } from "./practice.ts";

/** `id` is OpenDental's CarrierNum. */
export interface Carrier {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** The payer id on electronic claims. */
  readonly electronicId: string;
  readonly created: Moment;
}

/** `id` is OpenDental's EmployerNum. */
export interface Employer {
  readonly id: number;
  readonly name: string;
}

/** The groups of procedures that a plan pays alike; OpenDental's EbenefitCat. */
export type BenefitCategory =
  | "diagnostic"
  | "xray"
  | "preventive"
  | "restorative"
  | "endodontics"
  | "periodontics"
  | "crowns"
  | "prosthodontics"
  | "oral surgery"
  | "orthodontics"
  | "adjunctive";

/** A group's dental plan. `id` is OpenDental's PlanNum. Plan years start in January. */
export interface InsurancePlan {
  readonly id: number;
  readonly carrierId: number;
  readonly employerId: number;
  readonly groupName: string;
  readonly groupNumber: string;
  /** `ppo` pays percentages of its fee schedule and the rest is written off; `category` pays percentages of the office fee. */
  readonly kind: "ppo" | "category";
  /** The PPO's fee schedule; 0 for `category`. */
  readonly feeScheduleId: number;
  /** 0–100 by category; a missing category is not covered. */
  readonly percentages: Readonly<Partial<Record<BenefitCategory, number>>>;
  /** Per person and calendar year; undefined when there is no maximum. */
  readonly annualMaximum: Cents | undefined;
  /** Per person and calendar year, not applied to diagnostic, xray and preventive. */
  readonly deductible: Cents;
  readonly created: Moment;
}

/** One subscriber's coverage by a plan. `id` is OpenDental's InsSubNum. */
export interface Subscription {
  readonly id: number;
  readonly planId: number;
  readonly subscriberPatientId: number;
  readonly subscriberId: string;
  readonly effective: Day;
  /** Undefined while in force. */
  readonly terminated: Day | undefined;
  readonly created: Moment;
  readonly edited: Moment;
}

/** A patient covered by a subscription. `id` is OpenDental's PatPlanNum. */
export interface Coverage {
  readonly id: number;
  readonly patientId: number;
  readonly subscriptionId: number;
  /** 1 primary, 2 secondary. */
  readonly ordinal: number;
  readonly relationship: "self" | "spouse" | "child";
  readonly created: Moment;
}

export type ClaimStatus = "unsent" | "sent" | "received";

/** `id` is OpenDental's ClaimNum. */
export interface Claim {
  readonly id: number;
  readonly patientId: number;
  readonly planId: number;
  readonly subscriptionId: number;
  readonly relationship: Coverage["relationship"];
  readonly status: ClaimStatus;
  readonly type: "primary" | "secondary";
  readonly serviceDay: Day;
  readonly sent: Day | undefined;
  readonly received: Day | undefined;
  readonly treatingProviderId: number;
  readonly billingProviderId: number;
  /** Sum of the fees billed on its lines. */
  readonly fee: Cents;
  readonly isElectronic: boolean;
  readonly created: Moment;
  readonly edited: Moment;
}

/**
 * OpenDental's claimproc: `estimate` before there is a claim, `not received` on a sent claim, `received` when the
 * insurer has answered, `supplemental` for a later extra payment on the same procedure.
 */
export type ClaimLineStatus = "estimate" | "not received" | "received" | "supplemental";

/** One procedure as one plan sees it. `id` is OpenDental's ClaimProcNum. */
export interface ClaimLine {
  readonly id: number;
  readonly procedureId: number;
  readonly patientId: number;
  /** 0 while an estimate. */
  readonly claimId: number;
  readonly planId: number;
  readonly subscriptionId: number;
  readonly providerId: number;
  readonly status: ClaimLineStatus;
  /** The procedure's day. */
  readonly procedureDay: Day;
  readonly feeBilled: Cents;
  /** The plan's fee for a PPO; undefined otherwise. */
  readonly allowed: Cents | undefined;
  readonly percentage: number;
  readonly deductibleEstimate: Cents;
  readonly paymentEstimate: Cents;
  readonly writeOffEstimate: Cents;
  readonly deductible: Cents;
  readonly paid: Cents;
  readonly writeOff: Cents;
  /** The day the insurer's answer was posted (DateCP, DateEntry); undefined before. Equal to the check's day. */
  readonly posted: Day | undefined;
  /** 0 until a check is attached, and for answers that pay nothing. */
  readonly insurancePaymentId: number;
  readonly remarks: string;
  readonly created: Moment;
  readonly edited: Moment;
}

/** An insurer's check or electronic transfer. `id` is OpenDental's ClaimPaymentNum. Its amount is the sum of its lines' `paid`. */
export interface InsurancePayment {
  readonly id: number;
  readonly carrierId: number;
  readonly method: "check" | "electronic";
  readonly checkNumber: string;
  readonly day: Day;
  readonly amount: Cents;
  readonly created: Moment;
}
