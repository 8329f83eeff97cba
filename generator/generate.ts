import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { formatDay } from "../foundation/calendar.ts";
import { BitewingError, type Failure } from "../foundation/errors.ts";
import { packageVersion } from "../foundation/package.ts";
import { defectKinds } from "./defects/defect-kinds.ts";
import { parseDefectSpec } from "./defects/defect-spec.ts";
import { SpoiledPractice } from "./defects/spoiled-practice.ts";
import { removeDefects } from "./defects/write-defects.ts";
import { demandWritable } from "./demand-writable.ts";
import { fidelityReport } from "./fidelity/report.ts";
import { type ReportRequest, type ReportSummary, reportFiles, writeReport } from "./fidelity/write-report.ts";
import { type PracticeRequest, settingsOf } from "./generate-settings.ts";
import { countRows } from "./opendental/count-rows.ts";
import { tables } from "./opendental/schema/tables.ts";
import { practiceParts, writePractice } from "./opendental/write-practice.ts";
import type { ProgressListener } from "./progress.ts";
import { openingDay, simulate } from "./simulate.ts";
import { openSink, type SinkOptions } from "./sinks/open-sink.ts";
import { defaultWorkers, type LoadListener, type Sink } from "./sinks/sink.ts";
import { type PracticeTarget, showTarget } from "./sinks/target.ts";
import { answerKey } from "./truth/answer-key.ts";
import { labelHorizon, type PatientLabel, patientLabels } from "./truth/labels.ts";
import { writeAnswerKey } from "./truth/write-answer-key.ts";
import { removeLabels, writeLabels } from "./truth/write-labels.ts";
import type { SimulatedPractice, SimulationSettings } from "./world/world.ts";
import { countedRows } from "./writing/counted-rows.ts";
import { expectedRows } from "./writing/expected-rows.ts";
import { type Helpers, startHelpers, usefulHelpers } from "./writing/helpers.ts";
import { type ImportedRows, startImportedRows } from "./writing/imported-rows.ts";
import { partQueue } from "./writing/part-queue.ts";

const mostWorkers = 16;

export interface GenerateOptions extends PracticeRequest {
  /** A MySQL or DuckDB database, or files, that are empty, missing, or hold an earlier practice of bitewing. */
  readonly to: PracticeTarget;
  /** A folder for the answer key. */
  readonly truth?: string | undefined;
  /** Also labels the patients in the truth folder, by a simulation that goes on for another year. */
  readonly labels?: boolean | undefined;
  /** Defects to plant into the rows, for `parseDefectSpec`; what was planted is told in the truth folder. */
  readonly defects?: string | undefined;
  /** Measures the practice against published figures, and writes page and JSON; not in a dry run. */
  readonly report?: ReportRequest | undefined;
  /** MySQL's storage engine: InnoDB unless told otherwise. */
  readonly engine?: "innodb" | "myisam" | undefined;
  /**
   * Threads and connections at work at the same time, 1 to 16; 2 unless told otherwise. From the third on, threads live
   * a large practice too in order to write a share of its rows, each with as much memory.
   */
  readonly workers?: number | undefined;
  /** Simulates and counts, and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Hears a line after each step. */
  readonly log?: ((line: string) => void) | undefined;
  /** Hears often how far it is. */
  readonly progress?: ProgressListener | undefined;
  /** A clock in milliseconds for the report; without one every step takes 0. */
  readonly now?: (() => number) | undefined;
  /** Stops between two steps, and in the load. */
  readonly signal?: AbortSignal | undefined;
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
  /** Planted, where defects were asked for. */
  readonly defects?: number | undefined;
  /** Of the fidelity report, where one was asked for and written. */
  readonly fidelity?: ReportSummary | undefined;
}

interface Filled {
  readonly rows: number;
  readonly tables: number;
  /** Planted. */
  readonly defects?: number;
}

/**
 * Makes a practice and writes it as OpenDental's database: by default 400 patients over 3 years, as of 2026-06-30,
 * from seed 1. The same request gives the same rows on any machine and day.
 *
 * @throws {BitewingError} of kind `usage` for an impossible request, of kind `database` when the target cannot be
 * reached or holds anything that is not bitewing's; in both cases nothing has been written. Of kind `interrupted` after
 * the signal: a DuckDB file is then as it was, a MySQL database empty or marked as unfinished.
 */
export async function generate(options: GenerateOptions): Promise<GenerateReport> {
  const settings = settingsOf(options);
  demandFolderForLabels(options);
  demandFolderForDefects(options);
  const steps = stepTimer(options);
  const sink = await openSink(options.to, sinkOptions(options));
  let threads: Threads = {};
  try {
    await prepareFolders(options);
    threads = startThreads(settings, options, sink);
    const practice = await steps.time("simulate", async () => live(settings, options.progress));
    await stopIfInterrupted(options.signal);
    const filled = await (options.dryRun === true
      ? steps.time("count", async () => count(practice))
      : fill(sink, practice, options, steps, threads));
    const fidelity = await measure(practice, options, steps);
    return { ...report(practice, filled, steps.done()), ...(fidelity === undefined ? {} : { fidelity }) };
  } catch (error) {
    await giveUp(sink, error, options.to);
    throw error;
  } finally {
    await Promise.all([threads.helpers?.stop(), threads.imported?.stop()]);
  }
}

function live(settings: SimulationSettings, heard: ProgressListener | undefined): SimulatedPractice {
  const opened = openingDay(settings);
  const all = settings.asOf - opened + 1;
  return simulate(settings, {
    lived: (day) => heard?.({ kind: "simulate", done: day - opened + 1, all }),
  });
}

/** Threads that write rows beside this one. */
interface Threads {
  readonly helpers?: Helpers;
  readonly imported?: ImportedRows | undefined;
}

/** They begin at once, so that they have something to give when the practice is written. */
function startThreads(
  settings: SimulationSettings,
  { workers = defaultWorkers, dryRun, defects }: GenerateOptions,
  { format }: Sink,
): Threads {
  // Defects are planted into the rows of one thread.
  if (workers === 1 || dryRun === true || defects !== undefined) return {};
  const helpers = usefulHelpers(settings, workers);
  if (helpers > 0) return { helpers: startHelpers(settings, helpers) };
  // While this thread lives the practice, the second worker would have nothing to do.
  return { imported: startImportedRows(settings, format) };
}

/** After the load, so that a practice that cannot be loaded has no report. */
async function measure(
  practice: SimulatedPractice,
  { report: request, dryRun }: GenerateOptions,
  steps: StepTimer,
): Promise<ReportSummary | undefined> {
  if (request === undefined || dryRun === true) return undefined;
  return steps.time("fidelity", async () => writeReport(fidelityReport(practice), request));
}

/** The first error is the one to tell: what goes wrong here is not. */
async function giveUp(sink: Sink, error: unknown, to: PracticeTarget): Promise<void> {
  const interrupted = error instanceof InterruptedLoad;
  // A server goes on with its statement, and tables made after a clean-up would be nobody's: the marker tells them.
  if (interrupted && to.kind === "mysql") return;
  await sink.abort().catch(() => {});
  if (!interrupted) return;
  // Without its rows the load fails by itself, and what it made meanwhile can go.
  await error.load.catch(() => {});
  await sink.abort().catch(() => {});
}

function demandFolderForLabels({ labels, truth }: GenerateOptions): void {
  if (labels !== true || truth !== undefined) return;
  throw new BitewingError({
    kind: "usage",
    what: "Labels go into the truth folder, and there is none.",
    next: "Name one with --truth DIR.",
  });
}

/** A practice with defects that nobody can tell from its own would be of no use. */
function demandFolderForDefects({ defects, truth }: GenerateOptions): void {
  if (defects === undefined) return;
  parseDefectSpec(defects, defectKinds);
  if (truth !== undefined) return;
  throw new BitewingError({
    kind: "usage",
    what: "Planted defects are told in the truth folder, and there is none.",
    next: "Name one with --truth DIR.",
  });
}

function sinkOptions({ to, engine, workers }: GenerateOptions): SinkOptions {
  const options = workers === undefined ? {} : { workers: demandWorkers(workers) };
  if (engine === undefined) return options;
  if (to.kind === "mysql" || to.kind === "sql") return { ...options, engine };
  throw new BitewingError({
    kind: "usage",
    what: `Only MySQL has storage engines: '${engine}' means nothing here.`,
    where: showTarget(to),
    next: "Leave --engine out.",
  });
}

function demandWorkers(workers: number): number {
  if (Number.isInteger(workers) && workers >= 1 && workers <= mostWorkers) return workers;
  throw new BitewingError({
    kind: "usage",
    what: `A practice cannot be loaded by ${workers} workers.`,
    next: `Give a whole number from 1 to ${mostWorkers}.`,
  });
}

async function fill(
  sink: Sink,
  practice: SimulatedPractice,
  { truth, labels, defects, signal, progress }: GenerateOptions,
  steps: StepTimer,
  threads: Threads,
): Promise<Filled> {
  await sink.begin({ version: packageVersion(), ...practice.settings });
  const spoiled =
    defects === undefined
      ? undefined
      : await steps.time("defects", async () => new SpoiledPractice(practice, defects));
  const rows = { practice, spoiled, ...threads };
  await steps.time("write", () => writeRows(sink, rows, progress));
  await stopIfInterrupted(signal);
  if (truth === undefined) return load(sink, steps, { signal, progress });
  // A database that takes rows beside the writing works on while the answers are computed.
  const key = await steps.time("answer key", async () => answerKey(practice));
  const filled = await load(sink, steps, { signal, progress });
  await writeAnswerKey(key, truth);
  await (spoiled?.tell(truth) ?? removeDefects(truth));
  if (labels === true) await writeLabels(await steps.time("labels", async () => labelsOf(practice)), truth);
  else await removeLabels(truth);
  return spoiled === undefined ? filled : { ...filled, defects: spoiled.defects.length };
}

/** This thread and its helpers take part after part; imported charts may be written already. */
interface RowsToWrite extends Threads {
  readonly practice: SimulatedPractice;
  /** Where defects were asked for. */
  readonly spoiled: SpoiledPractice | undefined;
}

async function writeRows(
  sink: Sink,
  { practice, spoiled, helpers, imported }: RowsToWrite,
  heard: ProgressListener = () => {},
): Promise<void> {
  const queue = partQueue(practiceParts);
  const all = expectedRows(practice);
  const out = countedRows(sink, queue, () => heard({ kind: "write", done: queue.rows, all }));
  const spool = sink.spool();
  const begun = (await imported?.written()) ?? [];
  spool.resume(begun);
  queue.addRows(begun.reduce((sum, { rows }) => sum + rows, 0));
  const ofHelpers = helpers?.write(spool.place, queue);
  // What goes wrong there is told when it is waited for.
  ofHelpers?.catch(() => {});
  const parts = { numbers: queue.parts(), isImportedWritten: imported !== undefined };
  const written = spoiled?.write(out) ?? writePractice(practice, out, parts);
  for (const done of written) await sink.settle(done === "part");
  if (ofHelpers !== undefined) spool.adopt(await ofHelpers);
}

/** Looks a year ahead. */
function labelsOf(practice: SimulatedPractice): readonly PatientLabel[] {
  const { settings, world } = practice;
  const longer = simulate({ ...settings, opened: world.opened, asOf: labelHorizon(settings.asOf) });
  return patientLabels(practice, longer);
}

function load(
  sink: Sink,
  steps: StepTimer,
  { signal, progress }: Pick<GenerateOptions, "signal" | "progress">,
): Promise<Filled> {
  const heard: LoadListener = ({ bytes, ofBytes }) => progress?.({ kind: "load", done: bytes, all: ofBytes });
  return steps.time("load", () => unlessInterrupted(sink.finish(heard), signal));
}

const interruption: Failure = {
  kind: "interrupted",
  what: "Interrupted. Nothing unfinished looks like a practice.",
  next: "Run the same command again: it starts over.",
};

/** The signal came while the load was under way. */
class InterruptedLoad extends BitewingError {
  readonly load: Promise<unknown>;

  constructor(load: Promise<unknown>) {
    super(interruption);
    this.load = load;
  }
}

async function unlessInterrupted<T>(load: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return load;
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new InterruptedLoad(load)), { once: true });
    load.then(resolve, reject);
  });
}

/** Lets a waiting signal be heard: the steps before do not let go of the thread. */
async function stopIfInterrupted(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted === true) throw new BitewingError(interruption);
}

function count(practice: SimulatedPractice): Filled {
  const counts = countRows((out) => [...writePractice(practice, out)]);
  return { tables: counts.size, rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) };
}

/** Before the work, so that a folder that cannot be written does not cost a practice. */
async function prepareFolders({ to, truth, report, dryRun }: GenerateOptions): Promise<void> {
  const files = report === undefined ? undefined : reportFiles(report.file);
  if (dryRun === true) return;
  const parent = parentFolder(to);
  if (parent !== undefined) await demandWritable(parent, "database", showTarget(to));
  if (truth !== undefined) await demandWritable(truth, "usage", truth);
  if (files !== undefined) await demandWritable(dirname(files.page), "usage", files.page);
}

/** The folder that gets what is written, beside its place at first. */
function parentFolder(to: PracticeTarget): string | undefined {
  if (to.kind === "parquet") return dirname(to.folder);
  return to.kind === "duckdb" || to.kind === "sql" ? dirname(to.path) : undefined;
}

function report(
  { world, settings }: SimulatedPractice,
  filled: Filled,
  steps: readonly GenerateStep[],
): GenerateReport {
  return {
    patients: world.imported.size + world.patients.size,
    asOf: formatDay(settings.asOf),
    tables: tables.size,
    tablesFilled: filled.tables,
    // The sink adds the marker that says what the database holds.
    rows: filled.rows + 1,
    ...(filled.defects === undefined ? {} : { defects: filled.defects }),
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
  log?.(`generate → ${showTarget(to)}`);
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
