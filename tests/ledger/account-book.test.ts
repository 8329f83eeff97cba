import { describe, expect, test } from "vitest";
import { AccountBook, patientOwes } from "../../generator/ledger/account-book.ts";
import { BenefitUses, nothingUsed } from "../../generator/ledger/benefit-use.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import type { ClaimLine } from "../../generator/world/insurance.ts";
import type { Adjustment, PaymentSplit } from "../../generator/world/money.ts";
import type { Procedure } from "../../generator/world/treatment.ts";
import type { World } from "../../generator/world/world.ts";

const day = 20_000;
const at = day * 86_400;
const charge = {
  id: 7,
  code: "D2740",
  patientId: 1,
  providerId: 2,
  day,
  fee: 10_000,
  units: 2,
  status: "complete",
};
const line = {
  id: 3,
  claimId: 5,
  procedureId: 7,
  patientId: 1,
  subscriptionId: 9,
  procedureDay: day,
  paymentEstimate: 8_000,
  writeOffEstimate: 5_000,
  deductibleEstimate: 1_000,
} as ClaimLine; // all that an account depends on

const world = {
  procedures: new Map([[7, charge as Procedure]]),
  claimLines: new Map([[3, line]]),
  subscriptions: new Map(),
  plans: new Map(),
} as unknown as World; // all that the books look at

const completed: PracticeEvent = {
  at,
  kind: "procedure completed",
  procedureId: 7,
  appointmentId: 1,
  day,
  providerId: 2,
  fee: 10_000,
};
const claimed = { at, kind: "claim created", claim: {}, lines: [line] } as unknown as PracticeEvent;
const answer = { claimLineId: 3, deductible: 500, paid: 7_000, writeOff: 5_000, remarks: "" };
const answered: PracticeEvent = { at, kind: "claim received", claimId: 5, day, answers: [answer] };

function paid(split: Partial<PaymentSplit>): PracticeEvent {
  const full = { procedureId: 0, adjustmentId: 0, patientId: 1, providerId: 2, isUnearned: false, ...split };
  return { at, kind: "payment posted", payment: {}, splits: [full] } as unknown as PracticeEvent;
}

function adjusted(adjustment: Partial<Adjustment>): PracticeEvent {
  const full = { patientId: 1, providerId: 2, procedureId: 0, day, ...adjustment };
  return { at, kind: "adjustment made", adjustment: full } as unknown as PracticeEvent;
}

function bookAfter(...events: PracticeEvent[]): AccountBook {
  const book = new AccountBook(world);
  for (const event of events) book.observe(event);
  return book;
}

function owed(book: AccountBook): number[] {
  return book.openItems(1).map(patientOwes);
}

describe("the accounts at the front desk", () => {
  test("while a claim waits the patient owes what the insurer is not expected to settle", () => {
    const book = bookAfter(completed, claimed);
    expect(book.balance(1)).toBe(20_000);
    expect(book.awaited(1)).toBe(13_000);
    expect(owed(book)).toEqual([7_000]);
  });

  test("the insurer's answer replaces what was expected", () => {
    const book = bookAfter(completed, claimed, answered);
    expect(book.awaited(1)).toBe(0);
    expect(book.balance(1)).toBe(8_000);
    expect(owed(book)).toEqual([8_000]);
  });

  test("an estimate made before the work counts once the work is done", () => {
    const estimate: PracticeEvent = { at, kind: "estimate made", line: { ...line, claimId: 0 } };
    const book = bookAfter(estimate, completed);
    expect(owed(book)).toEqual([7_000]);
    expect(book.awaited(1)).toBe(0);
    book.observe({ at, kind: "estimate dropped", claimLineId: 3 });
    expect(owed(book)).toEqual([20_000]);
  });

  test("a charge that is paid is no longer open, and one that is paid too much is a credit", () => {
    const book = bookAfter(completed, paid({ procedureId: 7, amount: 20_000 }));
    expect(book.openItems(1)).toEqual([]);
    book.observe(paid({ procedureId: 7, amount: 500 }));
    expect(owed(book)).toEqual([-500]);
  });

  test("a prepayment lowers the balance and waits to be used", () => {
    const book = bookAfter(completed, paid({ amount: 6_000, isUnearned: true }));
    expect(book.balance(1)).toBe(14_000);
    expect(book.prepayments(1)).toEqual([{ providerId: 2, amount: 6_000 }]);
    book.observe(paid({ amount: -6_000, isUnearned: true }));
    book.observe(paid({ procedureId: 7, amount: 6_000 }));
    expect(book.prepayments(1)).toEqual([]);
    expect(owed(book)).toEqual([14_000]);
  });

  test("a fee is owed like a charge, and a discount without procedure forgives it", () => {
    const book = bookAfter(adjusted({ id: 4, amount: 3_500 }));
    expect(owed(book)).toEqual([3_500]);
    book.observe(paid({ adjustmentId: 4, amount: 1_000 }));
    expect(owed(book)).toEqual([2_500]);
    book.observe(adjusted({ id: 6, amount: -2_500 }));
    expect(book.openItems(1)).toEqual([]);
    expect(book.balance(1)).toBe(0);
  });
});

describe("the use of benefits", () => {
  test("pending claims count until they are answered, in the benefit year of the work", () => {
    const uses = new BenefitUses(world);
    uses.observe(claimed);
    expect(uses.of(1, 9, day)).toMatchObject({ paid: 8_000, deductible: 1_000, familyDeductible: 1_000 });
    uses.observe(answered);
    expect(uses.of(1, 9, day)).toMatchObject({ paid: 7_000, deductible: 500, familyDeductible: 500 });
    expect(uses.of(1, 9, day + 366)).toEqual(nothingUsed);
    expect(uses.of(2, 9, day)).toEqual({ ...nothingUsed, familyDeductible: 500 });
  });
});
