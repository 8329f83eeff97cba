/** A thread that writes the imported charts of a practice while its parent lives the practice. */
import { workerData } from "node:worker_threads";
import { writeImported } from "../opendental/write-practice.ts";
import { practiceAtOpening } from "../simulate.ts";
import { rowSpoolAt } from "../sinks/row-spool.ts";
import type { ImportedOrder } from "./imported-rows.ts";
import { answerParent } from "./writing-thread.ts";

await answerParent(async () => {
  // What a parent sends is known to the compiler on its side alone.
  const { settings, place } = workerData as ImportedOrder;
  const spool = rowSpoolAt(place);
  writeImported(practiceAtOpening(settings), spool);
  return spool.takeAll();
});
