import type { Measurements } from "./measurements.ts";

/** What a section of the bench is given. */
export interface Bench {
  /** A temporary folder of this run; it is removed at the end. */
  readonly folder: string;
  readonly measurements: Measurements;
  readonly options: BenchOptions;
}

export interface BenchOptions {
  /** Rows of the practice that the section `load` moves. */
  readonly rows: number;
  /** Patients of the practice of the section `models`. */
  readonly patients: number;
  /** Whether the section `generate` makes a practice of full size. */
  readonly full: boolean;
  /** How often each contestant of the section `load` runs; the best time counts. */
  readonly rounds: number;
  /** A MySQL database to move, in place of one that the bench generates; it is only read. */
  readonly source: string | undefined;
}

/** The compiled command, relative to the repository. */
export const command = "dist/cli/bitewing.js";

/** Wall time of a piece of work. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The best of three, because the machine may be shared. */
export async function bestOf(work: () => Promise<unknown>): Promise<number> {
  return Math.min(await secondsOf(work), await secondsOf(work), await secondsOf(work));
}
