import { describe, expect, test } from "vitest";
import { dayOf, formatMonth, lastOfMonth } from "../../foundation/calendar.ts";
import { AccountBook } from "../../generator/ledger/account-book.ts";
import { ageFamily, balanceOf } from "../../generator/ledger/aging.ts";
import { entriesOfPatient } from "../../generator/ledger/entry.ts";
import { simulate } from "../../generator/simulate.ts";
import { answerKey } from "../../generator/truth/answer-key.ts";
import { dollars } from "../../generator/truth/decimal.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { tinyPractice } from "./tiny-practice.ts";

const practices = [
  { name: "a tiny practice", practice: tinyPractice(1, 900) },
  { name: "another tiny practice", practice: tinyPractice(2, 900) },
  {
    name: "a simulated practice",
    practice: simulate({ patients: 150, years: 2, seed: 3, asOf: dayOf(2026, 6, 17) }),
  },
];

function monthEnds({ world, settings }: SimulatedPractice): number[] {
  const ends = new Set<number>();
  for (let day = world.opened; day <= settings.asOf; day++)
    ends.add(Math.min(lastOfMonth(day), settings.asOf));
  return [...ends];
}

function guarantors({ world }: SimulatedPractice): number[] {
  return [...world.patients.values()].filter((p) => p.guarantorId === p.id).map((p) => p.id);
}

describe.each(practices)("the money of $name", ({ practice }) => {
  const { world, events, settings } = practice;

  test("every kind of money happens", () => {
    const kinds = new Set(events.map((event) => event.kind));
    for (const kind of ["claim supplemented", "statement sent", "insurance payment posted"] as const) {
      expect(kinds).toContain(kind);
    }
    expect(new Set([...world.payments.values()].map((p) => p.method))).toContain("income transfer");
    expect(new Set([...world.adjustments.values()].map((a) => a.kind)).size).toBeGreaterThan(3);
  });

  test("the accounts kept event by event equal those added up from the world", () => {
    const book = new AccountBook(world);
    for (const event of events) book.observe(event);
    for (const id of world.patients.keys()) {
      expect(book.balance(id)).toBe(balanceOf(entriesOfPatient(world, id, settings.asOf)));
    }
  });

  test("families' balances and providers' receivables close to the cent at every month's end", () => {
    const key = answerKey(practice);
    const valueOf = (kpi: string, month: string) =>
      key.answers.find((a) => a.kpi === kpi && formatMonth(a.month) === month)?.value;
    for (const end of monthEnds(practice)) {
      const agings = guarantors(practice).map((id) => ageFamily(world, id, end));
      const sum = (of: (aging: (typeof agings)[number]) => number) =>
        dollars(agings.reduce((total, aging) => total + of(aging), 0));
      const month = formatMonth(end);
      expect(valueOf("practice_receivable_balance", month)).toBe(sum((aging) => aging.balance));
      expect(valueOf("practice_ar_total", month)).toBe(sum((aging) => aging.balance));
      expect(valueOf("practice_ar_0_30", month)).toBe(sum((aging) => aging.current));
      expect(valueOf("practice_ar_31_60", month)).toBe(sum((aging) => aging.from31To60));
      expect(valueOf("practice_ar_61_90", month)).toBe(sum((aging) => aging.from61To90));
      expect(valueOf("practice_ar_over_90", month)).toBe(sum((aging) => aging.over90));
    }
  });

  test("a payment is the sum of its splits, and every payment has one", () => {
    const sums = new Map<number, number>();
    for (const split of world.splits.values()) {
      sums.set(split.paymentId, (sums.get(split.paymentId) ?? 0) + split.amount);
    }
    for (const payment of world.payments.values()) expect(sums.get(payment.id)).toBe(payment.amount);
  });

  test("a split for a procedure has the procedure's patient and provider, and the procedure is completed", () => {
    for (const split of world.splits.values()) {
      if (split.procedureId === 0) continue;
      const procedure = world.procedures.get(split.procedureId);
      expect(procedure).toMatchObject({
        status: "complete",
        patientId: split.patientId,
        providerId: split.providerId,
      });
      expect(split.day).toBeGreaterThanOrEqual(procedure?.day ?? Number.POSITIVE_INFINITY);
    }
  });

  test("a check is the sum of its lines, which were posted on its day", () => {
    const sums = new Map<number, number>();
    for (const line of world.claimLines.values()) {
      if (line.insurancePaymentId === 0) continue;
      const check = world.insurancePayments.get(line.insurancePaymentId);
      expect(line.posted).toBe(check?.day);
      sums.set(line.insurancePaymentId, (sums.get(line.insurancePaymentId) ?? 0) + line.paid);
    }
    for (const check of world.insurancePayments.values()) expect(sums.get(check.id)).toBe(check.amount);
  });

  test("what insurers paid is on a check, and lines agree with the state of their claim", () => {
    const claimStates = {
      estimate: [undefined],
      preauthorisation: ["sent", "received"],
      "not received": ["held", "unsent", "sent"],
      received: ["received"],
      supplemental: ["received"],
    };
    for (const line of world.claimLines.values()) {
      expect(claimStates[line.status]).toContain(world.claims.get(line.claimId)?.status);
      expect(Math.min(line.paid, line.writeOff)).toBeGreaterThanOrEqual(0);
      expect(line.paid > 0 && line.insurancePaymentId === 0).toBe(false);
    }
  });

  test("claims have lines, and their fee is the sum of those", () => {
    for (const claim of world.claims.values()) {
      const lines = world.linesOfClaim(claim.id).map((id) => world.claimLines.get(id));
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.reduce((sum, line) => sum + (line?.feeBilled ?? 0), 0)).toBe(claim.fee);
      for (const line of lines) expect(line?.patientId).toBe(claim.patientId);
    }
  });

  test("a procedure has at most one estimate or claim line for each subscription", () => {
    const seen = new Set<string>();
    for (const line of world.claimLines.values()) {
      if (line.status === "supplemental" || line.status === "preauthorisation") continue;
      const key = `${line.procedureId}/${line.subscriptionId}`;
      expect(seen).not.toContain(key);
      seen.add(key);
    }
  });

  test("what was paid too much for a procedure is moved or refunded, but for a few", () => {
    const book = new AccountBook(world);
    for (const event of events) book.observe(event);
    const credits = [...world.procedures.keys()]
      .map((id) => book.procedureItem(id))
      .filter((item) => item !== undefined && item.open < -500 && settings.asOf - item.day > 365);
    expect(credits.length).toBeLessThanOrEqual(world.procedures.size / 200);
  });
});

describe("a longer life", () => {
  test("has the same past", () => {
    const shorter = tinyPractice(5, 200).events;
    expect(tinyPractice(5, 320).events.slice(0, shorter.length)).toEqual(shorter);
  });
});
