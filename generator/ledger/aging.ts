import { type Day, dayOfMoment } from "../../foundation/calendar.ts";
import type { Aging } from "../world/money.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";
import { type EntrySource, entriesOfFamily, type LedgerEntry } from "./entry.ts";

/** A family's balance by age, without what insurers are expected to do. */
export type AgedBalance = Omit<Aging, "insuranceEstimate">;

/**
 * Ages a family's account as OpenDental does. Charges (completed procedures, positive adjustments and instalments of
 * payment plans by the day they are due: preference PayPlansVersion 2) fall into four
 * buckets by their age: up to 30 days included, 31–60, 61–90, older. All else (payments and their refunds, what
 * insurers paid and wrote off, negative adjustments, work that went onto a plan) is one pool that is used up on the oldest charges first. What
 * is left of the pool makes the balance negative while the buckets stay at 0.
 */
export function ageEntries(entries: readonly LedgerEntry[], asOf: Day): AgedBalance {
  const charges = [0, 0, 0, 0];
  let pool = 0;
  for (const entry of entries) {
    if (isCharge(entry)) charges[bucketOf(asOf - entry.day)]! += entry.amount;
    else pool -= entry.amount;
  }
  const balance = charges.reduce((sum, amount) => sum + amount, -pool);
  const [current = 0, from31To60 = 0, from61To90 = 0, over90 = 0] = payOldestFirst(charges, pool);
  return { balance, current, from31To60, from61To90, over90 };
}

/**
 * A family's aging at the end of a day.
 *
 * @param guarantorId the family's head; a patient who is not a guarantor has no family and gives zeros
 * @param entries the family's account up to that day, where it is at hand
 */
export function ageFamily(
  world: World,
  guarantorId: number,
  day: Day,
  entries: readonly LedgerEntry[] = entriesOfFamily(world, guarantorId, day),
): Aging {
  return {
    ...ageEntries(entries, day),
    insuranceEstimate: insuranceEstimateOfFamily(world, guarantorId, day),
  };
}

/** What a patient's own account stands at, without regard to what insurers are expected to do: OpenDental's EstBalance. */
export function balanceOf(entries: readonly LedgerEntry[]): Cents {
  return entries.reduce((sum, entry) => sum + entry.amount, 0);
}

const chargeSources: ReadonlySet<EntrySource> = new Set(["procedure", "adjustment", "plan debit"]);

/** Whether an entry is aged as a charge. A refund is not: it takes back a part of the pool of credits. */
export function isCharge(entry: LedgerEntry): boolean {
  return entry.amount > 0 && chargeSources.has(entry.source);
}

/** 0 up to 30 days, 1 up to 60, 2 up to 90, 3 older. */
function bucketOf(age: number): 0 | 1 | 2 | 3 {
  if (age <= 30) return 0;
  if (age <= 60) return 1;
  return age <= 90 ? 2 : 3;
}

/** Takes the pool off the buckets from the last to the first. A pool below 0 is owed since longest. */
function payOldestFirst(charges: readonly Cents[], pool: Cents): Cents[] {
  let left = pool;
  return charges
    .toReversed()
    .map((charge) => {
      const used = Math.min(charge, left);
      left -= used;
      return charge - used;
    })
    .toReversed();
}

/** Estimated payments and write-offs of the claim lines that wait for an answer at the end of a day. */
function insuranceEstimateOfFamily(world: World, guarantorId: number, day: Day): Cents {
  let sum = 0;
  for (const patientId of world.familyOf(guarantorId)) {
    for (const procedureId of world.proceduresOf(patientId)) {
      for (const lineId of world.linesOfProcedure(procedureId)) sum += awaitedOn(world, lineId, day);
    }
  }
  return sum;
}

function awaitedOn(world: World, lineId: number, day: Day): Cents {
  const line = world.claimLines.get(lineId);
  if (line === undefined || line.claimId === 0 || line.status === "supplemental") return 0;
  if (line.status === "preauthorisation") return 0;
  const claim = world.claims.get(line.claimId);
  if (claim === undefined || dayOfMoment(claim.created) > day) return 0;
  return line.posted === undefined || line.posted > day ? line.paymentEstimate + line.writeOffEstimate : 0;
}
