import { livingRows } from "../catalog/scenarios/scenario.ts";
import { scenarioNamed } from "../catalog/scenarios/scenarios.ts";
import { type EncodedTable, openRowSpool, type SpoolPlace } from "../sinks/row-spool.ts";
import { defaultStamp } from "../sinks/sink.ts";
import type { SpoolFormatName } from "../sinks/spool-formats.ts";
import type { SimulationSettings } from "../world/world.ts";
import { canStartThreads, startWritingThread } from "./writing-thread.ts";

/** What the thread is told. */
export interface ImportedOrder {
  readonly settings: SimulationSettings;
  readonly place: SpoolPlace;
}

/** Imported charts whose rows a thread writes before the practice has been lived. */
export interface ImportedRows {
  /** Waits for the tables that they begin. */
  written(): Promise<readonly EncodedTable[]>;
  /** Ends the thread, and removes the files that nobody took. */
  stop(): Promise<void>;
}

/** Fewer charts are written before a thread is there. */
const leastCharts = 1000;

/** Starts the thread where it is worth its while; the files wait in the system's temporary folder. */
export function startImportedRows(
  settings: SimulationSettings,
  format: SpoolFormatName,
): ImportedRows | undefined {
  const charts = settings.patients - livingRows(settings.patients, scenarioNamed(settings.scenario));
  if (!canStartThreads || charts < leastCharts) return undefined;
  const spool = openRowSpool({ stamp: defaultStamp(settings.asOf), format });
  const order: ImportedOrder = { settings, place: spool.place };
  const thread = startWritingThread("./imported-thread.js", order);
  return {
    written: () => thread.written(),
    stop: async () => {
      await thread.stop();
      spool.remove();
    },
  };
}
