import { describe, expect, test } from "vitest";
import { addMonths, dayOf } from "../../foundation/calendar.ts";
import { ageFamily } from "../../generator/ledger/aging.ts";
import { entriesOfPatient } from "../../generator/ledger/entry.ts";
import { simulate } from "../../generator/simulate.ts";
import type { PlanCharge } from "../../generator/world/payment-plans.ts";

const asOf = dayOf(2026, 6, 30);
const { world, events } = simulate({ patients: 700, years: 4, seed: 2, asOf });
const { paymentPlans } = world;
const plans = [...paymentPlans.plans.values()];

function chargesOf(planId: number, kind: PlanCharge["kind"]): PlanCharge[] {
  return paymentPlans
    .chargesOf(planId)
    .flatMap((id) => paymentPlans.charges.get(id) ?? [])
    .filter((charge) => charge.kind === kind);
}

const sumOf = (charges: readonly PlanCharge[]): number =>
  charges.reduce((sum, { principal }) => sum + principal, 0);

describe("payment plans", () => {
  test("some families have one, and most of the old ones are closed", () => {
    expect(plans.length).toBeGreaterThan(3);
    const old = plans.filter(({ day }) => asOf - day > 400);
    expect(old.filter(({ closed }) => closed !== undefined).length).toBeGreaterThanOrEqual(old.length - 1);
  });

  test("instalments come to the work on the plan", () => {
    for (const { id, total } of plans) {
      expect(sumOf(chargesOf(id, "credit"))).toBe(total);
      expect(sumOf(chargesOf(id, "debit"))).toBe(total);
    }
  });

  test("the first instalment is due at once and the others month by month", () => {
    for (const event of events) {
      if (event.kind !== "payment plan agreed") continue;
      const debits = event.charges.filter((charge) => charge.kind === "debit");
      expect(debits.length).toBeGreaterThanOrEqual(3);
      expect(debits.length).toBeLessThanOrEqual(12);
      debits.forEach(({ day }, index) => expect(day).toBe(addMonths(event.plan.day, index)));
    }
  });

  test("a credit takes work of the plan's patient and provider off the account, never more than its fee", () => {
    for (const { id, patientId, providerId, day } of plans) {
      for (const credit of chargesOf(id, "credit")) {
        const procedure = world.procedures.get(credit.procedureId);
        expect(procedure).toMatchObject({ status: "complete", patientId, providerId, day });
        expect(credit.principal).toBeLessThanOrEqual((procedure?.fee ?? 0) * (procedure?.units ?? 0));
      }
    }
  });

  test("no instalment is paid before it is due, nor more than it comes to", () => {
    const paid = new Map<number, number>();
    for (const split of world.splits.values()) {
      if (split.planChargeId === 0) continue;
      const charge = paymentPlans.charges.get(split.planChargeId);
      expect(charge).toMatchObject({ planId: split.paymentPlanId, guarantorId: split.patientId });
      expect(split.day).toBeGreaterThanOrEqual(charge?.day ?? Number.POSITIVE_INFINITY);
      paid.set(split.planChargeId, (paid.get(split.planChargeId) ?? 0) + split.amount);
    }
    for (const [id, amount] of paid) {
      expect(amount).toBeLessThanOrEqual(paymentPlans.charges.get(id)?.principal ?? 0);
    }
  });

  test("what is due and paid is what the charges and splits say", () => {
    for (const { id, due, paid } of plans) {
      expect(due).toBe(sumOf(chargesOf(id, "debit").filter(({ day }) => day <= asOf)));
      const splits = [...world.splits.values()].filter(({ paymentPlanId }) => paymentPlanId === id);
      expect(paid).toBe(splits.reduce((sum, { amount }) => sum + amount, 0));
    }
  });

  test("a closed plan has nothing to come, and an open one is not paid off", () => {
    const [open, closed] = [true, false].map((isOpen) =>
      plans.filter((plan) => (plan.closed === undefined) === isOpen),
    );
    for (const { paid, total } of open ?? []) expect(paid).toBeLessThan(total);
    for (const { id } of closed ?? []) {
      expect(chargesOf(id, "debit").filter(({ day }) => day > asOf)).toEqual([]);
    }
  });

  test("an instalment is on the guarantor's account from the day it is due and ages from there", () => {
    const debits = plans.flatMap(({ id }) => chargesOf(id, "debit")).filter(({ day }) => day <= asOf);
    expect(debits.length).toBeGreaterThan(10);
    for (const { id, guarantorId, day } of debits) {
      const isOn = (date: number) =>
        entriesOfPatient(world, guarantorId, date).some(
          (entry) => entry.source === "plan debit" && entry.id === id,
        );
      expect([isOn(day - 1), isOn(day)]).toEqual([false, true]);
    }
  });

  test("work that goes onto a plan leaves the family owing no more than the instalments that are due", () => {
    for (const { guarantorId, day, total, instalment } of plans) {
      if (world.patients.get(guarantorId)?.guarantorId !== guarantorId) continue;
      const before = ageFamily(world, guarantorId, day - 1).balance;
      const { balance } = ageFamily(world, guarantorId, day);
      const deferred = total - instalment;
      expect(balance - before).toBeLessThanOrEqual(chargedOn(guarantorId, day) - deferred);
    }
  });
});

/** What a family's procedures and adjustments of a day come to. */
function chargedOn(guarantorId: number, day: number): number {
  return world
    .familyOf(guarantorId)
    .flatMap((id) => entriesOfPatient(world, id, day))
    .filter((entry) => entry.day === day && (entry.source === "procedure" || entry.source === "adjustment"))
    .reduce((sum, { amount }) => sum + amount, 0);
}
