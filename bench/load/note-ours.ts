import type { Goal } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import type { LoadRun } from "./load-command.ts";
import { rates } from "./source-size.ts";

interface OursToNote {
  readonly load: LoadBench;
  readonly work: string;
  readonly run: LoadRun;
  readonly goal?: Goal;
  /** For the peak of the process; a DuckDB warehouse works inside it and takes what it may. */
  readonly memory: Goal | "without a goal";
}

/** Our own load: its time, what of it is the copy and what the proof, and the memory of its process. */
export function noteOurs({ load, work, run, goal, memory }: OursToNote): void {
  const { measurements, size } = load;
  const { seconds, copySeconds, proofSeconds, peakBytes } = run;
  measurements.note({
    work,
    value: seconds,
    unit: "s",
    ...(goal === undefined ? {} : { goal }),
    detail: rates(size, seconds),
  });
  if (copySeconds !== undefined) measurements.note({ work: "of it the copy", value: copySeconds, unit: "s" });
  if (proofSeconds !== undefined)
    measurements.note({ work: "of it the proof", value: proofSeconds, unit: "s" });
  measurements.note({
    work: "peak memory of its process",
    value: peakBytes / 1e6,
    unit: "MB",
    ...(memory === "without a goal" ? {} : { goal: memory }),
  });
}
