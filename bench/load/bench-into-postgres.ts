import { freshDatabase } from "../../tests/servers/fresh-database.ts";
import type { ProcessMeasurement } from "../measure-process.ts";
import { atLeast, atMost } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import { runLoad } from "./load-command.ts";
import { noteOurs } from "./note-ours.ts";
import { runPgloader } from "./pgloader.ts";
import { findProgram, missing, mysqlClient, pgloader, psql } from "./program.ts";
import { rates } from "./rates.ts";
import { copyLayout, runShellPipe } from "./shell-pipe.ts";
import { countWarehouseRows, settle } from "./warehouse.ts";

/** One way to bring the practice into an empty PostgreSQL database. */
interface Contestant<Run extends ProcessMeasurement = ProcessMeasurement> {
  readonly name: string;
  /** Before the clock runs. */
  readonly prepare?: (target: string) => Promise<void>;
  readonly run: (target: string) => Promise<Run>;
}

/** A full-size database in a minute: 300 thousand rows a second. */
const goalRowsPerSecond = 18_000_000 / 60;

/**
 * Ours, the shell pipe and pgloader, one after the other, in the opposite order every other round.
 *
 * @returns the warehouse that our load filled last
 */
export async function benchIntoPostgres(load: LoadBench): Promise<string> {
  const { measurements, size, options } = load;
  const warehouse = (await freshDatabase(load.postgres.url)).url;
  const ours = { name: "ours", run: (target: string) => runLoad(load.source.url, target) };
  const first = await compete(load, ours, warehouse);
  const others = await contestants(load, warehouse);
  const best = new Map<Contestant, ProcessMeasurement>();
  let bestOfOurs = first;
  for (let round = 1; round <= options.rounds; round += 1) {
    if (round > 1) {
      const again = await competeOnce(load, ours);
      if (again.seconds < bestOfOurs.seconds) bestOfOurs = again;
    }
    for (const other of round % 2 === 1 ? others : others.toReversed()) {
      const run = await competeOnce(load, other);
      const before = best.get(other);
      if (before === undefined || run.seconds < before.seconds) best.set(other, run);
    }
  }
  const limit = Math.round(size.rows / goalRowsPerSecond);
  noteOurs({
    load,
    work: "load MySQL → PostgreSQL, with proof",
    run: bestOfOurs,
    goal: atMost(limit),
    memory: atMost(400),
  });
  for (const [{ name }, { seconds }] of best) {
    measurements.note({
      work: `the same by ${name}`,
      value: seconds,
      unit: "s",
      detail: `${rates(size, seconds)}, no proof`,
    });
    const goal = atLeast(name === "pgloader" ? 4 : 1);
    measurements.note({ work: `ours against ${name}`, value: seconds / bestOfOurs.seconds, unit: "×", goal });
  }
  return warehouse;
}

async function contestants(load: LoadBench, ours: string): Promise<readonly Contestant[]> {
  const { client, source, tables, folder, measurements } = load;
  const programs = { pgloader: await findProgram(pgloader), psql: await findProgram(psql) };
  const found: Contestant[] = [];
  if (client === undefined || programs.psql === undefined) {
    measurements.skip("the same by the shell pipe", missing(mysqlClient, psql));
  } else {
    const path = programs.psql;
    found.push({
      name: "the shell pipe",
      prepare: (target) => copyLayout(ours, target, tables),
      run: (to) => runShellPipe({ client, psql: path, to }),
    });
  }
  if (programs.pgloader === undefined) {
    measurements.skip("the same by pgloader", missing(pgloader));
  } else {
    const program = programs.pgloader;
    found.push({ name: "pgloader", run: (to) => runPgloader({ program, from: source.url, to, folder }) });
  }
  return found;
}

/** Into a database of its own, which is dropped afterwards. */
async function competeOnce<Run extends ProcessMeasurement>(
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

/** Runs a contestant, and looks afterwards whether it did the work. */
async function compete<Run extends ProcessMeasurement>(
  { postgres, size, tables, measurements }: LoadBench,
  contestant: Contestant<Run>,
  target: string,
): Promise<Run> {
  await contestant.prepare?.(target);
  await settle(postgres.url);
  const run = await contestant.run(target);
  const arrived = await countWarehouseRows(target, tables);
  if (arrived !== size.rows) {
    measurements.skip(`all rows by ${contestant.name}`, `${arrived} of ${size.rows} rows arrived`);
  }
  measurements.say(`  ${contestant.name}: ${run.seconds.toFixed(1)} s, ${rates(size, run.seconds)}`);
  return run;
}
