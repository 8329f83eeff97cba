import type { Day } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { ClaimLine } from "../world/insurance.ts";
import type { Adjustment, PaymentSplit } from "../world/money.ts";
import type { PlanCharge } from "../world/payment-plans.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";

/** A completed procedure, a fee added by an adjustment or an instalment that has come due, and what of it is still open. */
export interface AccountItem {
  readonly source: "procedure" | "adjustment" | "plan charge";
  readonly id: number;
  readonly patientId: number;
  readonly providerId: number;
  readonly day: Day;
  /** The charge less everything credited to it so far; negative when it was paid too much. */
  readonly open: Cents;
  /** What insurers are expected to pay or have written off: estimates and lines without an answer. */
  readonly expected: Cents;
}

/** A prepayment that is not yet used, or a part of it. */
export interface Prepayment {
  readonly providerId: number;
  readonly amount: Cents;
}

interface WorkingItem extends AccountItem {
  open: Cents;
  expected: Cents;
}

interface Account {
  balance: Cents;
  awaited: Cents;
  /** Items that are open or expected to be paid, by arrival. */
  readonly items: Set<WorkingItem>;
  /** The same by day; made anew when one comes or goes. */
  sorted: readonly AccountItem[] | undefined;
  readonly prepaid: Map<number, Cents>;
}

const noItems: readonly AccountItem[] = [];
const noPrepayments: readonly Prepayment[] = [];

/** Oldest first. */
export function byAge(a: AccountItem, b: AccountItem): number {
  return a.day - b.day || a.id - b.id;
}

/**
 * The accounts of all patients, kept up to date event by event, so that the front desk need not read the whole
 * history to know what somebody owes. Its balances equal those recomputed from the world.
 */
export class AccountBook {
  readonly #world: World;
  readonly #accounts = new Map<number, Account>();
  readonly #procedures = new Map<number, WorkingItem>();
  readonly #fees = new Map<number, WorkingItem>();
  readonly #instalments = new Map<number, WorkingItem>();
  /** What is expected for procedures that are not completed yet. */
  readonly #planned = new Map<number, Cents>();
  /** Estimates and unanswered lines, by key. */
  readonly #expectedLines = new Map<number, ClaimLine>();

  constructor(world: World) {
    this.#world = world;
  }

  /** What a patient's own account stands at: OpenDental's EstBalance. */
  balance(patientId: number): Cents {
    return this.#accounts.get(patientId)?.balance ?? 0;
  }

  /** Estimated payments and write-offs of the patient's claim lines that wait for an answer. */
  awaited(patientId: number): Cents {
    return this.#accounts.get(patientId)?.awaited ?? 0;
  }

  /** What is not settled of the patient's charges, oldest first. The list stays as it is; its items go on changing. */
  openItems(patientId: number): readonly AccountItem[] {
    const account = this.#accounts.get(patientId);
    if (account === undefined || account.items.size === 0) return noItems;
    account.sorted ??= [...account.items].sort(byAge);
    return account.sorted;
  }

  /** What is open of one completed procedure; undefined when it is not completed. */
  procedureItem(procedureId: number): AccountItem | undefined {
    return this.#procedures.get(procedureId);
  }

  /** The patient's unused prepayments by provider. */
  prepayments(patientId: number): readonly Prepayment[] {
    const prepaid = this.#accounts.get(patientId)?.prepaid;
    if (prepaid === undefined || prepaid.size === 0) return noPrepayments;
    return [...prepaid].map(([providerId, amount]) => ({ providerId, amount })).filter((p) => p.amount > 0);
  }

  /** Takes an event in after the world has. */
  observe(event: PracticeEvent): void {
    switch (event.kind) {
      case "procedure completed":
        return this.#charge(event.procedureId);
      case "procedure charted":
        return event.procedure.status === "complete" ? this.#charge(event.procedure.id) : undefined;
      case "estimate made":
        return this.#expect(event.line);
      case "estimate dropped":
        this.#expectNoMore(event.claimLineId);
        return;
      case "claim created":
      case "claim released":
        for (const line of event.lines) this.#expect(line);
        return;
      case "claim received":
        for (const { claimLineId, paid, writeOff } of event.answers) {
          const line = this.#expectNoMore(claimLineId);
          if (line !== undefined) this.#credit(line.patientId, line.procedureId, paid + writeOff);
        }
        return;
      case "claim supplemented":
        return this.#credit(
          event.line.patientId,
          event.line.procedureId,
          event.line.paid + event.line.writeOff,
        );
      case "adjustment made":
        return this.#adjust(event.adjustment);
      case "payment posted":
        for (const split of event.splits) this.#pay(split);
        return;
      case "payment plan agreed":
        for (const charge of event.charges) if (charge.kind === "credit") this.#putOnPlan(charge);
        return;
      case "instalment due":
        return this.#chargeInstalment(event.charge);
      case "payment plan closed":
        return event.remainder === undefined ? undefined : this.#chargeInstalment(event.remainder);
      default:
    }
  }

  #charge(procedureId: number): void {
    const procedure = this.#world.procedures.get(procedureId);
    if (procedure === undefined || this.#procedures.has(procedureId)) return;
    const { patientId, providerId, day, fee, units } = procedure;
    const expected = this.#planned.get(procedureId) ?? 0;
    this.#planned.delete(procedureId);
    this.#procedures.set(procedureId, {
      source: "procedure",
      id: procedureId,
      patientId,
      providerId,
      day,
      open: 0,
      expected,
    });
    this.#credit(patientId, procedureId, -fee * units);
  }

  #putOnPlan({ patientId, procedureId, principal }: PlanCharge): void {
    this.#credit(patientId, procedureId, principal);
  }

  #chargeInstalment({ id, guarantorId, providerId, day, principal }: PlanCharge): void {
    const instalment: WorkingItem = {
      source: "plan charge",
      id,
      patientId: guarantorId,
      providerId,
      day,
      open: principal,
      expected: 0,
    };
    this.#instalments.set(id, instalment);
    this.#accountOf(guarantorId).balance += principal;
    this.#file(instalment);
  }

  #expect(line: ClaimLine): void {
    this.#expectNoMore(line.id);
    this.#expectedLines.set(line.id, line);
    this.#changeExpected(line, 1);
  }

  #expectNoMore(lineId: number): ClaimLine | undefined {
    const line = this.#expectedLines.get(lineId);
    if (line === undefined) return undefined;
    this.#expectedLines.delete(lineId);
    this.#changeExpected(line, -1);
    return line;
  }

  #changeExpected(line: ClaimLine, sign: 1 | -1): void {
    const amount = sign * (line.paymentEstimate + line.writeOffEstimate);
    if (line.claimId > 0) this.#accountOf(line.patientId).awaited += amount;
    const item = this.#procedures.get(line.procedureId);
    if (item === undefined) {
      this.#planned.set(line.procedureId, (this.#planned.get(line.procedureId) ?? 0) + amount);
      return;
    }
    item.expected += amount;
    this.#file(item);
  }

  #adjust(adjustment: Adjustment): void {
    const { id, patientId, providerId, procedureId, day, amount } = adjustment;
    if (procedureId > 0) return this.#credit(patientId, procedureId, -amount);
    this.#accountOf(patientId).balance += amount;
    if (amount < 0) return this.#forgiveFees(patientId, -amount);
    const fee: WorkingItem = {
      source: "adjustment",
      id,
      patientId,
      providerId,
      day,
      open: amount,
      expected: 0,
    };
    this.#fees.set(id, fee);
    this.#file(fee);
  }

  /** A discount that names no procedure is set against the patient's oldest fees and instalments. */
  #forgiveFees(patientId: number, amount: Cents): void {
    let left = amount;
    for (const item of this.#accountOf(patientId).items) {
      if (item.source === "procedure") continue;
      const used = Math.min(left, item.open);
      left -= used;
      item.open -= used;
      this.#file(item);
    }
  }

  #pay(split: PaymentSplit): void {
    const { patientId, procedureId, adjustmentId, planChargeId, providerId, amount, isUnearned } = split;
    if (procedureId > 0) return this.#credit(patientId, procedureId, amount);
    const account = this.#accountOf(patientId);
    account.balance -= amount;
    if (isUnearned) account.prepaid.set(providerId, (account.prepaid.get(providerId) ?? 0) + amount);
    const item = this.#fees.get(adjustmentId) ?? this.#instalments.get(planChargeId);
    if (item === undefined) return;
    item.open -= amount;
    this.#file(item);
  }

  #credit(patientId: number, procedureId: number, amount: Cents): void {
    this.#accountOf(patientId).balance -= amount;
    const item = this.#procedures.get(procedureId);
    if (item === undefined) return;
    item.open -= amount;
    this.#file(item);
  }

  #file(item: WorkingItem): void {
    const account = this.#accountOf(item.patientId);
    const isListed = account.items.has(item);
    if ((item.open !== 0 || item.expected !== 0) === isListed) return;
    if (isListed) account.items.delete(item);
    else account.items.add(item);
    account.sorted = undefined;
  }

  #accountOf(patientId: number): Account {
    const known = this.#accounts.get(patientId);
    if (known !== undefined) return known;
    const account: Account = {
      balance: 0,
      awaited: 0,
      items: new Set(),
      sorted: undefined,
      prepaid: new Map(),
    };
    this.#accounts.set(patientId, account);
    return account;
  }
}

/** What the patient owes of an item now: what is open and no insurer is expected to settle. Negative for a credit. */
export function patientOwes(item: AccountItem): Cents {
  return item.open - item.expected;
}
