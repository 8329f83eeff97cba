import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";

export interface ProcessMeasurement {
  readonly seconds: number;
  /** The largest sum of the resident memory of the process and its descendants, sampled; 0 where there is no /proc. */
  readonly peakBytes: number;
  /** What it wrote to its standard output. */
  readonly output: string;
}

export interface ProcessOptions {
  /** Variables beside those of this process; passwords belong here, where no list of processes shows them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends it when it and its descendants have used no processor for so long; by default it may wait for ever. */
  readonly stalledAfterSeconds?: number;
}

/** A program that stood still, and was ended. */
export class StalledError extends Error {}

const pageBytes = 4096;
/** Often enough for a peak, seldom enough to take no time from the work: a sample costs a few milliseconds. */
const samplingMilliseconds = 200;

/**
 * Runs a program to its end and measures it from outside.
 *
 * @throws {StalledError} when it stands still for longer than the options allow
 * @throws Error when it ends with an exit code other than 0
 */
export async function measureProcess(
  program: string,
  words: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessMeasurement> {
  const started = performance.now();
  const env = { ...process.env, ...options.env };
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"], env });
  let peakBytes = 0;
  let lastTicks = -1;
  let lastProgress = started;
  let stalled = false;
  const sample = async (): Promise<void> => {
    const { bytes, ticks } = await familyUse(child.pid ?? 0);
    peakBytes = Math.max(peakBytes, bytes);
    if (ticks !== lastTicks) lastProgress = performance.now();
    lastTicks = ticks;
    stalled = performance.now() - lastProgress > (options.stalledAfterSeconds ?? Infinity) * 1000;
    if (stalled) child.kill("SIGKILL");
  };
  const timer = setInterval(() => void sample(), samplingMilliseconds);
  const blocks: Buffer[] = [];
  child.stdout.on("data", (block: Buffer) => blocks.push(block));
  try {
    const exitCode = await new Promise<number | null>((done, broken) => {
      child.once("error", broken);
      child.once("close", done);
    });
    if (stalled) throw new StalledError(`${program} stood still`);
    const output = Buffer.concat(blocks).toString();
    if (exitCode !== 0) {
      throw new Error(
        `${program} ${words.join(" ")} ended with exit code ${exitCode}\n${output.slice(-2000)}`,
      );
    }
    return { seconds: (performance.now() - started) / 1000, peakBytes, output };
  } finally {
    clearInterval(timer);
  }
}

interface ProcessEntry {
  readonly id: number;
  readonly parent: number;
  readonly bytes: number;
  readonly ticks: number;
}

interface FamilyUse {
  /** Resident memory. */
  readonly bytes: number;
  /** Processor time so far, in the kernel's ticks. */
  readonly ticks: number;
}

/** What a process and all that it started use. */
async function familyUse(root: number): Promise<FamilyUse> {
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const entries = (await Promise.all(ids.map(readEntry))).filter((entry) => entry !== undefined);
  const family = new Set([root]);
  let [bytes, ticks] = [0, 0];
  // A child's number is usually above its parent's; numbers that have wrapped around are caught by a later sample.
  for (const entry of entries.toSorted((a, b) => a.id - b.id)) {
    if (!family.has(entry.parent) && entry.id !== root) continue;
    family.add(entry.id);
    bytes += entry.bytes;
    ticks += entry.ticks;
  }
  return { bytes, ticks };
}

/** Fields 4 (ppid), 14 and 15 (utime and stime) and 24 (rss, in pages) of proc(5)'s stat; undefined after its end. */
async function readEntry(id: string): Promise<ProcessEntry | undefined> {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
  // The second field is the program's name in parentheses, which may hold spaces; what follows starts with the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [parent, userTicks, systemTicks, pages] = [fields[1], fields[11], fields[12], fields[21]];
  if (parent === undefined || pages === undefined) return undefined;
  return {
    id: Number(id),
    parent: Number(parent),
    bytes: Number(pages) * pageBytes,
    ticks: Number(userTicks) + Number(systemTicks),
  };
}
