import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GenerateReport } from "../generator/index.ts";
import { freshDatabase } from "../tests/servers/fresh-database.ts";
import { startMySql } from "../tests/servers/mysql.ts";
import { type Bench, command } from "./bench.ts";
import { loadReadyFiles } from "./load-ready-files.ts";
import { measureProcess, type ProcessMeasurement } from "./measure-process.ts";
import { atLeast, atMost, type Goal, type Measurements } from "./measurements.ts";

/** Which practice is made, and what is asked of making it. */
interface Size {
  readonly name: string;
  readonly words: readonly string[];
  readonly request: { readonly patients: number; readonly years: number; readonly scenario?: string };
  readonly filesWithin?: Goal;
}

const large: Size = {
  name: "5,000 patients × 5 years",
  words: ["--patients", "5000", "--years", "5"],
  request: { patients: 5000, years: 5 },
};
/** As many rows as a real practice of 33,000 patient rows has. */
const full: Size = {
  name: "a full-size practice",
  words: ["--scenario", "long-established", "--patients", "33000", "--years", "20"],
  request: { scenario: "long-established", patients: 33_000, years: 20 },
  filesWithin: atMost(120),
};

/** The whole command into each place that a practice can be written to, with its peak memory. */
export async function benchGenerate({ folder, measurements, options }: Bench): Promise<void> {
  const size = options.full ? full : large;
  for (const [form, name] of [
    ["parquet", "practice"],
    ["sql", "practice.sql"],
    ["sql", "practice.sql.gz"],
    ["duckdb", "practice.duckdb"],
  ] as const) {
    const path = join(folder, name);
    await generated(`${form}:${path}`, `${name.replace("practice", form)}`, size, measurements);
    await rm(path, { recursive: true });
  }
  await benchMySql({ folder, size, measurements });
}

async function generated(
  to: string,
  form: string,
  size: Size,
  measurements: Measurements,
): Promise<GenerateReport> {
  const run = await measureProcess(process.execPath, [
    command,
    "generate",
    "--to",
    to,
    ...size.words,
    "--json",
  ]);
  const report = reportOf(run);
  const isFiles = form === "parquet";
  measurements.note({
    work: `generate ${size.name} into ${form}`,
    value: run.seconds,
    unit: "s",
    detail: `${perSecond(report.rows, run.seconds)}, ${report.rows.toLocaleString("en-US")} rows; ${stepsOf(report)}`,
    ...(isFiles && size.filesWithin !== undefined && { goal: size.filesWithin }),
  });
  measurements.note({
    work: "the same, peak memory",
    value: run.peakBytes / 1e6,
    unit: "MB",
    goal: atMost(2000),
  });
  return report;
}

interface MySqlBench {
  readonly folder: string;
  readonly size: Size;
  readonly measurements: Measurements;
}

/** Filling MySQL beside `LOAD DATA LOCAL` of the same rows from files that lie ready, on the same server. */
async function benchMySql({ folder, size, measurements }: MySqlBench): Promise<void> {
  const server = await startMySql(["--innodb-buffer-pool-size=1G", "--innodb-log-file-size=512M"]);
  try {
    const ours = await freshDatabase(server.url);
    const report = await generated(ours.url, "MySQL", size, measurements);
    await ours.drop();
    const loading = report.steps.find(({ name }) => name === "load")?.seconds ?? Number.NaN;
    for (const indexes of ["within", "after"] as const) {
      const theirs = await freshDatabase(server.url);
      const seconds = await loadReadyFiles({ folder, request: size.request, url: theirs.url, indexes });
      await theirs.drop();
      measurements.note({
        work: `fill MySQL, against LOAD DATA LOCAL of ready files, indexes ${indexes === "within" ? "from the start" : "afterwards"}`,
        value: seconds / loading,
        unit: "×",
        detail: `${loading.toFixed(1)} s against ${seconds.toFixed(1)} s`,
        goal: atLeast(0.7),
      });
    }
  } finally {
    await server.stop();
  }
}

function reportOf({ output }: ProcessMeasurement): GenerateReport {
  // The command's own report, as --json prints it.
  return JSON.parse(output) as GenerateReport;
}

const perSecond = (rows: number, seconds: number): string =>
  `${Math.round(rows / seconds).toLocaleString("en-US")} rows/s`;

const stepsOf = ({ steps }: GenerateReport): string =>
  steps.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(", ");
