import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Bench, BenchOptions } from "./bench.ts";
import { benchDemo } from "./demo.ts";
import { benchDuckDb } from "./duckdb.ts";
import { benchGenerate } from "./generate.ts";
import { benchLargePractice } from "./large-practice.ts";
import { benchLoad } from "./load/bench-load.ts";
import { Measurements } from "./measurements.ts";
import { benchModels } from "./models.ts";
import { benchServers } from "./servers.ts";

/** The sections of the bench, in the order they run. */
const sections = new Map<string, (bench: Bench) => Promise<void>>([
  ["demo", benchDemo],
  ["duckdb", benchDuckDb],
  ["practice", benchLargePractice],
  ["generate", benchGenerate],
  ["models", benchModels],
  ["servers", benchServers],
  ["load", benchLoad],
]);
const names = [...sections.keys()];

function sectionName(text: string, earlier: readonly string[] = []): readonly string[] {
  if (!sections.has(text)) throw new InvalidArgumentError(`It has the sections ${names.join(", ")}.`);
  return [...earlier, text];
}

function positiveCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("It is a whole number above 0.");
  return count;
}

function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1e9);
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(" ");
  return `${cores.length} cores (${cores[0]?.model ?? "unknown"}), ${memory} GB, Node ${process.version}, load average ${load}`;
}

async function run(chosen: readonly string[], options: BenchOptions): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const measurements = new Measurements(say);
  const folder = await mkdtemp(join(tmpdir(), "bitewing-bench-"));
  const header = machine();
  say(header);
  try {
    for (const [name, section] of sections) {
      if (chosen.includes(name)) await section({ folder, measurements, options });
    }
  } finally {
    await rm(folder, { recursive: true });
    // What was measured before a failure is shown all the same.
    process.stdout.write(`\n${header}\n\n${measurements.table()}\n`);
  }
}

await new Command("bench")
  .description("measure the speed of the kit on this machine, beside its goals")
  .argument("[sections...]", `some of ${names.join(", ")}; all of them when none is named`, sectionName)
  .option("--rows <n>", "load: rows of the practice to move", positiveCount, 18_000_000)
  .option("--patients <n>", "models: patients of the practice", positiveCount, 5000)
  .option(
    "--full",
    "generate: a practice of full size, 19 million rows, in place of 5,000 patients × 5 years",
    false,
  )
  .option("--rounds <n>", "load: runs of each contestant; the best time counts", positiveCount, 1)
  .action((chosen: readonly string[], options: Omit<BenchOptions, "source">) => {
    const source = process.env["BITEWING_BENCH_SOURCE"];
    return run(chosen.length === 0 ? names : chosen, { ...options, source });
  })
  .parseAsync();
