import type { Day } from "../../foundation/calendar.ts";
import type { Cents } from "../world/practice.ts";
import { type Month, monthIndex } from "./months.ts";
import type { PracticeRecord } from "./record.ts";
import { addTo } from "./series.ts";

/** A family's open account at a month's end. */
export interface FamilyStanding {
  readonly balance: Cents;
  readonly upTo30: Cents;
  readonly upTo60: Cents;
  readonly upTo90: Cents;
  readonly over90: Cents;
}

interface Account {
  readonly charges: { readonly day: Day; readonly amount: Cents }[];
  readonly credits: { readonly day: Day; readonly amount: Cents }[];
}

/** The families' standings at each month's end, in the order of the months, by the family heads as they are at the end. */
export function familyStandings(record: PracticeRecord, months: readonly Month[]): FamilyStanding[][] {
  const guarantorOf = (patientId: number): number => record.patients.get(patientId)?.guarantorId ?? patientId;
  return accountStandings(record, months, guarantorOf);
}

/** The standings of accounts that patients belong to by any rule. */
export function accountStandings(
  record: PracticeRecord,
  months: readonly Month[],
  holderOf: (patientId: number) => number,
): FamilyStanding[][] {
  const standings = months.map((): FamilyStanding[] => []);
  for (const account of accountsBy(record, holderOf).values()) addStandings(account, months, standings);
  return standings;
}

/** Charges and credits by account, oldest first. */
function accountsBy(record: PracticeRecord, holderOf: (patientId: number) => number): Map<number, Account> {
  const accounts = new Map<number, Account>();
  const accountOf = (patientId: number): Account => {
    const holder = holderOf(patientId);
    const account = accounts.get(holder) ?? { charges: [], credits: [] };
    accounts.set(holder, account);
    return account;
  };
  for (const { patientId, day, fee, units } of record.completed.values()) {
    accountOf(patientId).charges.push({ day, amount: fee * units });
  }
  for (const { patientId, day, amount } of record.adjustments) {
    if (amount > 0) accountOf(patientId).charges.push({ day, amount });
    else accountOf(patientId).credits.push({ day, amount: -amount });
  }
  for (const { patientId, day, amount } of record.splits) accountOf(patientId).credits.push({ day, amount });
  for (const { kind, patientId, guarantorId, day, principal } of record.planCharges.values()) {
    if (kind === "debit") accountOf(guarantorId).charges.push({ day, amount: principal });
    else accountOf(patientId).credits.push({ day, amount: principal });
  }
  for (const { patientId, posted, paid, writeOff } of record.lines.values()) {
    if (posted !== undefined) accountOf(patientId).credits.push({ day: posted, amount: paid + writeOff });
  }
  for (const { charges, credits } of accounts.values()) {
    charges.sort((a, b) => a.day - b.day);
    credits.sort((a, b) => a.day - b.day);
  }
  return accounts;
}

/** Goes through an account once, month by month. */
function addStandings(account: Account, months: readonly Month[], standings: FamilyStanding[][]): void {
  const { charges, credits } = account;
  let [charged, credited, nextCharge, nextCredit] = [0, 0, 0, 0];
  months.forEach(({ end }, month) => {
    for (let credit = credits[nextCredit]; credit !== undefined && credit.day <= end; ) {
      credited += credit.amount;
      nextCredit += 1;
      credit = credits[nextCredit];
    }
    for (let charge = charges[nextCharge]; charge !== undefined && charge.day <= end; ) {
      charged += charge.amount;
      nextCharge += 1;
      charge = charges[nextCharge];
    }
    standings[month]?.push(standingOf(charges, nextCharge, charged - credited, end));
  });
}

/** All credits have paid the oldest charges, so what is owed is left on the newest. */
function standingOf(charges: Account["charges"], due: number, balance: Cents, end: Day): FamilyStanding {
  const standing = { balance, upTo30: 0, upTo60: 0, upTo90: 0, over90: 0 };
  let left = balance;
  for (let place = due - 1; place >= 0 && left > 0; place -= 1) {
    const charge = charges[place];
    if (charge === undefined) break;
    // The oldest charge bears what was paid back beyond all credits.
    const open = place === 0 ? left : Math.min(left, charge.amount);
    left -= open;
    standing[bucket(end - charge.day)] += open;
  }
  return standing;
}

function bucket(age: number): "upTo30" | "upTo60" | "upTo90" | "over90" {
  if (age <= 30) return "upTo30";
  if (age <= 60) return "upTo60";
  return age <= 90 ? "upTo90" : "over90";
}

/** What insurers were expected to pay or have written off, on sent claims without an answer, at each month's end. */
export function insuranceEstimates(record: PracticeRecord, months: readonly Month[]): Cents[] {
  const changes = months.map(() => 0);
  for (const line of record.lines.values()) {
    const sent = record.claims.get(line.claimId)?.sent;
    if (sent === undefined || line.status === "supplemental") continue;
    const estimate = line.paymentEstimate + line.writeOffEstimate;
    addTo(changes, monthIndex(months, sent), estimate);
    if (line.posted !== undefined) addTo(changes, monthIndex(months, line.posted), -estimate);
  }
  let standing = 0;
  return changes.map((change) => {
    standing += change;
    return standing;
  });
}
