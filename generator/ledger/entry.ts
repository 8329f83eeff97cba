import type { Day } from "../../foundation/calendar.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";

/** What put an entry on an account. */
export type EntrySource = "procedure" | "adjustment" | "split" | "insurance payment" | "write-off";

/** One line of a patient's account. Positive amounts add to what is owed. */
export interface LedgerEntry {
  readonly source: EntrySource;
  /** The key of the row of its source: procedure, adjustment, split or claim line. */
  readonly id: number;
  readonly patientId: number;
  readonly providerId: number;
  readonly day: Day;
  readonly amount: Cents;
}

/**
 * Everything on a patient's account up to and including a day: completed procedures by their day, adjustments,
 * splits of payments, and what insurers paid and wrote off, by the day it was posted.
 */
export function entriesOfPatient(world: World, patientId: number, asOf: Day): LedgerEntry[] {
  const entries = [
    ...procedureEntries(world, patientId),
    ...adjustmentEntries(world, patientId),
    ...splitEntries(world, patientId),
  ];
  return entries.filter((entry) => entry.day <= asOf);
}

/** The entries of all members of a family. */
export function entriesOfFamily(world: World, guarantorId: number, asOf: Day): LedgerEntry[] {
  return world.familyOf(guarantorId).flatMap((id) => entriesOfPatient(world, id, asOf));
}

function procedureEntries(world: World, patientId: number): LedgerEntry[] {
  return world.proceduresOf(patientId).flatMap((id) => {
    const procedure = world.procedures.get(id);
    if (procedure?.status !== "complete") return [];
    const { providerId, day, fee, units } = procedure;
    const amount = fee * units;
    const charges: LedgerEntry[] = [{ source: "procedure", id, patientId, providerId, day, amount }];
    return charges.concat(insuranceEntries(world, id));
  });
}

function insuranceEntries(world: World, procedureId: number): LedgerEntry[] {
  return world.linesOfProcedure(procedureId).flatMap((id) => {
    const line = world.claimLines.get(id);
    if (line?.posted === undefined) return [];
    const { patientId, providerId, posted: day, paid, writeOff } = line;
    const common = { id, patientId, providerId, day };
    return [
      { ...common, source: "insurance payment" as const, amount: -paid },
      { ...common, source: "write-off" as const, amount: -writeOff },
    ].filter((entry) => entry.amount !== 0);
  });
}

function adjustmentEntries(world: World, patientId: number): LedgerEntry[] {
  return world.adjustmentsOfPatient(patientId).flatMap((id) => {
    const adjustment = world.adjustments.get(id);
    if (adjustment === undefined) return [];
    const { providerId, day, amount } = adjustment;
    return [{ source: "adjustment" as const, id, patientId, providerId, day, amount }];
  });
}

function splitEntries(world: World, patientId: number): LedgerEntry[] {
  return world.splitsOfPatient(patientId).flatMap((id) => {
    const split = world.splits.get(id);
    if (split === undefined) return [];
    const { providerId, day, amount } = split;
    return [{ source: "split" as const, id, patientId, providerId, day, amount: -amount }];
  });
}
