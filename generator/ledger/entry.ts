import type { Day } from "../../foundation/calendar.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";

/** What put an entry on an account. */
export type EntrySource =
  | "procedure"
  | "adjustment"
  | "split"
  | "insurance payment"
  | "write-off"
  | "plan credit"
  | "plan debit";

/** One line of a patient's account. Positive amounts add to what is owed. */
export interface LedgerEntry {
  readonly source: EntrySource;
  /** The key of the row of its source: procedure, adjustment, split, claim line or charge of a payment plan. */
  readonly id: number;
  readonly patientId: number;
  readonly providerId: number;
  readonly day: Day;
  readonly amount: Cents;
}

/**
 * Everything on a patient's account up to and including a day: completed procedures by their day, adjustments,
 * splits of payments, what insurers paid and wrote off by the day it was posted, and of payment plans the work they
 * took off the account and the instalments that have come due.
 */
export function entriesOfPatient(world: World, patientId: number, asOf: Day): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  addEntries(world, patientId, asOf, entries);
  return entries;
}

/** The entries of all members of a family. */
export function entriesOfFamily(world: World, guarantorId: number, asOf: Day): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const patientId of world.familyOf(guarantorId)) addEntries(world, patientId, asOf, entries);
  return entries;
}

function addEntries(world: World, patientId: number, asOf: Day, entries: LedgerEntry[]): void {
  addProcedures(world, patientId, asOf, entries);
  addAdjustments(world, patientId, asOf, entries);
  addSplits(world, patientId, asOf, entries);
  addPlanCharges(world, patientId, asOf, entries);
}

function addProcedures(world: World, patientId: number, asOf: Day, entries: LedgerEntry[]): void {
  for (const id of world.proceduresOf(patientId)) {
    const procedure = world.procedures.get(id);
    if (procedure?.status !== "complete" || procedure.day > asOf) continue;
    const { providerId, day, fee, units } = procedure;
    entries.push({ source: "procedure", id, patientId, providerId, day, amount: fee * units });
    addInsurance(world, id, asOf, entries);
  }
}

function addInsurance(world: World, procedureId: number, asOf: Day, entries: LedgerEntry[]): void {
  for (const id of world.linesOfProcedure(procedureId)) {
    const line = world.claimLines.get(id);
    if (line?.posted === undefined || line.posted > asOf) continue;
    const { patientId, providerId, posted: day, paid, writeOff } = line;
    const common = { id, patientId, providerId, day };
    if (paid !== 0) entries.push({ source: "insurance payment", ...common, amount: -paid });
    if (writeOff !== 0) entries.push({ source: "write-off", ...common, amount: -writeOff });
  }
}

function addAdjustments(world: World, patientId: number, asOf: Day, entries: LedgerEntry[]): void {
  for (const id of world.adjustmentsOfPatient(patientId)) {
    const adjustment = world.adjustments.get(id);
    if (adjustment === undefined || adjustment.day > asOf) continue;
    const { providerId, day, amount } = adjustment;
    entries.push({ source: "adjustment", id, patientId, providerId, day, amount });
  }
}

function addSplits(world: World, patientId: number, asOf: Day, entries: LedgerEntry[]): void {
  for (const id of world.splitsOfPatient(patientId)) {
    const split = world.splits.get(id);
    if (split === undefined || split.day > asOf) continue;
    const { providerId, day, amount } = split;
    entries.push({ source: "split", id, patientId, providerId, day, amount: -amount });
  }
}

function addPlanCharges(world: World, patientId: number, asOf: Day, entries: LedgerEntry[]): void {
  for (const id of world.paymentPlans.chargesOnAccount(patientId)) {
    const charge = world.paymentPlans.charges.get(id);
    if (charge === undefined || charge.day > asOf) continue;
    const { kind, providerId, day, principal } = charge;
    if (kind === "credit")
      entries.push({ source: "plan credit", id, patientId, providerId, day, amount: -principal });
    else entries.push({ source: "plan debit", id, patientId, providerId, day, amount: principal });
  }
}
