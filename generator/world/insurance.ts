import type { Day, Moment } from "../../foundation/calendar.ts";
import type { CodeGroupName } from "../catalog/coverage-categories.ts";
import type { BenefitLimit, BenefitNote } from "./benefit-rules.ts";
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

/** Who stands behind a plan: an employer, the insured person alone, or the state. */
export type PlanSponsor = "employer" | "individual" | "state";

/** A dental plan. `id` is OpenDental's PlanNum. */
export interface InsurancePlan {
  readonly id: number;
  readonly carrierId: number;
  /** 0 for plans without an employer. */
  readonly employerId: number;
  readonly sponsor: PlanSponsor;
  readonly groupName: string;
  readonly groupNumber: string;
  /** `ppo` pays percentages of its fee schedule and the rest is written off; `category` pays percentages of the office fee. */
  readonly kind: "ppo" | "category";
  /** The PPO's fee schedule; 0 for `category`. */
  readonly feeScheduleId: number;
  /** The month in which the benefit year starts, 1–12. */
  readonly renewalMonth: number;
  /** 0–100 by category; a missing category is not covered. */
  readonly percentages: Readonly<Partial<Record<BenefitCategory, number>>>;
  /** Per person and benefit year, orthodontics apart; undefined when there is no maximum. */
  readonly annualMaximum: Cents | undefined;
  /** Per person and lifetime; undefined when orthodontics is not covered. */
  readonly orthodonticMaximum: Cents | undefined;
  /** Per person and benefit year. */
  readonly deductible: Cents;
  /** For all people of a subscription together in a benefit year; undefined when there is none. */
  readonly familyDeductible: Cents | undefined;
  /** Categories paid from the first dollar. */
  readonly withoutDeductible: readonly BenefitCategory[];
  /** Months from the start of a subscription until a category is paid. */
  readonly waitingMonths: Readonly<Partial<Record<BenefitCategory, number>>>;
  readonly exclusions: readonly CodeGroupName[];
  readonly limits: readonly BenefitLimit[];
  /** Whether composites on back teeth are paid as amalgams. */
  readonly downgradesBackFillings: boolean;
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

/** A claim to a second insurer is `held` until the first one has answered. */
export type ClaimStatus = "held" | "unsent" | "sent" | "received";

/** `id` is OpenDental's ClaimNum. */
export interface Claim {
  readonly id: number;
  readonly patientId: number;
  readonly planId: number;
  readonly subscriptionId: number;
  readonly relationship: Coverage["relationship"];
  readonly status: ClaimStatus;
  /** A preauthorisation asks what will be paid for planned work; nothing is ever paid on it. */
  readonly type: "primary" | "secondary" | "preauthorisation";
  readonly serviceDay: Day;
  /** The last sending. */
  readonly sent: Day | undefined;
  /** The first sending; differs from `sent` when the claim had to be sent again. */
  readonly firstSent: Day | undefined;
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
 * insurer has answered, `supplemental` for a later extra payment on the same procedure. A `preauthorisation` line
 * stands beside the estimate of its procedure and never becomes income.
 */
export type ClaimLineStatus = "estimate" | "preauthorisation" | "not received" | "received" | "supplemental";

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
  /** What a preauthorisation granted; undefined without one. The estimate is never above it. */
  readonly authorised: Cents | undefined;
  /** Why the estimate is what it is. */
  readonly note: BenefitNote;
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
