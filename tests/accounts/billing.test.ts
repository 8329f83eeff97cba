import { describe, expect, test } from "vitest";
import { civilOf, dayOf } from "../../foundation/calendar.ts";
import { collectionsNote } from "../../generator/catalog/contact-notes.ts";
import { AccountBook } from "../../generator/ledger/account-book.ts";
import { simulate } from "../../generator/simulate.ts";

const asOf = dayOf(2026, 6, 30);
const { world, events } = simulate({ patients: 500, years: 3, seed: 4, asOf });
const adjustments = [...world.adjustments.values()];
const payments = [...world.payments.values()];
const splits = [...world.splits.values()];

describe("statements", () => {
  test("say what the accounts of the family stood at when they were made", () => {
    const book = new AccountBook(world);
    const guarantors = new Map<number, number>();
    let statements = 0;
    for (const event of events) {
      book.observe(event);
      if (event.kind === "patient joined") guarantors.set(event.patient.id, event.patient.guarantorId);
      if (event.kind === "patient changed" && event.change.guarantorId !== undefined) {
        guarantors.set(event.patientId, event.change.guarantorId);
      }
      if (event.kind !== "statement sent") continue;
      const { patientId, balance, insuranceEstimate } = event.statement;
      const family = [...guarantors].filter(([, head]) => head === patientId).map(([id]) => id);
      expect(balance).toBe(family.reduce((sum, id) => sum + book.balance(id), 0));
      expect(insuranceEstimate).toBe(family.reduce((sum, id) => sum + book.awaited(id), 0));
      statements++;
    }
    expect(statements).toBe(world.statements.size);
    expect(statements).toBeGreaterThan(100);
  });

  test("go to a family once a month at most, and in its own way", () => {
    const months = new Set<string>();
    const modes = new Map<number, string>();
    for (const { patientId, day, mode } of world.statements.values()) {
      const { year, month } = civilOf(day);
      const key = `${patientId} ${year}-${month}`;
      expect(months).not.toContain(key);
      months.add(key);
      expect(modes.get(patientId) ?? mode).toBe(mode);
      modes.set(patientId, mode);
    }
    expect(new Set(modes.values())).toEqual(new Set(["mail", "email", "electronic"]));
  });

  test("a family that does not pay is called before its debt is given up", () => {
    const financial = [...world.contacts.values()].filter(({ topic }) => topic === "financial");
    const givenUp = financial.filter(({ note }) => note === collectionsNote);
    expect(givenUp.length).toBeGreaterThan(0);
    for (const { patientId, at } of givenUp) {
      const earlier = financial.filter((call) => call.patientId === patientId && call.at < at);
      expect(earlier.length).toBeGreaterThan(1);
    }
  });
});

describe("bad debts that an agency collects", () => {
  test("come back on the account by what is then paid", () => {
    const recovered = adjustments.filter(({ kind }) => kind === "bad debt recovery");
    const collected = payments.filter(({ note }) => note === "Recovered by the collection agency");
    expect(recovered.length).toBeGreaterThan(0);
    expect(recovered.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      collected.reduce((sum, { amount }) => sum + amount, 0),
    );
  });

  test("never exceed what was written off for the work", () => {
    const left = new Map<number, number>();
    for (const { kind, procedureId, amount } of adjustments) {
      if (procedureId === 0 || (kind !== "bad debt" && kind !== "bad debt recovery")) continue;
      left.set(procedureId, (left.get(procedureId) ?? 0) + amount);
    }
    for (const amount of left.values()) expect(amount).toBeLessThanOrEqual(0);
  });
});

describe("prepayments", () => {
  test("are never taken out twice, and income transfers add up to nothing", () => {
    const prepaid = new Map<string, number>();
    for (const { isUnearned, patientId, providerId, amount } of splits) {
      if (!isUnearned) continue;
      const key = `${patientId} ${providerId}`;
      prepaid.set(key, (prepaid.get(key) ?? 0) + amount);
      expect(prepaid.get(key)).toBeGreaterThanOrEqual(0);
    }
    const transfers = payments.filter(({ method }) => method === "income transfer");
    expect(new Set(transfers.map(({ amount }) => amount))).toEqual(new Set([0]));
  });

  test("do not stand unused beside work of the same patient that is owed, but for booked treatment", () => {
    const book = new AccountBook(world);
    const isTreatmentBooked = (patientId: number): boolean =>
      [...world.appointments.values()].some(
        (one) => one.patientId === patientId && one.status === "scheduled" && !one.isHygiene,
      );
    for (const event of events) book.observe(event);
    for (const id of world.patients.keys()) {
      if (book.prepayments(id).length === 0 || isTreatmentBooked(id)) continue;
      const owed = book
        .openItems(id)
        .filter((item) => item.source === "procedure" && item.open > item.expected);
      expect(owed.filter(({ day }) => asOf - day > 60)).toEqual([]);
    }
  });
});

describe("payers", () => {
  test("pay once a day, but for a prepayment or an instalment beside", () => {
    const days = new Set<string>();
    for (const { patientId, day, amount, note } of payments) {
      if (amount <= 0 || /repayment|nstalment|agency/.test(note)) continue;
      const key = `${patientId} ${day}`;
      expect(days).not.toContain(key);
      days.add(key);
    }
  });

  test("pay by the published mix of methods", () => {
    const paid = payments.filter(({ amount }) => amount > 0);
    const total = paid.reduce((sum, { amount }) => sum + amount, 0);
    const share = (wanted: string) =>
      paid.filter(({ method }) => method === wanted).reduce((sum, { amount }) => sum + amount, 0) / total;
    expect(share("card")).toBeGreaterThan(0.6);
    expect(share("card")).toBeLessThan(0.82);
    expect(share("check")).toBeGreaterThan(0.06);
    expect(share("cash")).toBeGreaterThan(0.02);
  });
});
