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
