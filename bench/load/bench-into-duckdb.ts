import { rm } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import { readCsvFiles, writeCsvFiles } from "./csv-reference.ts";
import { type LoadRun, runLoad } from "./load-command.ts";
import { noteOurs } from "./note-ours.ts";
import { rates } from "./rates.ts";

/** Ours from MySQL, beside DuckDB reading the same rows from CSV files that are already there. */
export async function benchIntoDuckDb(load: LoadBench): Promise<void> {
  const { folder, tables, measurements, size, options } = load;
  const ours = join(folder, "ours.duckdb");
  const reference = join(folder, "reference.duckdb");
  let bestOfOurs = await loadInto(load, ours);
  const files = await writeCsvFiles(ours, tables, join(folder, "csv"));
  let bestOfCsv = await readCsvFiles(files, reference);
  for (let round = 2; round <= options.rounds; round += 1) {
    await rm(reference);
    bestOfCsv = Math.min(bestOfCsv, await readCsvFiles(files, reference));
    await rm(ours);
    const again = await loadInto(load, ours);
    if (again.seconds < bestOfOurs.seconds) bestOfOurs = again;
  }
  await rm(join(folder, "csv"), { recursive: true });
  noteOurs({ load, work: "load MySQL → DuckDB, with proof", run: bestOfOurs, memory: "without a goal" });
  measurements.note({
    work: "DuckDB reads the same rows from ready CSV files",
    value: bestOfCsv,
    unit: "s",
    detail: `${rates(size, bestOfCsv)}, no proof`,
  });
  const ratio = bestOfCsv / bestOfOurs.seconds;
  measurements.note({ work: "ours against ready CSV files", value: ratio, unit: "×", goal: atLeast(0.5) });
}

async function loadInto(load: LoadBench, path: string): Promise<LoadRun> {
  const run = await runLoad(load.source.url, `duckdb:${path}`);
  load.measurements.say(`  ours: ${run.seconds.toFixed(1)} s`);
  return run;
}
