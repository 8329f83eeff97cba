import { rm } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import { fastest } from "./contest.ts";
import { readCsvFiles, writeCsvFiles } from "./csv-reference.ts";
import { type LoadRun, runLoad } from "./load-command.ts";
import { noteOurs } from "./note-ours.ts";
import { isLarge, rates } from "./source-size.ts";

/** Ours from MySQL, beside DuckDB reading the same rows from CSV files that are already there. */
export async function benchIntoDuckDb(load: LoadBench): Promise<void> {
  const { folder, tables, measurements, size, options } = load;
  const warehouse = join(folder, "ours.duckdb");
  const copy = join(folder, "from-csv.duckdb");
  const ours = [await loadInto(load, warehouse)];
  const files = await writeCsvFiles(warehouse, tables, join(folder, "csv"));
  const fromCsv = [await readCsvFiles(files, copy)];
  for (let round = 2; round <= options.rounds; round += 1) {
    await Promise.all([rm(warehouse), rm(copy)]);
    fromCsv.push(await readCsvFiles(files, copy));
    ours.push(await loadInto(load, warehouse));
  }
  await rm(join(folder, "csv"), { recursive: true });
  const best = fastest(ours);
  if (best === undefined) return;
  noteOurs({ load, work: "load MySQL → DuckDB, with proof", run: best, memory: "without a goal" });
  const seconds = Math.min(...fromCsv);
  measurements.note({
    work: "DuckDB reads the same rows from ready CSV files",
    value: seconds,
    unit: "s",
    detail: `${rates(size, seconds)}, no proof`,
  });
  measurements.note({
    work: "ours against ready CSV files",
    value: seconds / best.seconds,
    unit: "×",
    ...(isLarge(size) ? { goal: atLeast(0.5) } : {}),
  });
}

async function loadInto(load: LoadBench, path: string): Promise<LoadRun> {
  const run = await runLoad(load.source.url, `duckdb:${path}`);
  load.measurements.say(`  ours: ${run.seconds.toFixed(1)} s`);
  return run;
}
