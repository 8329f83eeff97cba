import type { Day } from "../../../foundation/calendar.ts";
import type { PaymentMethod } from "../../world/money.ts";
import type { Cents } from "../../world/practice.ts";
import type { World } from "../../world/world.ts";

/** One day's slip of paper money and checks for the bank. */
export interface Deposit {
  readonly id: number;
  readonly day: Day;
  readonly amount: Cents;
}

export interface Deposits {
  readonly all: readonly Deposit[];
  /** DepositNum by PayNum. */
  readonly ofPayment: ReadonlyMap<number, number>;
  /** DepositNum by ClaimPaymentNum. */
  readonly ofInsurancePayment: ReadonlyMap<number, number>;
}

/** What is carried to the bank; cards, financing and transfers arrive there by themselves. */
const carried: ReadonlySet<PaymentMethod> = new Set(["check", "cash"]);

/** Puts the checks and cash of each day on one deposit slip, numbered by day. */
export function collectDeposits(world: World): Deposits {
  const payments = [...world.payments.values()].filter(({ method }) => carried.has(method));
  const checks = [...world.insurancePayments.values()].filter(({ method }) => method === "check");
  const sums = sumsByDay([...payments, ...checks]);
  const all = [...sums]
    .sort(([a], [b]) => a - b)
    .map(([day, amount], index) => ({ id: index + 1, day, amount }));
  const numbers = new Map(all.map(({ id, day }) => [day, id]));
  const numberOf = ({ id, day }: { id: number; day: Day }) => [id, numbers.get(day) ?? 0] as const;
  return {
    all,
    ofPayment: new Map(payments.map(numberOf)),
    ofInsurancePayment: new Map(checks.map(numberOf)),
  };
}

function sumsByDay(items: readonly { day: Day; amount: Cents }[]): ReadonlyMap<Day, Cents> {
  const sums = new Map<Day, Cents>();
  for (const { day, amount } of items) sums.set(day, (sums.get(day) ?? 0) + amount);
  return sums;
}
