import { civilOf, type Day } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { ClaimLine } from "../world/insurance.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";

/** What a person has used of a subscription's benefits in a calendar year, pending claims included. */
export interface BenefitUse {
  readonly paid: Cents;
  readonly deductible: Cents;
}

interface WorkingUse {
  paid: Cents;
  deductible: Cents;
}

const none: BenefitUse = { paid: 0, deductible: 0 };

/** Keeps the use of benefits up to date event by event: estimates of claims at first, then what insurers answered. */
export class BenefitUses {
  readonly #world: World;
  /** By subscription and year, then by patient. */
  readonly #uses = new Map<number, Map<number, WorkingUse>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The use by a patient in the calendar year of a day. */
  of(patientId: number, subscriptionId: number, day: Day): BenefitUse {
    return this.#uses.get(keyOf(subscriptionId, day))?.get(patientId) ?? none;
  }

  /** Takes an event in after the world has. */
  observe(event: PracticeEvent): void {
    switch (event.kind) {
      case "claim created":
        for (const line of event.lines) this.#add(line, line.paymentEstimate, line.deductibleEstimate);
        return;
      case "claim received":
        for (const { claimLineId, paid, deductible } of event.answers) {
          const line = this.#world.claimLines.get(claimLineId);
          if (line === undefined) continue;
          this.#add(line, paid - line.paymentEstimate, deductible - line.deductibleEstimate);
        }
        return;
      case "claim supplemented":
        return this.#add(event.line, event.line.paid, event.line.deductible);
      default:
    }
  }

  #add(line: ClaimLine, paid: Cents, deductible: Cents): void {
    const key = keyOf(line.subscriptionId, line.procedureDay);
    const patients = this.#uses.get(key) ?? new Map<number, WorkingUse>();
    const use = patients.get(line.patientId) ?? { paid: 0, deductible: 0 };
    this.#uses.set(key, patients);
    patients.set(line.patientId, use);
    use.paid += paid;
    use.deductible += deductible;
  }
}

function keyOf(subscriptionId: number, day: Day): number {
  return subscriptionId * 10_000 + civilOf(day).year;
}
