import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Failure } from "../../foundation/errors.ts";
import type { Progress } from "../../generator/index.ts";

/** Where a generation kills itself: at so many marks of its progress in a step. */
export interface KillPoint {
  readonly step: Progress["kind"];
  readonly marks: number;
}

export interface ApartOptions {
  readonly killAt?: KillPoint;
  /** Kills it after so long. */
  readonly killAfterMilliseconds?: number;
  /** The largest file it may write, in blocks of 1,024 bytes. */
  readonly fileLimit?: number;
  /** Where rows wait. */
  readonly temporaryFolder?: string;
}

export interface GenerationEnd {
  readonly wasKilled: boolean;
  readonly exitCode: number | null;
  /** What it was refused with. */
  readonly failure: Failure | undefined;
}

/** The practice of these tests. */
export const size = { patients: 60, years: 1, seed: 5 };

const program = fileURLToPath(new URL("generate-child.mjs", import.meta.url));

/** Generates a practice in a process of its own. */
export async function generateApart(to: string, options: ApartOptions = {}): Promise<GenerationEnd> {
  const order = JSON.stringify({ to, size, killAt: options.killAt });
  const limit = options.fileLimit === undefined ? "" : `ulimit -f ${options.fileLimit}; `;
  const child = spawn("bash", ["-c", `${limit}exec "$0" "$@"`, process.execPath, program, order], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...(options.temporaryFolder !== undefined && { TMPDIR: options.temporaryFolder }),
    },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (block: Buffer) => said.push(block));
  const { killAfterMilliseconds } = options;
  const timer =
    killAfterMilliseconds === undefined
      ? undefined
      : setTimeout(() => child.kill("SIGKILL"), killAfterMilliseconds);
  const [exitCode, signal] = (await once(child, "close")) as [number | null, string | null];
  clearTimeout(timer);
  const words = Buffer.concat(said).toString();
  return {
    wasKilled: signal === "SIGKILL",
    exitCode,
    failure: words === "" ? undefined : (JSON.parse(words) as Failure),
  };
}
