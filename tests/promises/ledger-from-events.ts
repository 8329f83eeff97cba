import type { Day } from "../../foundation/calendar.ts";
import type { AgedBalance } from "../../generator/ledger/aging.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";

/** One line of an account in cents: positive for what is owed. */
interface Posting {
  readonly day: Day;
  readonly amount: number;
  /** Ages by itself; everything else is a credit that pays the oldest charge. */
  readonly isCharge: boolean;
}

/** All accounts, gathered from the events and from nothing else. */
export interface Accounts {
  /** By the head of the family as it is at the end. */
  readonly families: ReadonlyMap<number, readonly Posting[]>;
  readonly completedProcedures: number;
}

export function accountsFromEvents(events: readonly PracticeEvent[]): Accounts {
  const postings = new Map<number, Posting[]>();
  const guarantors = new Map<number, number>();
  const units = new Map<number, { patientId: number; units: number }>();
  const lines = new Map<number, number>();
  let completedProcedures = 0;

  const post = (patientId: number | undefined, day: Day, amount: number, isCharge = false): void => {
    if (patientId === undefined) throw new Error("a posting on nobody's account");
    if (!Number.isSafeInteger(amount)) throw new Error(`${amount} is no whole number of cents`);
    const account = postings.get(patientId);
    if (account === undefined) postings.set(patientId, [{ day, amount, isCharge }]);
    else account.push({ day, amount, isCharge });
  };

  for (const event of events) {
    switch (event.kind) {
      case "patient joined":
        guarantors.set(event.patient.id, event.patient.guarantorId);
        break;
      case "patient changed":
        if (event.change.guarantorId !== undefined) guarantors.set(event.patientId, event.change.guarantorId);
        break;
      case "procedure planned":
      case "procedure charted":
        units.set(event.procedure.id, event.procedure);
        if (event.procedure.status === "complete") {
          completedProcedures++;
          const { patientId, day, fee, units: count } = event.procedure;
          post(patientId, day, fee * count, true);
        }
        break;
      case "procedure completed": {
        const procedure = units.get(event.procedureId);
        completedProcedures++;
        post(procedure?.patientId, event.day, event.fee * (procedure?.units ?? Number.NaN), true);
        break;
      }
      case "claim created":
        for (const line of event.lines) lines.set(line.id, line.patientId);
        break;
      case "claim received":
        for (const { claimLineId, paid, writeOff } of event.answers)
          post(lines.get(claimLineId), event.day, -paid - writeOff);
        break;
      case "claim supplemented":
        post(event.line.patientId, event.line.posted ?? Number.NaN, -event.line.paid - event.line.writeOff);
        break;
      case "adjustment made":
        post(
          event.adjustment.patientId,
          event.adjustment.day,
          event.adjustment.amount,
          event.adjustment.amount > 0,
        );
        break;
      case "payment posted":
        for (const { patientId, day, amount } of event.splits) post(patientId, day, -amount);
        break;
      case "payment plan agreed":
        for (const { kind, patientId, day, principal } of event.charges)
          if (kind === "credit") post(patientId, day, -principal);
        break;
      case "instalment due":
        post(event.charge.guarantorId, event.charge.day, event.charge.principal, true);
        break;
      case "payment plan closed":
        if (event.remainder !== undefined)
          post(event.remainder.guarantorId, event.remainder.day, event.remainder.principal, true);
        break;
      default:
    }
  }
  return { families: familyAccounts(postings, guarantors), completedProcedures };
}

function familyAccounts(
  postings: ReadonlyMap<number, readonly Posting[]>,
  guarantors: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly Posting[]> {
  const families = new Map<number, Posting[]>();
  for (const [patientId, guarantorId] of guarantors) {
    const account = families.get(guarantorId) ?? [];
    account.push(...(postings.get(patientId) ?? []));
    families.set(guarantorId, account);
  }
  return families;
}

/** Pays charges one by one from a queue, oldest first: slow, and plainly what first in, first out means. */
export function ageByQueue(account: readonly Posting[], day: Day): AgedBalance {
  const known = account.filter((posting) => posting.day <= day);
  const queue = known.filter(({ isCharge }) => isCharge).toSorted((a, b) => a.day - b.day);
  let credit = -known.reduce((sum, { isCharge, amount }) => (isCharge ? sum : sum + amount), 0);
  const owed = [0, 0, 0, 0];
  let balance = -credit;
  for (const { day: charged, amount } of queue) {
    const paid = Math.min(amount, credit);
    credit -= paid;
    balance += amount;
    const bucket = Math.min(3, Math.max(0, Math.ceil((day - charged) / 30) - 1));
    owed[bucket] = (owed[bucket] ?? 0) + amount - paid;
  }
  const [current = 0, from31To60 = 0, from61To90 = 0, over90 = 0] = owed;
  return { balance, current, from31To60, from61To90, over90 };
}
