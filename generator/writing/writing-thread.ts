import { parentPort, Worker } from "node:worker_threads";
import { BitewingError, type Failure } from "../../foundation/errors.ts";
import type { EncodedTable } from "../sinks/row-spool.ts";

type Answer =
  | { readonly kind: "written"; readonly tables: readonly EncodedTable[] }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Only the compiled program can start threads: Node does not read TypeScript. */
export const canStartThreads = import.meta.url.endsWith(".js");

/** A thread that writes rows of a practice. */
export interface WritingThread {
  send(message: unknown): void;
  /**
   * Waits for the tables that it wrote.
   *
   * @throws {BitewingError} what it failed of.
   */
  written(): Promise<readonly EncodedTable[]>;
  stop(): Promise<void>;
}

/**
 * Starts a thread.
 *
 * @param program a module beside this one, which calls `answerParent`.
 * @param data its `workerData`.
 */
export function startWritingThread(program: string, data: unknown): WritingThread {
  const thread = new Worker(new URL(program, import.meta.url), { workerData: data });
  const answered = new Promise<Answer>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("a thread that writes rows has ended")));
  });
  // What goes wrong is told to whoever waits for its rows.
  answered.catch(() => {});
  return {
    send: (message) => thread.postMessage(message, []),
    written: async () => {
      const answer = await answered;
      if (answer.kind === "failed") throw new BitewingError(answer.failure);
      return answer.tables;
    },
    stop: async () => {
      await thread.terminate();
    },
  };
}

/** In a thread: writes, and tells the parent what was written or why it was not. */
export async function answerParent(write: () => Promise<readonly EncodedTable[]>): Promise<void> {
  parentPort?.postMessage(await answerOf(write), []);
}

async function answerOf(write: () => Promise<readonly EncodedTable[]>): Promise<Answer> {
  try {
    return { kind: "written", tables: await write() };
  } catch (error) {
    // A class does not survive the way to another thread.
    if (error instanceof BitewingError) return { kind: "failed", failure: error.failure };
    throw error;
  }
}
