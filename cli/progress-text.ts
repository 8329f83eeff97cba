import type { Progress } from "../generator/progress.ts";
import { formatBytes, formatCount } from "./terminal.ts";

/** What is kept of a moment in order to tell a speed. */
interface Mark {
  readonly seconds: number;
  readonly amount: number;
}

/**
 * A practice grows, and its first days say nothing of its last: their speed is that of the last seconds. A load stands
 * still whenever a database builds indexes: its speed is that of the whole step.
 */
const secondsLookedBack: Readonly<Record<Progress["kind"], number>> = {
  simulate: 15,
  write: 15,
  load: Number.POSITIVE_INFINITY,
};
/** A speed of less time than this is no speed yet. */
const leastSeconds = 1;

/**
 * Puts progress into words: what is done, the rate, and the time that is left of the step at that rate. It says
 * nothing of the steps that follow, of which nothing is known yet.
 *
 * @param now a clock in milliseconds.
 */
export class ProgressText {
  readonly #now: () => number;
  #step: Progress["kind"] | undefined;
  #marks: Mark[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The line for this moment, to be asked for once in a while: speeds are measured from call to call. */
  of(progress: Progress): string {
    const rate = this.#rate(progress);
    const { done, all } = progress;
    const left = rate > 0 && done < all ? `about ${duration((all - done) / rate)} left of this step` : "";
    return line(...figures(progress, rate), left);
  }

  /** Per second; 0 while it cannot be told. */
  #rate(progress: Progress): number {
    const amount = progress.done;
    const seconds = this.#now() / 1000;
    if (progress.kind !== this.#step) this.#marks = [];
    this.#step = progress.kind;
    this.#marks.push({ seconds, amount });
    const oldest = seconds - secondsLookedBack[progress.kind];
    while (this.#marks.length > 2 && (this.#marks[0]?.seconds ?? seconds) < oldest) this.#marks.shift();
    const first = this.#marks[0] ?? { seconds, amount };
    const passed = seconds - first.seconds;
    return passed < leastSeconds ? 0 : (amount - first.amount) / passed;
  }
}

/** What is done, and the rate where it says something to a person. */
function figures({ kind, done, all }: Progress, rate: number): readonly string[] {
  switch (kind) {
    case "simulate":
      return [`simulate: day ${formatCount(done)} of ${formatCount(all)}`, `${percent(done, all)} %`];
    case "write":
      return [`write: ${formatCount(done)} rows`, rate > 0 ? `${formatCount(Math.round(rate))} rows/s` : ""];
    case "load":
      return [`load: ${formatBytes(done)} of ${formatBytes(all)}`, rate > 0 ? `${formatBytes(rate)}/s` : ""];
  }
}

const line = (...parts: readonly string[]): string => `  ${parts.filter((part) => part !== "").join(" · ")}`;

const percent = (done: number, all: number): number => Math.floor((100 * done) / Math.max(all, 1));

/** `8 s`, `1 min 20 s`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${whole % 60} s`;
}
