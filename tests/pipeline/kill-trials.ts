import { expect } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { groupBy } from "../../foundation/group-by.ts";
import { keyedRandom, type Random } from "../../foundation/random.ts";
import { load } from "../../pipeline/load/load.ts";
import { asLarge } from "./changing-source.ts";
import { KillableLoad, type KillMoment, type LoadEnd, type LoadOrder } from "./killable-load.ts";
import { viewWarehouse, type WarehouseView } from "./warehouse-view.ts";

export interface KillTrials {
  /** URLs of the same source at moments of its life. */
  readonly moments: readonly string[];
  readonly warehouse: string;
  /** Removes everything from the warehouse. */
  readonly empty: () => Promise<void>;
  /** Waits until a server has noticed that its client is gone. */
  readonly settled: () => Promise<void>;
  readonly kills: number;
  readonly seed: number;
}

export interface KillCounts {
  /** Kills by what the load did last. */
  readonly byPhase: ReadonlyMap<string, number>;
  /** Kills of a load that went on with what a killed one had left. */
  readonly ofResumed: number;
  /** Kills after which copies lay there that were not published. */
  readonly withCopies: number;
  /** Kills by what was loaded: `empty → 0` and so on. */
  readonly byStep: ReadonlyMap<string, number>;
}

/** From one moment of the source to another, and how long a load of that takes when nobody disturbs it. */
interface Step {
  readonly name: string;
  readonly from: number | null;
  readonly to: number;
  readonly marks: LoadEnd["marks"];
  readonly milliseconds: number;
}

/**
 * Kills loads all over their course: of an empty warehouse, of changes, and of what a killed load has left. After each
 * kill a reader must find all tables as before or all as after; the load that comes next must end with the warehouse
 * that a fresh load gives.
 */
export async function killLoads(trials: KillTrials): Promise<KillCounts> {
  const references = await freshLoads(trials);
  const steps = await measuredSteps(trials, references);
  const draw = keyedRandom(trials.seed);
  const killed: Kill[] = [];
  let spare = new KillableLoad();
  for (let round = 0; killed.length < trials.kills; round++) {
    const step = steps[round % steps.length];
    if (step === undefined) throw new TypeError("there are no steps");
    if (step.from === null) await trials.empty();
    const after = references[step.to]?.tables ?? [];
    let before = step.from === null ? [] : (references[step.from]?.tables ?? []);
    for (let tries = 1; ; tries++) {
      const random = draw("kill", round, tries);
      const child = spare;
      spare = new KillableLoad();
      const end = await child.run(orderOf(trials, step), momentOf(step, random));
      const found = await whatIsThere(trials, { step, before, after, end });
      if (!end.wasKilled) break;
      killed.push({
        phase: end.phase,
        step: step.name,
        isResumed: tries > 1,
        hasCopies: found.copies.length > 0,
      });
      before = found.tables;
      if (killed.length === trials.kills || random.chance(2 / 3)) break;
    }
    await loadToItsEnd(trials, step, after);
  }
  await spare.discard();
  return countsOf(killed);
}

interface Kill {
  readonly phase: string;
  readonly step: string;
  readonly isResumed: boolean;
  readonly hasCopies: boolean;
}

function countsOf(kills: readonly Kill[]): KillCounts {
  const by = (name: (kill: Kill) => string): ReadonlyMap<string, number> =>
    new Map([...groupBy(kills, name)].map(([group, members]) => [group, members.length]));
  return {
    byPhase: by(({ phase }) => phase),
    byStep: by(({ step }) => step),
    ofResumed: kills.filter(({ isResumed }) => isResumed).length,
    withCopies: kills.filter(({ hasCopies }) => hasCopies).length,
  };
}

interface Ended {
  readonly step: Step;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly end: LoadEnd;
}

/** A reader, who comes at once, finds all as before or all as after, and the history of runs says so too. */
async function whatIsThere(trials: KillTrials, { step, before, after, end }: Ended): Promise<WarehouseView> {
  const where = `${step.name}, ended in ${end.phase} after ${JSON.stringify([...end.marks])} ${end.errors}`;
  const allowed = [before, after].map((tables) => ({ where, tables }));
  const { tables } = await viewWarehouse(trials.warehouse);
  expect(allowed).toContainEqual({ where, tables });
  if (!end.wasKilled) expect({ where, exitCode: end.exitCode }).toEqual({ where, exitCode: 0 });
  await trials.settled();
  const view = await viewWarehouse(trials.warehouse);
  expect(allowed).toContainEqual({ where, tables: view.tables });
  const isAsBefore = view.tables.join() === before.join();
  const isAsAfter = view.tables.join() === after.join();
  const last = { where, status: view.runs.at(-1) };
  if (!isAsBefore || !end.wasKilled) expect(last).toEqual({ where, status: "succeeded" });
  if (!isAsAfter && end.phase !== "opening") expect(last).toEqual({ where, status: "running" });
  return view;
}

async function loadToItsEnd(trials: KillTrials, step: Step, after: readonly string[]): Promise<void> {
  const runsBefore = (await viewWarehouse(trials.warehouse)).runs;
  const { from, to, options } = orderOf(trials, step);
  await load({ from: parseDatabaseUrl(from), to: parseDatabaseUrl(to), ...options });
  expect(await viewWarehouse(trials.warehouse)).toEqual({
    tables: after,
    runs: [...runsBefore.map((status) => (status === "running" ? "killed" : status)), "succeeded"],
    copies: [],
  });
}

/** What a full load of each moment into an empty warehouse gives. */
async function freshLoads({ moments, warehouse, empty }: KillTrials): Promise<readonly WarehouseView[]> {
  const views: WarehouseView[] = [];
  for (const moment of moments) {
    await empty();
    await load({ from: parseDatabaseUrl(moment), to: parseDatabaseUrl(warehouse), full: true });
    views.push(await viewWarehouse(warehouse));
  }
  await empty();
  return views;
}

/** Each step once without a kill, which is as good as a fresh load too. */
async function measuredSteps(
  trials: KillTrials,
  references: readonly WarehouseView[],
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const [to, from] of [...trials.moments.keys(), 0].map(
    (to, i) => [to, i === 0 ? null : i - 1] as const,
  )) {
    const name = `${from ?? "empty"} → ${to}`;
    const unmeasured = { name, from, to, marks: new Map(), milliseconds: 0 };
    const end = await new KillableLoad().run(orderOf(trials, unmeasured), { kind: "never" });
    expect({ name, ...end }).toMatchObject({ name, wasKilled: false, exitCode: 0 });
    const { tables } = await viewWarehouse(trials.warehouse);
    expect({ name, tables }).toEqual({ name, tables: references[to]?.tables });
    steps.push({ ...unmeasured, marks: end.marks, milliseconds: end.milliseconds });
  }
  return steps;
}

function orderOf({ moments, warehouse }: KillTrials, { to }: Step): LoadOrder {
  return { from: moments[to] ?? "", to: warehouse, options: asLarge };
}

/** Some by time, which also hits what takes long between two marks; most by progress, wherever it is made. */
function momentOf({ marks, milliseconds }: Step, random: Random): KillMoment {
  if (random.chance(1 / 4)) return { kind: "time", milliseconds: random.next() * milliseconds };
  const phase = random.weighted(weights);
  return {
    kind: "phase",
    phase,
    marks: random.integer(1, marks.get(phase) ?? 1),
    milliseconds: random.pick([0, 0, 1, 3]),
  };
}

const weights = [
  ["opening", 1],
  ["reading", 4],
  ["copying", 5],
  ["publishing", 5],
  ["published", 1],
] as const;
