import type { EncodedTable, SpoolPlace } from "../sinks/row-spool.ts";
import type { SimulationSettings } from "../world/world.ts";
import type { PartQueue } from "./part-queue.ts";
import { canStartThreads, startWritingThread } from "./writing-thread.ts";

/** What a helping thread is told when rows may be written. */
export interface WriteOrder {
  readonly place: SpoolPlace;
  /** How many parts the queue began with, and its memory. */
  readonly parts: number;
  readonly memory: SharedArrayBuffer;
}

/** Threads that live the same practice beside this one, in order to write a share of its rows. */
export interface Helpers {
  /** Has them write parts from the queue until none is left; their tables. */
  write(place: SpoolPlace, queue: PartQueue): Promise<readonly EncodedTable[]>;
  stop(): Promise<void>;
}

/** A smaller practice is written before a thread is there. */
const leastPatientYears = 3000;
/** Each of them lives the whole practice: more would cost more memory than they save time. */
const mostHelpers = 3;

/**
 * How many threads beside this one are worth their while: of two workers the other one loads what is written; none
 * outside the compiled program.
 */
export function usefulHelpers({ patients, years }: SimulationSettings, workers: number): number {
  if (!canStartThreads || patients * years < leastPatientYears) return 0;
  return Math.max(0, Math.min(workers - 2, mostHelpers));
}

/** Starts threads, which begin to live the practice at once. */
export function startHelpers(settings: SimulationSettings, count: number): Helpers {
  const threads = Array.from({ length: count }, () => startWritingThread("./helper-thread.js", settings));
  return {
    write: async (place, queue) => {
      const order: WriteOrder = { place, parts: queue.count, memory: queue.memory };
      for (const thread of threads) thread.send(order);
      return (await Promise.all(threads.map((thread) => thread.written()))).flat();
    },
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
