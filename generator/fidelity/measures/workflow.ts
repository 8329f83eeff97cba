import { exactly } from "../estimate.ts";
import type { Measure } from "../target.ts";
import type { PracticeView } from "./practice-view.ts";

type Count = (world: PracticeView["world"]) => number;

/** Rows of one kind by row of another. Both are complete counts. */
export const rowsPer =
  (count: Count, per: Count): Measure =>
  ({ world }) => {
    const divisor = per(world);
    return divisor === 0 ? undefined : exactly(count(world) / divisor, divisor);
  };

export const appointments: Count = (world) => world.appointments.size;
export const patients: Count = (world) => world.patients.size;
export const claims: Count = (world) => world.claims.size;
export const claimLines: Count = (world) => world.claimLines.size;
export const payments: Count = (world) => world.payments.size;
export const splits: Count = (world) => world.splits.size;
export const contacts: Count = (world) => world.contacts.size;
export const coverages: Count = (world) => world.coverages.size;
export const insurancePayments: Count = (world) => world.insurancePayments.size;
export const recalls: Count = (world) => world.recalls.size;
export const statements: Count = (world) => world.statements.size;
export const adjustments: Count = (world) => world.adjustments.size;
export const procedures: Count = (world) => world.procedures.size;
export const documents: Count = (world) => world.records.documents.size;
/** Subscriptions in force. */
export const subscriptions: Count = (world) =>
  [...world.subscriptions.values()].filter(({ terminated }) => terminated === undefined).length;
