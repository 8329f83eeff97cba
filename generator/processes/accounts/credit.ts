import type { Day, Moment } from "../../../foundation/calendar.ts";
import { refund } from "../../catalog/rates/money.ts";
import { type AccountItem, patientOwes } from "../../ledger/account-book.ts";
import type { Office } from "../../world/world.ts";
import { familyItems, owedFor, type PaymentPart, partOf, postPayment, spread } from "./family-account.ts";

/**
 * Settles what was paid too much for some work, as when an insurer pays more than it was expected to: first it is
 * moved to what the family owes elsewhere, then most of what is left is refunded.
 */
export function settleCredits(office: Office, day: Day, clock: () => Moment, guarantorId: number): void {
  if (creditsOf(familyItems(office, guarantorId)).length === 0) return;
  moveCredits(office, clock, guarantorId);
  const credits = creditsOf(familyItems(office, guarantorId));
  const left = -credits.reduce((sum, item) => sum + item.open, 0);
  if (left < refund.smallest || !office.draw("family", guarantorId, "refund", day).chance(refund.share))
    return;
  const parts = credits.map((item) => partOf(item, item.open));
  const order = { payerId: guarantorId, method: "refund", parts, note: "Overpayment returned" } as const;
  postPayment(office, clock(), order);
}

function moveCredits(office: Office, clock: () => Moment, guarantorId: number): void {
  const items = familyItems(office, guarantorId);
  const credits = creditsOf(items);
  const available = -credits.reduce((sum, item) => sum + item.open, 0);
  const amount = Math.min(available, owedFor(items));
  if (amount <= 0) return;
  const parts = [takenFrom(credits, amount), spread(items, amount)].flat();
  const order = { payerId: guarantorId, method: "income transfer", parts, note: "Credit applied" } as const;
  postPayment(office, clock(), order);
}

/** Charges that were paid too much, and for which no insurer has yet to answer. */
function creditsOf(items: readonly AccountItem[]): AccountItem[] {
  return items.filter((item) => patientOwes(item) < 0 && item.expected === 0);
}

function takenFrom(credits: readonly AccountItem[], amount: number): PaymentPart[] {
  let left = amount;
  return credits.flatMap((item) => {
    const taken = Math.min(left, -item.open);
    left -= taken;
    return taken > 0 ? [partOf(item, -taken)] : [];
  });
}
