import { z } from "zod";
import { command } from "../bench.ts";
import { measureProcess, type ProcessMeasurement } from "../measure-process.ts";

/** One run of `bitewing load`. */
export interface LoadRun extends ProcessMeasurement {
  /** Seconds spent on reading, moving and writing, where the report says so. */
  readonly copySeconds: number | undefined;
  /** Seconds spent on counts and checksums of both sides, where the report says so. */
  readonly proofSeconds: number | undefined;
}

/** The fields of the report that the bench shows; it works without them. */
const reportSchema = z.object({
  copySeconds: z.number().optional(),
  proofSeconds: z.number().optional(),
});

/** Runs `bitewing load`, two tables in flight: the first run into a warehouse copies everything, later ones the changes. */
export async function runLoad(from: string, to: string): Promise<LoadRun> {
  const words = [command, "load", "--from", from, "--to", to, "--jobs", "2", "--json"];
  const measured = await measureProcess(process.execPath, words);
  const { copySeconds, proofSeconds } = reportSchema.parse(JSON.parse(measured.output));
  return { ...measured, copySeconds, proofSeconds };
}

/** Runs the same load without its proof. */
export function runCopyAlone(from: string, to: string): Promise<ProcessMeasurement> {
  return measureProcess(process.execPath, ["dist/bench/load/copy-alone.js", from, to]);
}
