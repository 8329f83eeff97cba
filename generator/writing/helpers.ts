import { Worker } from "node:worker_threads";
import { BitewingError, type Failure } from "../../foundation/errors.ts";
import type { EncodedTable, SpoolPlace } from "../sinks/row-spool.ts";
import type { SimulationSettings } from "../world/world.ts";
import type { PartQueue } from "./part-queue.ts";

/** What a helping thread is told when rows may be written. */
export interface WriteOrder {
  readonly place: SpoolPlace;
  /** How many parts the queue began with, and its memory. */
  readonly parts: number;
  readonly memory: SharedArrayBuffer;
}

export type HelperAnswer =
  | { readonly kind: "written"; readonly tables: readonly EncodedTable[] }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Threads that live the same practice beside this one, in order to write a share of its rows. */
export interface Helpers {
  /** Has them write parts from the queue until none is left; their tables. */
  write(place: SpoolPlace, queue: PartQueue): Promise<readonly EncodedTable[]>;
  stop(): Promise<void>;
}

/** Only the compiled program can start threads: Node does not read TypeScript. */
const isCompiled = import.meta.url.endsWith(".js");
/** A smaller practice is written before a thread is there. */
const leastPatientYears = 3000;
/** Each of them lives the whole practice: more would cost more memory than they save time. */
const mostHelpers = 3;

/**
 * How many threads beside this one are worth their while: of two workers the other one loads what is written; none
 * outside the compiled program.
 */
export function usefulHelpers({ patients, years }: SimulationSettings, workers: number): number {
  if (!isCompiled || patients * years < leastPatientYears) return 0;
  return Math.max(0, Math.min(workers - 2, mostHelpers));
}

/** Starts threads, which begin to live the practice at once. */
export function startHelpers(settings: SimulationSettings, count: number): Helpers {
  const helpers = Array.from({ length: count }, () => startHelper(settings));
  return {
    write: async (place, queue) => {
      const order: WriteOrder = { place, parts: queue.count, memory: queue.memory };
      return (await Promise.all(helpers.map((helper) => helper.write(order)))).flat();
    },
    stop: async () => {
      await Promise.all(helpers.map((helper) => helper.stop()));
    },
  };
}

interface Helper {
  write(order: WriteOrder): Promise<readonly EncodedTable[]>;
  stop(): Promise<void>;
}

function startHelper(settings: SimulationSettings): Helper {
  const thread = new Worker(new URL("./helper-thread.js", import.meta.url), { workerData: settings });
  const answered = new Promise<HelperAnswer>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("a thread that writes rows has ended")));
  });
  // What goes wrong is told to whoever waits for its rows.
  answered.catch(() => {});
  return {
    write: async (order) => {
      thread.postMessage(order, []);
      const answer = await answered;
      if (answer.kind === "failed") throw new BitewingError(answer.failure);
      return answer.tables;
    },
    stop: async () => {
      await thread.terminate();
    },
  };
}
