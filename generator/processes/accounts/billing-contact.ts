import type { Day, Moment } from "../../../foundation/calendar.ts";
import { collectionsNote, overdueNotes } from "../../catalog/contact-notes.ts";
import { collections, smallBalanceAge, smallestBill } from "../../catalog/rates/money.ts";
import { type AccountItem, patientOwes } from "../../ledger/account-book.ts";
import type { Cents } from "../../world/practice.ts";
import type { Office } from "../../world/world.ts";
import { adjustItem, recordAdjustment } from "./adjustment.ts";
import { handOver } from "./collection-agency.ts";
import { familyItems } from "./family-account.ts";
import { deskOf, frontDeskUser } from "./money-desk.ts";

/**
 * Decides what becomes of a family's account this month. Small remains are written off when they are old; after some
 * bills without a payment somebody calls, and after more the debt is given up.
 */
export function followUp(
  office: Office,
  day: Day,
  clock: () => Moment,
  guarantorId: number,
): "bill" | "no bill" {
  const items = familyItems(office, guarantorId);
  const due = dueFrom(office, guarantorId, items);
  if (due <= 0) return "no bill";
  if (due <= smallestBill) {
    writeOffSmallBalance(office, day, clock, items);
    return "no bill";
  }
  const bills = deskOf(office).bills.get(guarantorId)?.count ?? 0;
  if (bills >= collections.giveUpAfterBills) {
    giveUp(office, day, clock, guarantorId, items);
    return "no bill";
  }
  if (bills >= collections.callAfterBills) callAboutBalance(office, day, clock(), guarantorId);
  if (bills >= 2) chargeInterest(office, day, clock, guarantorId, due);
  return "bill";
}

/** What the family has to pay itself, with its credits and prepayments taken off. */
function dueFrom(office: Office, guarantorId: number, items: readonly AccountItem[]): Cents {
  const { book } = deskOf(office);
  const prepaid = office.world.familyOf(guarantorId).flatMap((id) => book.prepayments(id));
  return (
    items.reduce((sum, item) => sum + patientOwes(item), 0) -
    prepaid.reduce((sum, { amount }) => sum + amount, 0)
  );
}

function writeOffSmallBalance(
  office: Office,
  day: Day,
  clock: () => Moment,
  items: readonly AccountItem[],
): void {
  for (const item of items) {
    const owed = patientOwes(item);
    if (owed > 0 && day - item.day > smallBalanceAge) {
      adjustItem(office, clock(), item, { kind: "small balance", amount: -owed, note: "" });
    }
  }
}

function giveUp(
  office: Office,
  day: Day,
  clock: () => Moment,
  guarantorId: number,
  items: readonly AccountItem[],
): void {
  call(office, clock(), guarantorId, collectionsNote);
  const note = "Sent to collections";
  const writtenOff = items.flatMap((item) => {
    const owed = patientOwes(item);
    return owed > 0 ? [adjustItem(office, clock(), item, { kind: "bad debt", amount: -owed, note })] : [];
  });
  handOver(office, day, guarantorId, writtenOff);
}

function callAboutBalance(office: Office, day: Day, at: Moment, guarantorId: number): void {
  call(office, at, guarantorId, office.draw("family", guarantorId, "balance call", day).pick(overdueNotes));
}

function call(office: Office, at: Moment, guarantorId: number, note: string): void {
  const id = office.newId("contact");
  const userId = frontDeskUser(office, "contact", id);
  const contact = { id, patientId: guarantorId, at, note, userId } as const;
  office.record({
    at,
    kind: "contact made",
    contact: { ...contact, topic: "financial", mode: "phone", direction: "sent" },
  });
}

/** Few practices charge interest, and only on larger debts. */
function chargeInterest(
  office: Office,
  day: Day,
  clock: () => Moment,
  guarantorId: number,
  due: Cents,
): void {
  const { financeChargeFrom, financeChargeShare, financeChargePercent } = collections;
  const isCharged = office.draw("family", guarantorId, "finance charge", day).chance(financeChargeShare);
  const patient = office.world.patients.get(guarantorId);
  if (due < financeChargeFrom || !isCharged || patient === undefined) return;
  const amount = Math.round((due * financeChargePercent) / 100);
  const target = { patientId: guarantorId, providerId: patient.primaryProviderId, procedureId: 0 };
  recordAdjustment(office, clock(), { ...target, kind: "finance charge", amount, note: "" });
}
