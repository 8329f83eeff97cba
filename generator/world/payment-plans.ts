import type { Day, Moment } from "../../foundation/calendar.ts";
import { IdIndex } from "./id-index.ts";
import type { Cents } from "./practice.ts";

/** An agreement to pay for completed work by the month, without interest. `id` is OpenDental's PayPlanNum. */
export interface PaymentPlan {
  readonly id: number;
  /** Whose work it is for. */
  readonly patientId: number;
  /** Who pays: the head of the family on the day it was agreed. */
  readonly guarantorId: number;
  readonly providerId: number;
  readonly day: Day;
  readonly total: Cents;
  /** What each instalment but the last comes to. */
  readonly instalment: Cents;
  readonly instalments: number;
  /** What has come due so far. */
  readonly due: Cents;
  /** What has been paid so far. */
  readonly paid: Cents;
  /** The day it was paid off or called in; undefined while it runs. */
  readonly closed: Day | undefined;
  readonly userId: number;
  readonly edited: Moment;
}

/**
 * A line of a plan. `id` is OpenDental's PayPlanChargeNum. A credit takes the work off the patient's own account on
 * the day of the agreement; a debit puts an instalment on the guarantor's account on the day it is due, which may
 * lie ahead.
 */
export interface PlanCharge {
  readonly id: number;
  readonly planId: number;
  readonly kind: "credit" | "debit";
  readonly patientId: number;
  readonly guarantorId: number;
  readonly providerId: number;
  /** The procedure a credit is for; 0 on a debit. */
  readonly procedureId: number;
  readonly day: Day;
  readonly principal: Cents;
  readonly note: string;
  readonly created: Moment;
}

/** All of payment plans, kept by the events. */
export class PaymentPlans {
  readonly plans = new Map<number, PaymentPlan>();
  readonly charges = new Map<number, PlanCharge>();
  readonly #ofPlan = new IdIndex();
  readonly #ofAccount = new IdIndex();
  readonly #ofGuarantor = new IdIndex();

  /** The charges of a plan, credits first, then the instalments in order. */
  chargesOf(planId: number): readonly number[] {
    return this.#ofPlan.of(planId);
  }

  /** The charges that change a patient's own account: credits for the patient's work, instalments of the guarantor. */
  chargesOnAccount(patientId: number): readonly number[] {
    return this.#ofAccount.of(patientId);
  }

  /** The plans that somebody agreed to pay, oldest first. */
  plansOf(guarantorId: number): readonly number[] {
    return this.#ofGuarantor.of(guarantorId);
  }

  addPlan(plan: PaymentPlan): void {
    this.plans.set(plan.id, plan);
    this.#ofGuarantor.add(plan.guarantorId, plan.id);
  }

  addCharge(charge: PlanCharge): void {
    this.charges.set(charge.id, charge);
    this.#ofPlan.add(charge.planId, charge.id);
    this.#ofAccount.add(accountOf(charge), charge.id);
  }

  removeCharge(charge: PlanCharge): void {
    this.charges.delete(charge.id);
    this.#ofPlan.remove(charge.planId, charge.id);
    this.#ofAccount.remove(accountOf(charge), charge.id);
  }
}

/** The patient whose account a charge changes. */
export function accountOf(charge: PlanCharge): number {
  return charge.kind === "credit" ? charge.patientId : charge.guarantorId;
}
