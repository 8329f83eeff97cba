/** A thread that lives the same practice as its parent and writes a share of its rows. */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { BitewingError } from "../../foundation/errors.ts";
import { writePractice } from "../opendental/write-practice.ts";
import { simulate } from "../simulate.ts";
import { rowSpoolAt } from "../sinks/row-spool.ts";
import type { SimulationSettings } from "../world/world.ts";
import { countedRows } from "./counted-rows.ts";
import type { HelperAnswer, WriteOrder } from "./helpers.ts";
import { partQueue } from "./part-queue.ts";

async function help(settings: SimulationSettings): Promise<HelperAnswer> {
  if (parentPort === null) throw new Error("this runs in a thread only");
  const ordered = once(parentPort, "message");
  const practice = simulate(settings);
  // What a parent sends is known to the compiler on its side alone.
  const [{ place, parts, memory }] = (await ordered) as [WriteOrder];
  const queue = partQueue(parts, memory);
  const spool = rowSpoolAt(place);
  for (const _ of writePractice(practice, countedRows(spool, queue), queue.parts())) continue;
  return { kind: "written", tables: spool.takeAll() };
}

async function answer(): Promise<HelperAnswer> {
  try {
    return await help(workerData as SimulationSettings);
  } catch (error) {
    // A class does not survive the way to another thread.
    if (error instanceof BitewingError) return { kind: "failed", failure: error.failure };
    throw error;
  }
}

parentPort?.postMessage(await answer(), []);
