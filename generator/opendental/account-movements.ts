import { dayOfMoment, type Moment, momentAt } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { Adjustment, AdjustmentKind } from "../world/money.ts";
import type { World } from "../world/world.ts";

/** Balances are computed anew at night, after the day's last posting. */
const agingRuns = 22 * 60;

/** Adjustments that put the whole family into another billing type. */
const changesBillingType: ReadonlySet<AdjustmentKind> = new Set(["bad debt", "staff discount"]);

/**
 * When something last happened on each patient's account that changes the balances of the patient's row or, for a
 * guarantor, of the family's: charges, credits, what is awaited of insurers, who belongs to the family. That a charge
 * merely grows older is none of it.
 */
export function lastAccountMovements(
  world: World,
  events: readonly PracticeEvent[],
): ReadonlyMap<number, Moment> {
  const movements = new AccountMovements(world);
  for (const event of events) movements.follow(event);
  return movements.last;
}

class AccountMovements {
  readonly last = new Map<number, Moment>();
  readonly #world: World;
  readonly #guarantors = new Map<number, number>();
  readonly #billingTypes = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  follow(event: PracticeEvent): void {
    const { at } = event;
    switch (event.kind) {
      case "patient joined":
        this.#guarantors.set(event.patient.id, event.patient.guarantorId);
        return;
      case "patient changed":
        if (event.change.guarantorId !== undefined)
          this.#moveTo(event.change.guarantorId, event.patientId, at);
        return;
      case "procedure completed":
        if (event.fee !== 0) this.#touch(this.#world.procedures.get(event.procedureId)?.patientId, at);
        return;
      case "procedure charted":
        if (event.procedure.status === "complete" && event.procedure.fee !== 0) {
          this.#touch(event.procedure.patientId, at);
        }
        return;
      case "adjustment made":
        return this.#adjust(event.adjustment, at);
      case "payment posted":
        for (const { patientId } of event.splits) this.#touch(patientId, at);
        return;
      case "claim created":
        return this.#touchGuarantor(event.claim.patientId, at);
      case "claim released":
        return this.#touchGuarantor(this.#world.claims.get(event.claimId)?.patientId, at);
      case "claim received":
        return this.#touch(this.#world.claims.get(event.claimId)?.patientId, at);
      case "claim supplemented":
        return this.#touch(event.line.patientId, at);
      case "payment plan agreed":
        for (const { patientId } of event.charges) this.#touch(patientId, at);
        return this.#touch(event.plan.guarantorId, at);
      case "instalment due":
        this.#touch(event.charge.patientId, at);
        return this.#touch(event.charge.guarantorId, at);
      case "payment plan closed":
        return this.#touch(this.#world.paymentPlans.plans.get(event.planId)?.guarantorId, at);
      default:
    }
  }

  #touch(patientId: number | undefined, at: Moment): void {
    if (patientId === undefined) return;
    this.last.set(patientId, momentAt(dayOfMoment(at), agingRuns));
    this.#touchGuarantor(patientId, at);
  }

  /** What is awaited of insurers stands in the guarantor's row alone. */
  #touchGuarantor(patientId: number | undefined, at: Moment): void {
    if (patientId === undefined) return;
    this.last.set(this.#guarantors.get(patientId) ?? patientId, momentAt(dayOfMoment(at), agingRuns));
  }

  #moveTo(guarantorId: number, patientId: number, at: Moment): void {
    this.#touch(patientId, at);
    this.#guarantors.set(patientId, guarantorId);
    this.#touch(patientId, at);
  }

  #adjust({ patientId, kind }: Adjustment, at: Moment): void {
    this.#touch(patientId, at);
    if (!changesBillingType.has(kind)) return;
    const guarantorId = this.#guarantors.get(patientId) ?? patientId;
    const type = `${guarantorId} ${kind}`;
    if (this.#billingTypes.has(type)) return;
    this.#billingTypes.add(type);
    for (const member of this.#world.familyOf(guarantorId)) this.#touch(member, at);
  }
}
