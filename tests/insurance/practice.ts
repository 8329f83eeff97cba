import { dayOf } from "../../foundation/calendar.ts";
import { simulate } from "../../generator/simulate.ts";
import type { EventKind, EventOf } from "../../generator/world/events.ts";
import type { Claim, ClaimLine, InsurancePlan } from "../../generator/world/insurance.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

/** One practice, large and long enough that everything insurers do happens in it. */
export const practice: SimulatedPractice = simulate({
  patients: 400,
  years: 4,
  seed: 11,
  asOf: dayOf(2026, 6, 17),
});

const { world } = practice;

export const claims: readonly Claim[] = [...world.claims.values()];
export const lines: readonly ClaimLine[] = [...world.claimLines.values()];
export const paidLines = lines.filter((line) => line.paid > 0);

export function linesOf(claim: Claim): ClaimLine[] {
  return world.linesOfClaim(claim.id).flatMap((id) => world.claimLines.get(id) ?? []);
}

export function planOf(line: { readonly planId: number }): InsurancePlan {
  const plan = world.plans.get(line.planId);
  if (plan === undefined) throw new RangeError(`no plan ${line.planId}`);
  return plan;
}

export function codeOf(line: ClaimLine): string {
  return world.procedures.get(line.procedureId)?.code ?? "";
}

export function eventsOf<K extends EventKind>(kind: K): EventOf<K>[] {
  return practice.events.filter((event): event is EventOf<K> => event.kind === kind);
}

/** Sums of a figure of lines by a key. */
export function sumsBy(
  of: readonly ClaimLine[],
  key: (line: ClaimLine) => string,
  figure: (line: ClaimLine) => number,
): ReadonlyMap<string, { readonly sum: number; readonly lines: readonly ClaimLine[] }> {
  const sums = new Map<string, { sum: number; lines: ClaimLine[] }>();
  for (const line of of) {
    const entry = sums.get(key(line)) ?? { sum: 0, lines: [] };
    sums.set(key(line), entry);
    entry.sum += figure(line);
    entry.lines.push(line);
  }
  return sums;
}
