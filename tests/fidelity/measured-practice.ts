import { dayOf } from "../../foundation/calendar.ts";
import { type Finding, measureTarget } from "../../generator/fidelity/report.ts";
import { targets } from "../../generator/fidelity/targets/targets.ts";
import { simulate } from "../../generator/simulate.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import type { SimulatedPractice, World } from "../../generator/world/world.ts";

/** A practice large enough for the gates to mean something. It is simulated once a test file. */
export function largePractice(): SimulatedPractice {
  return simulate({ patients: 1500, years: 4, seed: 1, asOf: dayOf(2026, 6, 30) });
}

/** The finding of one target. */
export function findingOf(practice: SimulatedPractice, id: string): Finding {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new RangeError(`there is no target ${id}`);
  return measureTarget(practice, target);
}

/** The same practice with tables of its world exchanged; its indexes stay. */
export function withTables(practice: SimulatedPractice, tables: Partial<World>): SimulatedPractice {
  const world = Object.create(practice.world, Object.getOwnPropertyDescriptors(tables)) as World; // own tables, else the world's
  return { ...practice, world };
}

/** A table in which every row was changed. */
export function changed<T>(
  table: ReadonlyMap<number, T>,
  change: (row: T, key: number) => T,
): Map<number, T> {
  return new Map([...table].map(([key, row]) => [key, change(row, key)]));
}

/** The same practice with its events changed. */
export function withEvents(
  practice: SimulatedPractice,
  change: (event: PracticeEvent) => readonly PracticeEvent[],
): SimulatedPractice {
  return { ...practice, events: practice.events.flatMap(change) };
}
