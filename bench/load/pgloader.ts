import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { measureProcess, type ProcessMeasurement } from "../measure-process.ts";

interface PgloaderRun {
  /** Path of pgloader. */
  readonly program: string;
  readonly from: string;
  readonly to: string;
  readonly folder: string;
}

/**
 * Lays out the tables and copies them with pgloader, without the indexes that no other contestant builds.
 *
 * @throws {StalledError} now and then: version 3.6 can lock itself up between hundreds of small tables
 */
export async function runPgloader({ program, from, to, folder }: PgloaderRun): Promise<ProcessMeasurement> {
  const script = join(folder, "practice.load");
  // It holds two passwords, and the temporary folder is this user's alone.
  await writeFile(script, loadScript(from, to), { mode: 0o600 });
  return measureProcess(program, ["--quiet", script], { stalledAfterSeconds: 20 });
}

/** The options that were fastest on two cores of those tried, which docs/benchmarks.md lists. */
function loadScript(from: string, to: string): string {
  return `LOAD DATABASE
  FROM ${from}
  INTO ${to.replace(/^postgres:/, "postgresql:")}
WITH include no drop, create tables, create no indexes, no foreign keys, reset no sequences, quote identifiers,
  workers = 2, concurrency = 1, prefetch rows = 10000
CAST
  type datetime to timestamp drop default drop not null using zero-dates-to-null,
  type timestamp to timestamp drop default drop not null using zero-dates-to-null,
  type date to date drop default drop not null using zero-dates-to-null,
  type time to interval drop typemod drop default,
  type tinyint to smallint drop typemod;
`;
}
