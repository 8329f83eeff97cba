/** A thread that lives the same practice as its parent and writes a share of its rows. */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { writePractice } from "../opendental/write-practice.ts";
import { simulate } from "../simulate.ts";
import { type EncodedTable, rowSpoolAt } from "../sinks/row-spool.ts";
import type { SimulationSettings } from "../world/world.ts";
import { countedRows } from "./counted-rows.ts";
import type { WriteOrder } from "./helpers.ts";
import { partQueue } from "./part-queue.ts";
import { answerParent } from "./writing-thread.ts";

async function help(settings: SimulationSettings): Promise<readonly EncodedTable[]> {
  if (parentPort === null) throw new Error("this runs in a thread only");
  const ordered = once(parentPort, "message");
  const practice = simulate(settings);
  // What a parent sends is known to the compiler on its side alone.
  const [{ place, parts, memory }] = (await ordered) as [WriteOrder];
  const queue = partQueue(parts, memory);
  const spool = rowSpoolAt(place);
  for (const _ of writePractice(practice, countedRows(spool, queue), { numbers: queue.parts() })) continue;
  return spool.takeAll();
}

await answerParent(() => help(workerData as SimulationSettings));
