import fc from "fast-check";
import { expect, test } from "vitest";
import { AccountBook } from "../../generator/ledger/account-book.ts";
import { ageFamily, balanceOf, isCharge } from "../../generator/ledger/aging.ts";
import { entriesOfFamily, entriesOfPatient } from "../../generator/ledger/entry.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import type { Adjustment, Payment, PaymentSplit } from "../../generator/world/money.ts";
import type { Patient } from "../../generator/world/people.ts";
import type { Practice } from "../../generator/world/practice.ts";
import { SimulatedWorld } from "../../generator/world/simulated-world.ts";
import type { Procedure } from "../../generator/world/treatment.ts";
import { accountsFromEvents, ageByQueue } from "../promises/ledger-from-events.ts";

const firstDay = 20_000;
/** A guarantor (1) and two members of the family. */
const members = [1, 2, 3] as const;

const amount = fc.integer({ min: 1, max: 150_000 });
const member = fc.constantFrom(...members);
const step = fc.record({
  kind: fc.constantFrom("work", "fee", "discount", "payment", "refund", "prepayment", "plan"),
  later: fc.integer({ min: 0, max: 45 }),
  member,
  amount,
  months: fc.integer({ min: 1, max: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What happens to the family, from random steps; every event names only what the ledger can depend on. */
function eventsOf(steps: readonly Step[]): PracticeEvent[] {
  const events: PracticeEvent[] = members.map((id) => ({
    at: firstDay * 86_400,
    kind: "patient joined",
    patient: { id, guarantorId: 1 } as Patient,
  }));
  let day = firstDay;
  steps.forEach((one, index) => {
    day += one.later;
    events.push(...eventsOfStep(one, index + 1, day));
  });
  return events.sort((a, b) => a.at - b.at);
}

function eventsOfStep({ kind, member: patientId, amount: cents, months }: Step, id: number, day: number) {
  const at = day * 86_400 + id;
  const work = { at, ...charted(id, patientId, day, cents) };
  const split = { id, paymentId: id, patientId, providerId: 1, procedureId: 0, adjustmentId: 0 };
  const plain = { ...split, paymentPlanId: 0, planChargeId: 0, day, isUnearned: false, created: at };
  const paid = (part: Partial<PaymentSplit>): PracticeEvent => ({
    at,
    kind: "payment posted",
    payment: { id } as Payment,
    splits: [{ ...plain, amount: cents, ...part }],
  });
  switch (kind) {
    case "work":
      return [work];
    case "fee":
    case "discount":
      return [{ at, ...adjusted(id, patientId, day, kind === "fee" ? cents : -cents) }];
    case "refund":
      return [paid({ amount: -cents })];
    case "prepayment":
      return [paid({ isUnearned: true })];
    case "plan":
      return [work, ...planned(id, patientId, day, cents, months)];
    default:
      return [paid({})];
  }
}

function charted(id: number, patientId: number, day: number, fee: number) {
  const procedure = {
    id,
    patientId,
    providerId: 1,
    day,
    fee,
    units: 1,
    status: "complete",
    appointmentId: 0,
  };
  return { kind: "procedure charted", procedure: procedure as Procedure } as const;
}

function adjusted(id: number, patientId: number, day: number, cents: number) {
  const adjustment = { id, patientId, providerId: 1, procedureId: 0, day, amount: cents } as Adjustment;
  return { kind: "adjustment made", adjustment } as const;
}

/** The whole of a procedure goes onto a plan of instalments thirty days apart; they come due whatever happens else. */
function planned(id: number, patientId: number, day: number, total: number, months: number): PracticeEvent[] {
  const at = day * 86_400 + id;
  const instalment = Math.ceil(total / months);
  const common = { planId: id, patientId, guarantorId: 1, providerId: 1, note: "", created: at };
  const credit = { ...common, id: id * 100, kind: "credit", procedureId: id, day, principal: total } as const;
  const debits = Array.from({ length: months }, (_, index) => ({
    ...common,
    id: id * 100 + 1 + index,
    kind: "debit" as const,
    procedureId: 0,
    day: day + 30 * index,
    principal: Math.max(0, Math.min(instalment, total - instalment * index)),
  }));
  const sums = { total, instalment, instalments: months, due: 0, paid: 0, closed: undefined };
  const plan = { id, patientId, guarantorId: 1, providerId: 1, day, ...sums, userId: 1, edited: at };
  const agreed = { at, kind: "payment plan agreed", plan, charges: [credit, ...debits] } as const;
  return [agreed, ...debits.map((charge) => due(charge, at))];
}

function due(charge: { readonly day: number } & object, agreedAt: number): PracticeEvent {
  const at = Math.max(agreedAt + 1, charge.day * 86_400);
  return { at, kind: "instalment due", charge } as PracticeEvent; // made by `planned` from whole charges
}

function liveThrough(events: readonly PracticeEvent[]): { world: SimulatedWorld; book: AccountBook } {
  const world = new SimulatedWorld({ practice: {} as Practice, opened: firstDay, feeSchedules: [] });
  const book = new AccountBook(world);
  for (const event of events) {
    world.apply(event);
    book.observe(event);
  }
  return { world, book };
}

/** What was paid in and forgiven, less what was given back: no family gets more back than it gave. */
function creditsUpTo(world: SimulatedWorld, day: number): number {
  const entries = entriesOfFamily(world, 1, day).filter((entry) => !isCharge(entry));
  return -balanceOf(entries);
}

const lives = fc.array(step, { maxLength: 25 }).map(eventsOf);

test("whatever happens to an account, its balance is the sum of its entries", () => {
  fc.assert(
    fc.property(lives, (events) => {
      const { world, book } = liveThrough(events);
      const end = firstDay + 5_000;
      for (const id of members) {
        expect(book.balance(id)).toBe(balanceOf(entriesOfPatient(world, id, end)));
      }
    }),
  );
});

test("a family's aging on any day is what a queue of its events gives", () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 900 }), (events, later) => {
      const { world } = liveThrough(events);
      const day = firstDay + later;
      fc.pre(creditsUpTo(world, day) >= 0);
      const { insuranceEstimate, ...aged } = ageFamily(world, 1, day);
      expect(insuranceEstimate).toBe(0);
      expect(aged).toEqual(ageByQueue(accountsFromEvents(events).families.get(1) ?? [], day));
    }),
  );
});
