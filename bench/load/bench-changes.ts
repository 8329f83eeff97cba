import { atMost } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import { runLoad } from "./load-command.ts";
import { noteOurs } from "./note-ours.ts";
import { countWarehouseRows } from "./warehouse.ts";
import { letADayPass } from "./working-day.ts";

/** What a later load costs: when nothing happened, and after a day's work. */
export async function benchChanges(load: LoadBench, warehouse: string): Promise<void> {
  const { source, measurements, tables, size } = load;
  const idle = await runLoad(source.url, warehouse);
  noteOurs({ load, work: "load again, nothing changed", run: idle, goal: atMost(30), memory: atMost(400) });
  const work = "load again, after a day's work";
  if (!source.ours) {
    measurements.skip(work, "the source that BITEWING_BENCH_SOURCE names is only read");
    return;
  }
  const { inserted, edited, editedSilently, deleted } = await letADayPass(source.url);
  measurements.say(
    `a day: ${inserted} rows inserted, ${edited} edited, ${editedSilently} edited without a stamp, ${deleted} deleted`,
  );
  const afterwards = await runLoad(source.url, warehouse);
  noteOurs({ load, work, run: afterwards, goal: atMost(30), memory: atMost(400) });
  const expected = size.rows + inserted - deleted;
  const arrived = await countWarehouseRows(warehouse, tables);
  if (arrived !== expected) {
    throw new Error(`After the day the warehouse has ${arrived} rows; the source has ${expected}.`);
  }
}
