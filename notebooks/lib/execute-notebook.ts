/**
 * Executes the code cells that its parent sends, with tslab's own converter and executor. Started by runner.ts as a
 * process of its own, one for each notebook, because tslab changes globals and cells may do anything.
 */
import { createRequire } from "node:module";
import type { CellOutput, ErrorOutput } from "./notebook-file.ts";

/** Parent to child: the sources of the code cells, in order. */
export interface ExecuteRequest {
  readonly sources: readonly string[];
}

/** Child to parent: one message for every cell that has ended. A failure is the last message. */
export interface CellReport {
  readonly cell: number;
  readonly ok: boolean;
  readonly outputs: readonly CellOutput[];
}

const require = createRequire(import.meta.url);

interface Executor {
  execute(source: string): Promise<boolean>;
}

interface Tslab {
  readonly createConverter: (options: { isJS: boolean; isBrowser: boolean }) => Converter;
  readonly createExecutor: (
    rootDir: string,
    converters: { node: Converter; browser: Converter; close: () => void },
    console: { log: (...values: unknown[]) => void; error: (...values: unknown[]) => void },
  ) => Executor;
  readonly jupyter: { lastWriteDisplayData: (data: DisplayData, update: boolean) => void };
}

interface Converter {
  close(): void;
}

interface DisplayData {
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly transient: { readonly display_id?: string };
}

/** tslab keeps these parts private, so their types are stated here and its version is pinned. */
function loadTslab(): Tslab {
  const { createConverter } = require("tslab/dist/converter.js") as Pick<Tslab, "createConverter">;
  const { createExecutor } = require("tslab/dist/executor.js") as Pick<Tslab, "createExecutor">;
  const jupyter = require("tslab/dist/jupyter.js") as Tslab["jupyter"];
  return { createConverter, createExecutor, jupyter };
}

/** Gathers what the running cell writes, shows and throws. */
class CellRecorder {
  outputs: CellOutput[] = [];
  failed = false;
  private readonly displays = new Map<string, Extract<CellOutput, { data: unknown }>>();

  write(name: "stdout" | "stderr", text: string): void {
    const last = this.outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else this.outputs.push({ output_type: "stream", name, text });
  }

  show({ data, metadata, transient }: DisplayData, update: boolean): void {
    const known = transient.display_id === undefined ? undefined : this.displays.get(transient.display_id);
    if (update && known !== undefined) {
      known.data = data;
      return;
    }
    const output = { output_type: "display_data" as const, data, metadata };
    if (transient.display_id !== undefined) this.displays.set(transient.display_id, output);
    this.outputs.push(output);
  }

  fail(error: ErrorOutput): void {
    this.failed = true;
    this.outputs.push(error);
  }

  startCell(): void {
    this.outputs = [];
    this.failed = false;
  }
}

/** The console that tslab reports to: the value of a cell's last expression, and everything that went wrong. */
function reportingConsole(recorder: CellRecorder): Parameters<Tslab["createExecutor"]>[2] {
  return {
    log: (...values) => console.log(...values),
    error: (...values) => recorder.fail(errorOutput(values)),
  };
}

function errorOutput(values: readonly unknown[]): ErrorOutput {
  const thrown = values[0];
  if (values.length === 5) return compileError(values);
  if (thrown instanceof Error) return thrownError(thrown);
  const evalue = String(thrown);
  return { output_type: "error", ename: "Thrown", evalue, traceback: [evalue] };
}

/** tslab prints what the type checker found as format, file, line, column, message. */
function compileError([, file, line, column, message]: readonly unknown[]): ErrorOutput {
  const evalue = `${String(file)}${String(line)}:${String(column)} - ${String(message)}`;
  return { output_type: "error", ename: "TypeScriptError", evalue, traceback: [evalue] };
}

function thrownError(error: Error): ErrorOutput {
  return {
    output_type: "error",
    ename: error.name,
    evalue: error.message,
    traceback: [`${error.name}: ${error.message}`],
  };
}

function createTslabExecutor(recorder: CellRecorder): Executor {
  const tslab = loadTslab();
  const node = tslab.createConverter({ isJS: false, isBrowser: false });
  tslab.jupyter.lastWriteDisplayData = (data, update) => recorder.show(data, update);
  // Browser cells are not executed; tslab asks only that a converter is there.
  const converters = { node, browser: node, close: () => node.close() };
  return tslab.createExecutor(process.cwd(), converters, reportingConsole(recorder));
}

function captureStreams(recorder: CellRecorder): void {
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      recorder.write(name, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      return true;
    };
  }
}

async function executeCells(request: ExecuteRequest): Promise<void> {
  const recorder = new CellRecorder();
  captureStreams(recorder);
  const executor = createTslabExecutor(recorder);
  const failLater = (thrown: unknown): void => recorder.fail(errorOutput([thrown]));
  process.on("uncaughtException", failLater);
  process.on("unhandledRejection", failLater);
  for (const [cell, source] of request.sources.entries()) {
    recorder.startCell();
    const executed = await executor.execute(source);
    await new Promise((settled) => setImmediate(settled));
    const ok = executed && !recorder.failed;
    await report({ cell, ok, outputs: recorder.outputs });
    if (!ok) break;
  }
  process.exit(0);
}

function report(message: CellReport): Promise<void> {
  return new Promise((sent, failed) => {
    const answer = (error: Error | null): void => (error === null ? sent() : failed(error));
    process.send?.(message, undefined, undefined, answer);
  });
}

// A parent that is gone wants no more cells executed.
process.once("disconnect", () => process.exit(1));
process.once("message", (request) => {
  // The parent is runner.ts and sends nothing else.
  void executeCells(request as ExecuteRequest);
});
