import { loadavg } from "node:os";
import { freshDatabase } from "../../tests/servers/fresh-database.ts";
import { type ProcessMeasurement, StalledError } from "../measure-process.ts";
import type { LoadBench } from "./bench-load.ts";
import { rates } from "./source-size.ts";
import { countWarehouseRows, settle } from "./warehouse.ts";

/** One way to bring the practice into an empty PostgreSQL database. */
export interface Contestant<Run extends ProcessMeasurement = ProcessMeasurement> {
  readonly name: string;
  /** Before the clock runs. */
  readonly prepare?: (target: string) => Promise<void>;
  readonly run: (target: string) => Promise<Run>;
}

/** A contestant that left rows behind; its time counts for nothing. */
class IncompleteError extends Error {}

/** For a contestant that may stand still or stop early. */
const attempts = 3;

/**
 * Runs a contestant into an empty database, and looks afterwards whether it did the work.
 *
 * @throws {IncompleteError} when rows are missing
 */
export async function compete<Run extends ProcessMeasurement>(
  { postgres, size, tables, measurements }: LoadBench,
  contestant: Contestant<Run>,
  target: string,
): Promise<Run> {
  await contestant.prepare?.(target);
  await settle(postgres.url);
  const [loadBefore = 0] = loadavg();
  const run = await contestant.run(target);
  const arrived = await countWarehouseRows(target, tables);
  if (arrived !== size.rows) throw new IncompleteError(`only ${arrived} of ${size.rows} rows arrived`);
  const time = `${run.seconds.toFixed(1)} s, ${rates(size, run.seconds)}`;
  measurements.say(`  ${contestant.name}: ${time}; load average before it ${loadBefore.toFixed(1)}`);
  return run;
}

/** The same into a database of its own, which is dropped afterwards. */
export async function competeOnce<Run extends ProcessMeasurement>(
  load: LoadBench,
  contestant: Contestant<Run>,
): Promise<Run> {
  const database = await freshDatabase(load.postgres.url);
  try {
    return await compete(load, contestant, database.url);
  } finally {
    await database.drop();
  }
}

/** The same with a few attempts, each of which is told; undefined when none came to a good end. */
export async function competeUntilDone<Run extends ProcessMeasurement>(
  load: LoadBench,
  contestant: Contestant<Run>,
): Promise<Run | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await competeOnce(load, contestant);
    } catch (error) {
      if (!(error instanceof StalledError || error instanceof IncompleteError)) throw error;
      load.measurements.say(
        `  ${contestant.name}: ${error.message}; that was attempt ${attempt} of ${attempts}`,
      );
    }
  }
  return undefined;
}

/** The fastest of a contestant's runs; undefined when there is none. */
export function fastest<Run extends ProcessMeasurement>(runs: readonly Run[]): Run | undefined {
  return runs.toSorted((a, b) => a.seconds - b.seconds)[0];
}
