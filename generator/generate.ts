import { mkdir } from "node:fs/promises";
import { formatDay } from "../foundation/calendar.ts";
import { type DatabaseUrl, showDatabaseUrl } from "../foundation/database-url.ts";
import { BitewingError, messageOf } from "../foundation/errors.ts";
import { type PracticeRequest, settingsOf } from "./generate-settings.ts";
import { countRows } from "./opendental/count-rows.ts";
import { tables } from "./opendental/schema/tables.ts";
import { writePractice } from "./opendental/write-practice.ts";
import { packageVersion } from "./package-version.ts";
import { simulate } from "./simulate.ts";
import { openSink } from "./sinks/open-sink.ts";
import type { Sink } from "./sinks/sink.ts";
import { answerKey } from "./truth/answer-key.ts";
import { writeAnswerKey } from "./truth/write-answer-key.ts";
import type { SimulatedPractice, SimulationSettings } from "./world/world.ts";

export interface GenerateOptions extends PracticeRequest {
  /** A MySQL or DuckDB database that is empty, missing, or holds an earlier practice of bitewing. */
  readonly to: DatabaseUrl;
  /** A folder for the answer key. */
  readonly truth?: string | undefined;
  /** Simulates and counts, and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Hears a line after each step. */
  readonly log?: ((line: string) => void) | undefined;
  /** A clock in milliseconds for the report; without one every step takes 0. */
  readonly now?: (() => number) | undefined;
}

export interface GenerateStep {
  readonly name: string;
  readonly seconds: number;
}

export interface GenerateReport {
  /** Patient rows. */
  readonly patients: number;
  /** The practice's today, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Tables of the schema. */
  readonly tables: number;
  /** Tables with at least one row. */
  readonly tablesFilled: number;
  readonly rows: number;
  readonly seconds: number;
  readonly steps: readonly GenerateStep[];
}

interface Filled {
  readonly rows: number;
  readonly tables: number;
}

/**
 * Makes a practice and writes it as OpenDental's database: by default 400 patients over 3 years, as of 2026-06-30,
 * from seed 1. The same request gives the same rows on any machine and day.
 *
 * @throws {BitewingError} of kind `usage` for an impossible request, of kind `database` when the target cannot be
 * reached or holds anything that is not bitewing's. In both cases nothing has been written.
 */
export async function generate(options: GenerateOptions): Promise<GenerateReport> {
  const settings = settingsOf(options);
  const steps = stepTimer(options);
  const sink = await openSink(options.to);
  try {
    await prepareTruthFolder(options);
    const practice = await steps.time("simulate", async () => simulate(settings));
    const filled = await (options.dryRun === true
      ? steps.time("count", async () => count(practice))
      : fill(sink, practice, settings, steps));
    if (options.truth !== undefined && options.dryRun !== true) {
      const folder = options.truth;
      await steps.time("answer key", () => writeAnswerKey(answerKey(practice), folder));
    }
    return report(practice, filled, steps.done());
  } finally {
    await sink.abort();
  }
}

async function fill(
  sink: Sink,
  practice: SimulatedPractice,
  settings: SimulationSettings,
  steps: StepTimer,
): Promise<Filled> {
  await sink.begin({ version: packageVersion(), ...settings });
  await steps.time("write", async () => writePractice(practice, sink));
  return steps.time("load", () => sink.finish());
}

function count(practice: SimulatedPractice): Filled {
  const counts = countRows((out) => writePractice(practice, out));
  return { tables: counts.size, rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) };
}

/** Before the work, so that a folder that cannot be made does not cost a practice. */
async function prepareTruthFolder({ truth, dryRun }: GenerateOptions): Promise<void> {
  if (truth === undefined || dryRun === true) return;
  try {
    await mkdir(truth, { recursive: true });
  } catch (error) {
    throw new BitewingError(
      {
        kind: "usage",
        what: `The folder for the answer key cannot be made: ${messageOf(error)}.`,
        where: truth,
        next: "Give a folder that can be written.",
      },
      { cause: error },
    );
  }
}

function report(
  { world, settings }: SimulatedPractice,
  filled: Filled,
  steps: readonly GenerateStep[],
): GenerateReport {
  return {
    patients: world.patients.size,
    asOf: formatDay(settings.asOf),
    tables: tables.size,
    tablesFilled: filled.tables,
    rows: filled.rows,
    seconds: steps.reduce((sum, step) => sum + step.seconds, 0),
    steps,
  };
}

interface StepTimer {
  time<T>(name: string, work: () => Promise<T>): Promise<T>;
  done(): readonly GenerateStep[];
}

function stepTimer({ log, now = () => 0, to }: GenerateOptions): StepTimer {
  const steps: GenerateStep[] = [];
  log?.(`generate → ${showDatabaseUrl(to)}`);
  return {
    time: async (name, work) => {
      const start = now();
      const result = await work();
      const seconds = (now() - start) / 1000;
      steps.push({ name, seconds });
      log?.(`  ${name.padEnd(10)} ${seconds.toFixed(2)} s`);
      return result;
    },
    done: () => steps,
  };
}
