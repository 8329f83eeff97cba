import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { billPaymentDelay, deskPayment, payerHabits, returnedCheck } from "../../catalog/rates/money.ts";
import type { AccountItem } from "../../ledger/account-book.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { recordAdjustment } from "./adjustment.ts";
import {
  familyItems,
  owedFor,
  type PaymentOrder,
  payerKind,
  paymentMethod,
  postPayment,
  spread,
} from "./family-account.ts";
import { clockFrom, familiesLeaving, guarantorOf, isOpen, todays } from "./money-desk.ts";

/** Takes money at the desk from those who were treated today: one payment for all of a family's visits. */
export const checkOut: DailyProcess = {
  name: "check-out",
  runDay(office, day) {
    for (const [guarantorId, at] of familiesLeaving(office)) payAtDesk(office, day, at, guarantorId);
  },
};

function payAtDesk(office: Office, day: Day, left: Moment, guarantorId: number): void {
  const kind = payerKind(office, guarantorId);
  const all = familyItems(office, guarantorId);
  const draw = office.draw("family", guarantorId, "check-out", day);
  if (!draw.chance(payerHabits[kind].atDesk)) return;
  const settlesAll = kind === "prompt" || draw.chance(deskPayment.withOldBalance);
  const items = settlesAll ? all : all.filter((item) => item.day === day);
  const owed = owedFor(items);
  if (owed === 0) return;
  const paysInPart = owed >= deskPayment.large && draw.chance(deskPayment.inPart);
  const amount = paysInPart ? roundDown(owed * (0.25 + 0.4 * draw.next())) : owed;
  const order = { payerId: guarantorId, note: "Paid at check-out" };
  payFor(office, left + 6 * 60, order, items, amount);
}

/** Decides for each bill sent today whether and when it is paid. */
export const awaitedPayments: DailyProcess = {
  name: "awaiting payments of bills",
  runDay(office, day) {
    for (const { statement } of todays(office, "statement sent")) {
      const kind = payerKind(office, statement.patientId);
      const draw = office.draw("statement", statement.id, "response");
      if (!draw.chance(payerHabits[kind].onBill)) continue;
      const { median, sigma, shortest, longest } = billPaymentDelay;
      const delay = Math.round(Math.min(longest, Math.max(shortest, draw.logNormal(median, sigma))));
      office.agenda.promise(day + delay, { kind: "pay statement", statementId: statement.id });
    }
  },
};

/** Days between two payments of a family that would else come on one day. */
const betweenPayments = 6;

/** Posts what comes by mail and online for bills: the billed amount or a part, never more than is owed by then. */
export const billPayments: DailyProcess = {
  name: "payments of bills",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 14 * 60 + 5, 35);
    const payers = new Set(todays(office, "payment posted").map(({ payment }) => payment.patientId));
    for (const { statementId } of office.agenda.take("pay statement", day)) {
      const payer = office.world.statements.get(statementId)?.patientId ?? 0;
      const later = { kind: "pay statement", statementId } as const;
      if (payers.has(payer)) office.agenda.promise(day + betweenPayments, later);
      else payBill(office, clock(), statementId);
      payers.add(payer);
    }
  },
};

function payBill(office: Office, at: Moment, statementId: number): void {
  const statement = office.world.statements.get(statementId);
  if (statement === undefined) return;
  const guarantorId = guarantorOf(office, statement.patientId);
  const items = familyItems(office, guarantorId);
  const billed = statement.balance - statement.insuranceEstimate;
  const due = Math.min(billed, owedFor(items));
  const draw = office.draw("statement", statementId, "amount");
  const habits = payerHabits[payerKind(office, guarantorId)];
  const paysInPart = due >= 5000 && draw.chance(habits.inPart);
  const amount = paysInPart ? roundDown(due * (0.25 + 0.4 * draw.next())) : due;
  payFor(office, at, { payerId: guarantorId, note: "Payment on statement" }, items, amount);
}

/** Posts a payment of an amount for the first of these items that are owed. Some checks will come back. */
export function payFor(
  office: Office,
  at: Moment,
  order: Pick<PaymentOrder, "payerId" | "note">,
  items: readonly AccountItem[],
  amount: Cents,
): void {
  const parts = spread(items, amount);
  if (parts.length === 0) return;
  const method = paymentMethod(office, amount, order.payerId, dayOfMoment(at));
  const { payment, splits } = postPayment(office, at, { ...order, method, parts });
  const draw = office.draw("payment", payment.id, "returned");
  if (method !== "check" || !draw.chance(returnedCheck.share)) return;
  const due = dayOfMoment(at) + draw.integer(returnedCheck.from, returnedCheck.to);
  const splitIds = splits.map((split) => split.id);
  office.agenda.promise(due, { kind: "return check", paymentId: payment.id, splitIds });
}

/** People who pay a part pay whole dollars. */
function roundDown(amount: Cents): Cents {
  return Math.max(100, Math.floor(amount / 100) * 100);
}

/** Takes back the payments whose check the bank returned, and charges a fee. */
export const returnedChecks: DailyProcess = {
  name: "returned checks",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const at = momentAt(day, 9 * 60 + 20);
    for (const { paymentId, splitIds } of office.agenda.take("return check", day)) {
      takeBack(office, at, paymentId, splitIds);
    }
  },
};

function takeBack(office: Office, at: Moment, paymentId: number, splitIds: readonly number[]): void {
  const payment = office.world.payments.get(paymentId);
  const splits = splitIds.flatMap((id) => office.world.splits.get(id) ?? []);
  const [first] = splits;
  if (payment === undefined || first === undefined) return;
  const id = office.newId("payment");
  const day = dayOfMoment(at);
  const reversed = splits.map((split) => {
    const back = { id: office.newId("split"), paymentId: id, day, amount: -split.amount, created: at };
    return Object.assign({}, split, back);
  });
  const note = `Returned check ${payment.checkNumber}`;
  const reversal = { ...payment, id, day, amount: -payment.amount, note, created: at };
  office.record({ at, kind: "payment posted", payment: reversal, splits: reversed });
  const { patientId, providerId } = first;
  const fee = { kind: "returned check fee", amount: returnedCheck.fee, note } as const;
  recordAdjustment(office, at, { patientId, providerId, procedureId: 0, ...fee });
}
