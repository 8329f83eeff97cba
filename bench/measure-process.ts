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
/** Often enough for a peak, seldom enough to take no time from the work. */
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
    const { bytes, ticks } = await familyUse(String(child.pid));
    peakBytes = Math.max(peakBytes, bytes);
    if (ticks !== lastTicks) lastProgress = performance.now();
    lastTicks = ticks;
    const idleSeconds = (performance.now() - lastProgress) / 1000;
    // Without /proc there are no ticks at all, and no way to tell.
    stalled = ticks > 0 && idleSeconds > (options.stalledAfterSeconds ?? Infinity);
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

interface ProcessUse {
  /** Resident memory. */
  readonly bytes: number;
  /** Processor time so far, in the kernel's ticks. */
  readonly ticks: number;
}

/** What a process and all that it started use; nothing where there is no /proc or the process has ended. */
async function familyUse(id: string): Promise<ProcessUse> {
  const [own, ...descendants] = await Promise.all([
    processUse(id),
    ...(await childrenOf(id)).map((child) => familyUse(child)),
  ]);
  return descendants.reduce(
    (sum, use) => ({ bytes: sum.bytes + use.bytes, ticks: sum.ticks + use.ticks }),
    own,
  );
}

/** Any thread of a process may have started another process. */
async function childrenOf(id: string): Promise<readonly string[]> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readOrEmpty(`/proc/${id}/task/${thread}/children`)),
  );
  return lists.flatMap((list) => list.split(" ")).filter((child) => child !== "");
}

/** Fields 14 and 15 (utime and stime, in ticks) and 24 (rss, in pages) of proc(5)'s stat. */
async function processUse(id: string): Promise<ProcessUse> {
  const text = await readOrEmpty(`/proc/${id}/stat`);
  // The second field is the program's name in parentheses, which may hold spaces; what follows starts with the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [userTicks = 0, systemTicks = 0, pages = 0] = [fields[11], fields[12], fields[21]];
  return { bytes: Number(pages) * pageBytes, ticks: Number(userTicks) + Number(systemTicks) };
}

function readOrEmpty(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
