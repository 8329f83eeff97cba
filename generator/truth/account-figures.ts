import type { InsurancePayment } from "../world/insurance.ts";
import type { AdjustmentKind, PaymentMethod } from "../world/money.ts";
import type { FillGrid } from "./fill-grid.ts";
import type { PracticeRecord } from "./record.ts";

const adjustmentGroups: Readonly<Record<AdjustmentKind, "discounts" | "bad_debt" | "account_fees">> = {
  "courtesy discount": "discounts",
  "cash discount": "discounts",
  "senior discount": "discounts",
  "staff discount": "discounts",
  "bad debt": "bad_debt",
  "bad debt recovery": "bad_debt",
  "small balance": "bad_debt",
  "finance charge": "account_fees",
  "returned check fee": "account_fees",
  "missed appointment fee": "account_fees",
};

const methodGroups: Readonly<Record<PaymentMethod, string>> = {
  card: "card",
  check: "check",
  cash: "cash",
  financing: "financing",
  refund: "refunds",
  "income transfer": "transfers",
};

/** Adjustments by what they are for, patients' and insurers' payments by how they were made. */
export function accountFigures(record: PracticeRecord, grid: FillGrid) {
  const { adjustments, splits, methods, lines, insuranceMethods } = record;
  const adjusted = (group: (typeof adjustmentGroups)[AdjustmentKind]) =>
    grid((add) => {
      for (const { kind, providerId, day, amount } of adjustments) {
        if (adjustmentGroups[kind] === group) add(providerId, day, amount);
      }
    });
  const paid = (group: string) =>
    grid((add) => {
      for (const { paymentId, providerId, day, amount, isUnearned } of splits) {
        const method = methods.get(paymentId);
        if (!isUnearned && method !== undefined && methodGroups[method] === group) {
          add(providerId, day, amount);
        }
      }
    });
  const paidByInsurer = (method: InsurancePayment["method"]) =>
    grid((add) => {
      for (const { id, posted, providerId, paid: amount } of lines.values()) {
        if (posted !== undefined && insuranceMethods.get(id) === method) add(providerId, posted, amount);
      }
    });
  return {
    discounts: adjusted("discounts"),
    bad_debt: adjusted("bad_debt"),
    account_fees: adjusted("account_fees"),
    collections_card: paid("card"),
    collections_check: paid("check"),
    collections_cash: paid("cash"),
    collections_financing: paid("financing"),
    collections_refunds: paid("refunds"),
    collections_transfers: paid("transfers"),
    insurance_collections_check: paidByInsurer("check"),
    insurance_collections_electronic: paidByInsurer("electronic"),
  };
}
