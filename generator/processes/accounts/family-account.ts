import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { financing, type PayerKind, payerKinds, paymentMethods } from "../../catalog/rates/money.ts";
import { type AccountItem, byAge, patientOwes } from "../../ledger/account-book.ts";
import type { Payment, PaymentMethod, PaymentSplit } from "../../world/money.ts";
import type { Cents } from "../../world/practice.ts";
import type { Office } from "../../world/world.ts";
import { deskOf, frontDeskUser } from "./money-desk.ts";

/** What of a payment goes where; without an item it is unearned. */
export interface PaymentPart {
  readonly item: AccountItem | undefined;
  readonly patientId: number;
  readonly providerId: number;
  readonly amount: Cents;
}

/** The unsettled charges of a family, oldest first. */
export function familyItems(office: Office, guarantorId: number): readonly AccountItem[] {
  const { book } = deskOf(office);
  let all: readonly AccountItem[] = [];
  let accounts = 0;
  for (const id of office.world.familyOf(guarantorId)) {
    const items = book.openItems(id);
    if (items.length === 0) continue;
    all = accounts === 0 ? items : all.concat(items);
    accounts++;
  }
  return accounts > 1 ? [...all].sort(byAge) : all;
}

/** What of these the family owes now, credits left aside. */
export function owedFor(items: readonly AccountItem[]): Cents {
  return items.reduce((sum, item) => sum + Math.max(0, patientOwes(item)), 0);
}

/** Spreads an amount over what is owed, in the order given; no item gets more than is owed for it. */
export function spread(items: readonly AccountItem[], amount: Cents): PaymentPart[] {
  const parts: PaymentPart[] = [];
  let left = amount;
  for (const item of items) {
    const part = Math.min(left, Math.max(0, patientOwes(item)));
    if (part > 0) parts.push(partOf(item, part));
    left -= part;
  }
  return parts;
}

export function partOf(item: AccountItem, amount: Cents): PaymentPart {
  return { item, patientId: item.patientId, providerId: item.providerId, amount };
}

export interface PaymentOrder {
  readonly payerId: number;
  readonly method: PaymentMethod;
  readonly parts: readonly PaymentPart[];
  readonly note: string;
}

/** Posts a payment of these parts on the moment's day. Gives it and its splits. */
export function postPayment(office: Office, at: Moment, order: PaymentOrder) {
  const { payerId, method, parts, note } = order;
  const id = office.newId("payment");
  const splits = parts.map((part) => splitOf(office, at, id, part));
  const draw = office.draw("payment", id, "check number");
  const payment: Payment = {
    id,
    patientId: payerId,
    method,
    day: dayOfMoment(at),
    amount: parts.reduce((sum, part) => sum + part.amount, 0),
    checkNumber: method === "check" ? String(draw.integer(1001, 9899)) : "",
    note,
    userId: frontDeskUser(office, "payment", id),
    created: at,
  };
  office.record({ at, kind: "payment posted", payment, splits });
  return { payment, splits };
}

function splitOf(office: Office, at: Moment, paymentId: number, part: PaymentPart): PaymentSplit {
  const { item, patientId, providerId, amount } = part;
  const charge = item?.source === "plan charge" ? office.world.paymentPlans.charges.get(item.id) : undefined;
  return {
    id: office.newId("split"),
    paymentId,
    patientId,
    procedureId: item?.source === "procedure" ? item.id : 0,
    adjustmentId: item?.source === "adjustment" ? item.id : 0,
    paymentPlanId: charge?.planId ?? 0,
    planChargeId: charge?.id ?? 0,
    providerId,
    day: dayOfMoment(at),
    amount,
    isUnearned: item === undefined,
    created: at,
  };
}

/** How a family pays, all its life. */
export function payerKind(office: Pick<Office, "draw">, guarantorId: number): PayerKind {
  return office.draw("family", guarantorId, "kind of payer").weighted(payerKinds);
}

/** By what means an amount is paid. */
export function paymentMethod(
  office: Office,
  amount: Cents,
  ...key: readonly (string | number)[]
): PaymentMethod {
  const draw = office.draw("payment method", ...key);
  if (amount >= financing.from && draw.chance(financing.share)) return "financing";
  return draw.weighted(paymentMethods);
}
