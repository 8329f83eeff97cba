import type { Day, Moment } from "../../foundation/calendar.ts";
import type { Cents } from "./practice.ts";

export type PaymentMethod = "card" | "check" | "cash" | "financing" | "refund" | "income transfer";

/** A patient's or family's payment. `id` is OpenDental's PayNum. Its amount is the sum of its splits; a refund's is negative. */
export interface Payment {
  readonly id: number;
  readonly patientId: number;
  readonly method: PaymentMethod;
  readonly day: Day;
  readonly amount: Cents;
  readonly checkNumber: string;
  readonly note: string;
  readonly userId: number;
  readonly created: Moment;
}

/** A part of a payment. `id` is OpenDental's SplitNum. */
export interface PaymentSplit {
  readonly id: number;
  readonly paymentId: number;
  readonly patientId: number;
  /** 0 when unearned or not tied to a procedure. */
  readonly procedureId: number;
  /** 0 when not tied to an adjustment. */
  readonly adjustmentId: number;
  /** 0 when not for an instalment of a payment plan. */
  readonly paymentPlanId: number;
  readonly planChargeId: number;
  readonly providerId: number;
  readonly day: Day;
  readonly amount: Cents;
  readonly isUnearned: boolean;
  readonly created: Moment;
}

export type AdjustmentKind =
  | "courtesy discount"
  | "cash discount"
  | "senior discount"
  | "staff discount"
  | "bad debt"
  | "bad debt recovery"
  | "small balance"
  | "finance charge"
  | "returned check fee"
  | "missed appointment fee";

/** `id` is OpenDental's AdjNum. Positive adds to the balance, negative reduces it. */
export interface Adjustment {
  readonly id: number;
  readonly patientId: number;
  readonly procedureId: number;
  readonly providerId: number;
  readonly kind: AdjustmentKind;
  readonly day: Day;
  readonly amount: Cents;
  readonly note: string;
  readonly userId: number;
  readonly created: Moment;
}

/** A bill to a guarantor. `id` is OpenDental's StatementNum. */
export interface Statement {
  readonly id: number;
  /** The guarantor. */
  readonly patientId: number;
  readonly day: Day;
  readonly mode: "mail" | "in person" | "email" | "electronic";
  readonly balance: Cents;
  readonly insuranceEstimate: Cents;
  readonly created: Moment;
}

/** A family's balance split by the age of what is still owed, as OpenDental ages it. `over90` and the others are never negative. */
export interface Aging {
  readonly balance: Cents;
  readonly current: Cents;
  readonly from31To60: Cents;
  readonly from61To90: Cents;
  readonly over90: Cents;
  /** What insurers are expected to pay or have written off of it. */
  readonly insuranceEstimate: Cents;
}
