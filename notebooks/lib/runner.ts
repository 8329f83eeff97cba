import { fork } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { BitewingError } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { CellReport, ExecuteRequest } from "./execute-notebook.ts";
import {
  type CellOutput,
  type ErrorOutput,
  type Notebook,
  type NotebookCell,
  readNotebook,
  writeNotebook,
} from "./notebook-file.ts";

export interface RunNotebookOptions {
  /** The notebook. Its folder is the working folder of its cells, as in Jupyter. */
  readonly path: string;
  /** Where the executed notebook goes. Default: over the notebook itself. */
  readonly output?: string;
  /** Set on top of this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** For the whole notebook. Default 300. */
  readonly timeoutSeconds?: number;
}

export interface NotebookError {
  /** Number of the cell in the notebook, from 1, text cells counted. */
  readonly cell: number;
  readonly name: string;
  readonly message: string;
}

export interface NotebookRun {
  readonly path: string;
  /** The executed notebook. */
  readonly output: string;
  readonly ok: boolean;
  /** Code cells executed, a failing one included. */
  readonly cells: number;
  readonly error?: NotebookError;
  readonly seconds: number;
}

/**
 * Executes a notebook with tslab in a process of its own, without Jupyter and Python, and writes it with its outputs
 * as nbformat 4.5. A cell that throws, does not compile or runs out of time gets an `error` output, ends the run, and
 * leaves the outputs of the cells before it in place.
 *
 * @throws {BitewingError} of kind `usage` when the file is no notebook.
 */
export async function runNotebook(options: RunNotebookOptions): Promise<NotebookRun> {
  const started = performance.now();
  const path = resolve(options.path);
  const output = resolve(options.output ?? path);
  const notebook = readNotebook(path);
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  const reports = await executeSources(
    code.map((cell) => cell.source),
    { ...options, path },
  );
  mkdirSync(dirname(output), { recursive: true });
  writeNotebook(output, withOutputs(notebook, code, reports));
  const failed = reports.find((report) => !report.ok);
  return {
    path,
    output,
    ok: failed === undefined,
    cells: reports.length,
    ...(failed === undefined ? {} : { error: errorOf(notebook, code, failed) }),
    seconds: (performance.now() - started) / 1000,
  };
}

export interface RunNotebooksOptions {
  /** Notebooks to execute. Default: all of the walkthrough, in order. */
  readonly paths?: readonly string[];
  /** Path of the DuckDB file that they read. Default: what openWarehouse finds. */
  readonly warehouse?: string;
  /**
   * Folder of the executed notebooks; exercises and solutions go to folders of it. Default: over the notebooks
   * themselves.
   */
  readonly directory?: string;
  readonly timeoutSeconds?: number;
  /** A line for each notebook. */
  readonly log?: (line: string) => void;
}

/**
 * Executes notebooks, as many at once as there are processors; one that fails does not keep the others from running.
 * Gives their runs in the order of the notebooks.
 */
export async function runNotebooks(options: RunNotebooksOptions = {}): Promise<readonly NotebookRun[]> {
  const { warehouse, directory, timeoutSeconds, log } = options;
  const paths =
    options.paths === undefined || options.paths.length === 0 ? walkthroughNotebooks() : options.paths;
  const outputs = paths.map((path) => (directory === undefined ? path : join(directory, placeBelow(path))));
  demandOwnOutputs(outputs);
  const runs: NotebookRun[] = [];
  const waiting = [...paths.entries()];
  const runWaiting = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, path] = next;
      const run = await runNotebook({
        path,
        output: outputs[place] ?? path,
        ...(warehouse === undefined ? {} : { environment: { BITEWING_WAREHOUSE: resolve(warehouse) } }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      });
      log?.(describeRun(run));
      runs[place] = run;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: availableParallelism() }, runWaiting));
  const broken = ended.find((end) => end.status === "rejected");
  if (broken !== undefined) throw broken.reason;
  return runs;
}

/** Where an executed notebook lies in a folder: exercises and solutions have the names of the walkthrough's. */
function placeBelow(path: string): string {
  const place = relative(walkthroughFolder(), resolve(path));
  return place.startsWith("..") ? basename(path) : place;
}

function demandOwnOutputs(outputs: readonly string[]): void {
  const twice = outputs.find((output, at) => outputs.indexOf(output) !== at);
  if (twice === undefined) return;
  throw new BitewingError({
    kind: "usage",
    what: "Two notebooks would be written to one file.",
    where: twice,
    next: "Execute them one after the other.",
  });
}

/** One line about a run: notebook, cell and error when it failed. */
export function describeRun(run: NotebookRun): string {
  const name = basename(run.path);
  const time = `${run.seconds.toFixed(1)} s`;
  if (run.error === undefined) return `${name}: ${run.cells} cells, ${time}`;
  return `${name}: cell ${run.error.cell} failed, ${run.error.name}: ${run.error.message} (${time})`;
}

/** The notebooks of the walkthrough, by number. */
export function walkthroughNotebooks(): readonly string[] {
  const folder = walkthroughFolder();
  return readdirSync(folder)
    .filter((file) => /^\d\d-.*\.ipynb$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

function walkthroughFolder(): string {
  return join(packageRoot(), "notebooks");
}

interface Settings extends RunNotebookOptions {
  readonly path: string;
}

/** Reports of the executed cells, in order; only the last can have failed. */
function executeSources(sources: readonly string[], settings: Settings): Promise<readonly CellReport[]> {
  return new Promise((done, broken) => {
    const reports: CellReport[] = [];
    let stopped: ErrorOutput | undefined;
    const child = fork(executorPath(), [], {
      cwd: dirname(settings.path),
      env: { ...process.env, NO_COLOR: "1", ...settings.environment },
      execArgv: ["--no-warnings"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const complaints: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => complaints.push(chunk.toString("utf8")));
    const seconds = settings.timeoutSeconds ?? 300;
    const timer = setTimeout(() => {
      stopped = failure("TimeoutError", `The notebook did not finish within ${seconds} seconds.`);
      child.kill("SIGKILL");
    }, seconds * 1000);
    child.on("message", (message) => reports.push(message as CellReport));
    child.on("error", (error) => {
      clearTimeout(timer);
      broken(error);
    });
    child.on("close", (exitCode, signal) => {
      clearTimeout(timer);
      const ended = reports.length === sources.length || reports.at(-1)?.ok === false;
      if (!ended) {
        const error = stopped ?? deathOf(exitCode, signal, complaints);
        reports.push({ cell: reports.length, ok: false, outputs: [error] });
      }
      done(reports);
    });
    const request: ExecuteRequest = { sources };
    child.send(request);
  });
}

function deathOf(exitCode: number | null, signal: string | null, complaints: readonly string[]): ErrorOutput {
  const how = signal === null ? `with exit code ${String(exitCode)}` : `by ${signal}`;
  const last = complaints.join("").trim().split("\n").slice(0, 8).join("\n");
  return failure("ProcessEnded", `The notebook's process ended ${how}.${last === "" ? "" : `\n${last}`}`);
}

function failure(ename: string, evalue: string): ErrorOutput {
  return { output_type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/**
 * The compiled child. Node 20 does not run TypeScript, so also a runner that a test has loaded from source starts
 * the compiled one.
 */
function executorPath(): string {
  const beside = fileURLToPath(new URL("execute-notebook.js", import.meta.url));
  const compiled = join(packageRoot(), "dist", "notebooks", "lib", "execute-notebook.js");
  const path = existsSync(beside) ? beside : compiled;
  if (existsSync(path)) return path;
  throw new BitewingError({
    kind: "usage",
    what: "The notebooks' library is not compiled.",
    where: compiled,
    next: "Run `npm run build`.",
  });
}

function withOutputs(
  notebook: Notebook,
  code: readonly NotebookCell[],
  reports: readonly CellReport[],
): Notebook {
  const outputsOf = (cell: NotebookCell): CellOutput[] => [...(reports[code.indexOf(cell)]?.outputs ?? [])];
  const countOf = (cell: NotebookCell): number | null =>
    reports[code.indexOf(cell)] === undefined ? null : code.indexOf(cell) + 1;
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      cell.cell_type === "code"
        ? { ...cell, outputs: outputsOf(cell), execution_count: countOf(cell) }
        : cell,
    ),
  };
}

function errorOf(notebook: Notebook, code: readonly NotebookCell[], failed: CellReport): NotebookError {
  const cell = code[failed.cell];
  const errors = failed.outputs.filter((output) => output.output_type === "error");
  const [first] = errors;
  return {
    cell: cell === undefined ? 0 : notebook.cells.indexOf(cell) + 1,
    name: first?.ename ?? "Error",
    message: errors.map((error) => error.evalue).join("\n"),
  };
}
