import type { Day } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { BenefitCategory, ClaimLine } from "../world/insurance.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";
import { benefitYearOf } from "./benefit-year.ts";

/** What a person has used of a subscription's benefits in a benefit year, pending claims included. */
export interface BenefitUse {
  /** Of the annual maximum. */
  readonly paid: Cents;
  /** Of the person's own deductible. */
  readonly deductible: Cents;
  /** Of the deductible of all people of the subscription. */
  readonly familyDeductible: Cents;
  /** Of the lifetime maximum of orthodontics. */
  readonly orthodontics: Cents;
}

export const nothingUsed: BenefitUse = { paid: 0, deductible: 0, familyDeductible: 0, orthodontics: 0 };

/** What a payment of a category and a deductible add to the use. */
export function plus(
  used: BenefitUse,
  category: BenefitCategory,
  { payment, deductible }: { readonly payment: Cents; readonly deductible: Cents },
): BenefitUse {
  const isOrthodontic = category === "orthodontics";
  return {
    paid: used.paid + (isOrthodontic ? 0 : payment),
    deductible: used.deductible + deductible,
    familyDeductible: used.familyDeductible + deductible,
    orthodontics: used.orthodontics + (isOrthodontic ? payment : 0),
  };
}

interface PersonUse {
  paid: Cents;
  deductible: Cents;
}

interface YearUse {
  familyDeductible: Cents;
  readonly people: Map<number, PersonUse>;
}

/** Keeps the use of benefits up to date event by event: estimates of claims at first, then what insurers answered. */
export class BenefitUses {
  readonly #world: World;
  /** By subscription and benefit year. */
  readonly #years = new Map<number, YearUse>();
  /** By subscription, then by patient. */
  readonly #orthodontics = new Map<number, Map<number, Cents>>();
  /** Lines on claims without an answer, as they were counted. */
  readonly #pending = new Map<number, ClaimLine>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The use by a patient in the benefit year of a day. */
  of(patientId: number, subscriptionId: number, day: Day): BenefitUse {
    const year = this.#years.get(this.#keyOf(subscriptionId, day));
    const person = year?.people.get(patientId);
    return {
      paid: person?.paid ?? 0,
      deductible: person?.deductible ?? 0,
      familyDeductible: year?.familyDeductible ?? 0,
      orthodontics: this.#orthodontics.get(subscriptionId)?.get(patientId) ?? 0,
    };
  }

  /** Takes an event in after the world has. */
  observe(event: PracticeEvent): void {
    switch (event.kind) {
      case "claim created":
      case "claim released":
        for (const line of event.lines) this.#expect(line);
        return;
      case "claim received":
        for (const { claimLineId, paid, deductible } of event.answers) {
          const line = this.#world.claimLines.get(claimLineId);
          this.#expectNoMore(claimLineId);
          if (line !== undefined) this.#add(line, paid, deductible);
        }
        return;
      case "claim supplemented":
        return this.#add(event.line, event.line.paid, event.line.deductible);
      default:
    }
  }

  #expect(line: ClaimLine): void {
    this.#expectNoMore(line.id);
    this.#pending.set(line.id, line);
    this.#add(line, line.paymentEstimate, line.deductibleEstimate);
  }

  #expectNoMore(lineId: number): void {
    const line = this.#pending.get(lineId);
    if (line === undefined) return;
    this.#pending.delete(lineId);
    this.#add(line, -line.paymentEstimate, -line.deductibleEstimate);
  }

  #add(line: ClaimLine, paid: Cents, deductible: Cents): void {
    if (paid === 0 && deductible === 0) return;
    const year = this.#yearOf(line);
    const person = year.people.get(line.patientId) ?? { paid: 0, deductible: 0 };
    year.people.set(line.patientId, person);
    year.familyDeductible += deductible;
    person.deductible += deductible;
    if (this.#world.procedures.get(line.procedureId)?.code.startsWith("D8") === true) {
      this.#addOrthodontics(line, paid);
    } else {
      person.paid += paid;
    }
  }

  #addOrthodontics({ subscriptionId, patientId }: ClaimLine, paid: Cents): void {
    const people = this.#orthodontics.get(subscriptionId) ?? new Map<number, Cents>();
    this.#orthodontics.set(subscriptionId, people);
    people.set(patientId, (people.get(patientId) ?? 0) + paid);
  }

  #yearOf(line: ClaimLine): YearUse {
    const key = this.#keyOf(line.subscriptionId, line.procedureDay);
    const known = this.#years.get(key);
    if (known !== undefined) return known;
    const year = { familyDeductible: 0, people: new Map<number, PersonUse>() };
    this.#years.set(key, year);
    return year;
  }

  #keyOf(subscriptionId: number, day: Day): number {
    const { plans, subscriptions } = this.#world;
    const plan = plans.get(subscriptions.get(subscriptionId)?.planId ?? 0);
    return subscriptionId * 10_000 + benefitYearOf(day, plan?.renewalMonth ?? 1);
  }
}
