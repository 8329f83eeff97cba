import { clearLine, cursorTo } from "node:readline";
import type { Progress } from "../generator/progress.ts";
import { ProgressText } from "./progress-text.ts";

/** Where progress is shown; a terminal's columns are known. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

const secondsOnTerminal = 0.2;
const secondsInLog = 5;

/** Shows how far a command is: a line that is redrawn on a terminal, a line every few seconds in a log. */
export interface ProgressLine {
  hear(progress: Progress): void;
  /** Removes the line from a terminal, so that another one can be written. */
  clear(): void;
}

/** @param now a clock in milliseconds. */
export function progressLine(stream: ProgressStream, now: () => number): ProgressLine {
  const redrawn = stream.isTTY === true;
  const pause = (redrawn ? secondsOnTerminal : secondsInLog) * 1000;
  const text = new ProgressText(now);
  let next = now() + pause;
  let isShown = false;
  const clear = (): void => {
    if (!isShown) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
    isShown = false;
  };
  return {
    clear,
    hear: (progress) => {
      if (now() < next) return;
      next = now() + pause;
      const words = text.of(progress);
      clear();
      // A line that is wider than the terminal would be written below itself again and again.
      stream.write(redrawn ? words.slice(0, Math.max(0, (stream.columns ?? 80) - 1)) : `${words}\n`);
      isShown = redrawn;
    },
  };
}
