import type { Day, Moment } from "../../../foundation/calendar.ts";
import { agency } from "../../catalog/rates/money.ts";
import type { AccountItem } from "../../ledger/account-book.ts";
import type { Adjustment } from "../../world/money.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { recordAdjustment } from "./adjustment.ts";
import { type PaymentPart, partOf, postPayment } from "./family-account.ts";
import { clockFrom, deskOf, isOpen } from "./money-desk.ts";

/** Gives what was written off to an agency, which gets something out of some families after months. */
export function handOver(
  office: Office,
  day: Day,
  guarantorId: number,
  writtenOff: readonly Adjustment[],
): void {
  const draw = office.draw("family", guarantorId, "agency", day);
  if (writtenOff.length === 0 || !draw.chance(agency.succeeds)) return;
  const share = agency.least + (1 - agency.least) * draw.next();
  const adjustmentIds = writtenOff.map(({ id }) => id);
  office.agenda.promise(day + draw.integer(agency.from, agency.to), {
    kind: "agency recovers",
    guarantorId,
    adjustmentIds,
    share,
  });
}

/** Posts what the agency has collected: the debt comes back on the account by so much, and is paid. */
export const recoveries: DailyProcess = {
  name: "recoveries of bad debts",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 13 * 60 + 20, 20);
    for (const { guarantorId, adjustmentIds, share } of office.agenda.take("agency recovers", day)) {
      recover(office, clock, guarantorId, writeOffsOf(office, adjustmentIds), share);
    }
  },
};

function writeOffsOf(office: Office, ids: readonly number[]): readonly Adjustment[] {
  return ids.flatMap((id) => office.world.adjustments.get(id) ?? []);
}

function recover(
  office: Office,
  clock: () => Moment,
  payerId: number,
  writeOffs: readonly Adjustment[],
  share: number,
): void {
  let left = Math.floor(writeOffs.reduce((sum, { amount }) => sum - amount, 0) * share);
  const parts: PaymentPart[] = [];
  for (const writeOff of writeOffs) {
    const amount = Math.min(left, -writeOff.amount);
    const item = amount > 0 ? putBack(office, clock(), writeOff, amount) : undefined;
    if (item === undefined) continue;
    parts.push(partOf(item, amount));
    left -= amount;
  }
  if (parts.length === 0) return;
  postPayment(office, clock(), {
    payerId,
    method: "check",
    parts,
    note: "Recovered by the collection agency",
  });
}

/** Takes back a part of a write-off. Nothing when the work has been settled in another way since. */
function putBack(office: Office, at: Moment, writeOff: Adjustment, amount: Cents): AccountItem | undefined {
  const { patientId, providerId, procedureId } = writeOff;
  const { book } = deskOf(office);
  if (procedureId > 0 && book.procedureItem(procedureId)?.open !== 0) return undefined;
  const change = { kind: "bad debt recovery", amount, note: "Recovered by the collection agency" } as const;
  const { id } = recordAdjustment(office, at, { patientId, providerId, procedureId, ...change });
  if (procedureId > 0) return deskOf(office).book.procedureItem(procedureId);
  const items = deskOf(office).book.openItems(patientId);
  return items.find((item) => item.source === "adjustment" && item.id === id);
}
