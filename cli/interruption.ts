import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCodes } from "../foundation/errors.ts";

const advice = "Interrupted. No table is half-written; run the same command again.";

/** Ends the process with code 4 at Ctrl-C and at a polite kill, and says what became of the work. */
export function endWhenInterrupted(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted());
}

let interrupted: () => void = endAtOnce;

function endAtOnce(): void {
  process.stderr.write(`\n${advice}\n`);
  process.exit(exitCodes.interrupted);
}

/**
 * Runs work that can stop by itself: the first Ctrl-C aborts its signal, so that it tidies up and throws; the second
 * ends the process at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  interrupted = () => {
    interrupted = endAtOnce;
    controller.abort();
  };
  try {
    return await work(controller.signal);
  } finally {
    interrupted = endAtOnce;
  }
}

/**
 * Gives this process a temporary folder of its own, which disappears with it however it ends: rows that wait there for
 * their load are patients' data in a real practice.
 */
export function ownTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 }));
}
