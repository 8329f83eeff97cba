import { type Day, dayOfMoment, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { InsurancePayment } from "../../world/insurance.ts";
import type { Adjustment, Payment, PaymentSplit } from "../../world/money.ts";
import type { PracticeBook } from "../book.ts";
import {
  adjustmentDefinitions,
  insurancePaymentDefinitions,
  paymentDefinitions,
  unearnedDefinition,
} from "../codes.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import { collectDeposits, type Deposits } from "./deposits.ts";

const { PayPlanDebitTypes } = enumerations;

/** `payment`, `paysplit`, `adjustment`, `claimpayment`, `deposit`: money that came in, and what it was for. */
export function writePayments(book: PracticeBook, out: RowWriter): void {
  const { world } = book;
  const deposits = collectDeposits(world);
  const splits = new Map<number, number>();
  for (const split of world.splits.values()) {
    splits.set(split.paymentId, (splits.get(split.paymentId) ?? 0) + 1);
    writeSplit(split, splitContext(book, split), out);
  }
  for (const payment of world.payments.values()) {
    writePayment(payment, { isSplit: (splits.get(payment.id) ?? 0) > 1, deposits }, out);
  }
  for (const adjustment of world.adjustments.values())
    writeAdjustment(adjustment, world.procedures.get(adjustment.procedureId)?.day ?? adjustment.day, out);
  for (const payment of world.insurancePayments.values()) writeCheck(book, payment, deposits, out);
  for (const { id, day, amount } of deposits.all) {
    out.write("deposit", {
      DepositNum: id,
      DateDeposit: day,
      BankAccountInfo: "Operating account",
      Amount: money(amount),
    });
  }
}

export interface PaymentContext {
  readonly isSplit: boolean;
  /** Undefined for payments that were never deposited here. */
  readonly deposits: Deposits | undefined;
}

export function writePayment(payment: Payment, { isSplit, deposits }: PaymentContext, out: RowWriter): void {
  out.write("payment", {
    PayNum: payment.id,
    PayType: paymentDefinitions[payment.method],
    PayDate: payment.day,
    PayAmt: money(payment.amount),
    CheckNum: payment.checkNumber,
    PayNote: payment.note,
    IsSplit: flagOf(isSplit),
    PatNum: payment.patientId,
    DateEntry: dayOfMoment(payment.created),
    DepositNum: deposits?.ofPayment.get(payment.id) ?? 0,
    Receipt: "",
    SecUserNumEntry: payment.userId,
    SecDateTEdit: payment.created,
    PaymentSource: enumerations.CreditCardSource.None,
    ProcessStatus: enumerations.ProcessStat.OfficeProcessed,
    PaymentStatus: enumerations.PaymentStatus.None,
    IsCcCompleted: flagOf(payment.method === "card"),
    MerchantFee: 0,
  });
}

/** What a split's row says of what it pays for, and of who took it. */
export interface SplitContext {
  /** The day of the procedure, or of the payment when it is for none. */
  readonly worked: Day;
  readonly userId: number;
}

function splitContext({ world }: PracticeBook, split: PaymentSplit): SplitContext {
  return {
    worked: world.procedures.get(split.procedureId)?.day ?? split.day,
    userId: world.payments.get(split.paymentId)?.userId ?? 0,
  };
}

export function writeSplit(split: PaymentSplit, { worked, userId }: SplitContext, out: RowWriter): void {
  out.write("paysplit", {
    SplitNum: split.id,
    SplitAmt: money(split.amount),
    PatNum: split.patientId,
    ProcDate: worked,
    PayNum: split.paymentId,
    ProvNum: split.providerId,
    DatePay: split.day,
    ProcNum: split.procedureId,
    DateEntry: dayOfMoment(split.created),
    UnearnedType: split.isUnearned ? unearnedDefinition : 0,
    SecUserNumEntry: userId,
    SecDateTEdit: split.created,
    AdjNum: split.adjustmentId,
    PayPlanNum: split.paymentPlanId,
    PayPlanChargeNum: split.planChargeId,
    PayPlanDebitType: PayPlanDebitTypes[split.planChargeId > 0 ? "Principal" : "Unknown"],
  });
}

/** `worked` is the day of the procedure, or of the adjustment when it is of none. */
export function writeAdjustment(adjustment: Adjustment, worked: Day, out: RowWriter): void {
  out.write("adjustment", {
    AdjNum: adjustment.id,
    AdjDate: adjustment.day,
    AdjAmt: money(adjustment.amount),
    PatNum: adjustment.patientId,
    AdjType: adjustmentDefinitions[adjustment.kind],
    ProvNum: adjustment.providerId,
    AdjNote: adjustment.note,
    ProcDate: worked,
    ProcNum: adjustment.procedureId,
    DateEntry: dayOfMoment(adjustment.created),
    SecUserNumEntry: adjustment.userId,
    SecDateTEdit: adjustment.created,
  });
}

function writeCheck(book: PracticeBook, payment: InsurancePayment, deposits: Deposits, out: RowWriter): void {
  out.write("claimpayment", {
    ClaimPaymentNum: payment.id,
    CheckDate: payment.day,
    CheckAmt: money(payment.amount),
    CheckNum: payment.checkNumber,
    DepositNum: deposits.ofInsurancePayment.get(payment.id) ?? 0,
    CarrierName: book.world.carriers.get(payment.carrierId)?.name ?? "",
    DateIssued: payment.method === "check" ? payment.day : emptyDay,
    IsPartial: 0,
    PayType: insurancePaymentDefinitions[payment.method],
    SecUserNumEntry: book.frontDesk.id,
    SecDateEntry: dayOfMoment(payment.created),
    SecDateTEdit: payment.created,
  });
}
