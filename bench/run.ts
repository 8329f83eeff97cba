import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatTable } from "../cli/terminal.ts";
import { parseDatabaseUrl } from "../foundation/database-url.ts";
import { generate } from "../generator/index.ts";
import { verify } from "../inspection/integrity/verify.ts";
import { openInspected } from "../inspection/open-database.ts";
import { build, discover, load } from "../pipeline/index.ts";
import { freshDatabase } from "../tests/servers/fresh-database.ts";
import { startMySql } from "../tests/servers/mysql.ts";
import { startPostgres } from "../tests/servers/postgres.ts";
import { measureProcess } from "./measure-process.ts";

/** A measured piece of work beside its goal. */
interface Measurement {
  readonly work: string;
  readonly measured: string;
  readonly goal: string;
}

const folder = await mkdtemp(join(tmpdir(), "bitewing-bench-"));
const measurements: Measurement[] = [];

function note(work: string, measured: string, goal = ""): void {
  measurements.push({ work, measured, goal });
  process.stderr.write(`${work}: ${measured}\n`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const inSeconds = (value: number): string => `${value.toFixed(1)} s`;

async function measureDemo(): Promise<void> {
  const words = [
    "dist/cli/bitewing.js",
    "demo",
    "--dir",
    join(folder, "demo"),
    "--site",
    join(folder, "site"),
  ];
  const demo = await measureProcess(process.execPath, words);
  note("demo", inSeconds(demo.seconds), "under 60 s");
  note("demo, peak memory of all its processes", `${Math.round(demo.peakBytes / 1e6)} MB`, "under 1000 MB");
}

/** The best of three, because the machine may be shared. */
async function best(work: () => Promise<unknown>): Promise<number> {
  return Math.min(await seconds(work), await seconds(work), await seconds(work));
}

async function measureDuckDb(): Promise<void> {
  const practice = { kind: "duckdb", path: join(folder, "practice.duckdb") } as const;
  const warehouse = { kind: "duckdb", path: join(folder, "warehouse.duckdb") } as const;
  note(
    "generate 400 patients × 3 years into DuckDB",
    inSeconds(await best(() => generate({ to: practice }))),
    "under 5 s",
  );
  note("discover 432 tables, DuckDB", inSeconds(await best(() => discover({ from: practice }))), "under 3 s");
  note(
    "load DuckDB → DuckDB, with proof",
    inSeconds(await best(() => load({ from: practice, to: warehouse }))),
  );
  const artifacts = join(folder, "target");
  const project = { target: warehouse, projectDirectory: "sql", artifacts };
  note("build and test all models, DuckDB", inSeconds(await best(() => build(project))));
}

/** A practice of a size that many have, by the whole command: the answer key included. */
async function measureLargePractice(): Promise<void> {
  const path = join(folder, "large.duckdb");
  const words = ["dist/cli/bitewing.js", "generate", "--to", `duckdb:${path}`];
  const size = ["--patients", "5000", "--years", "5", "--truth", join(folder, "truth")];
  const large = await measureProcess(process.execPath, [...words, ...size]);
  note("generate 5,000 patients × 5 years into DuckDB", inSeconds(large.seconds), "under 20 s");
  note("the same, peak memory", `${Math.round(large.peakBytes / 1e6)} MB`, "under 1500 MB");
  const practice = await openInspected({ kind: "duckdb", path });
  note("verify it", inSeconds(await seconds(() => verify(practice)).finally(() => practice.close())));
}

async function measureServers(): Promise<void> {
  const [mysql, postgres] = await Promise.all([startMySql(), startPostgres()]);
  try {
    const practice = parseDatabaseUrl((await freshDatabase(mysql.url)).url);
    const warehouse = parseDatabaseUrl((await freshDatabase(postgres.url)).url);
    note(
      "generate 400 patients × 3 years into MySQL",
      inSeconds(await seconds(() => generate({ to: practice }))),
    );
    note(
      "discover 432 tables, MySQL",
      inSeconds(await best(() => discover({ from: practice }))),
      "under 3 s",
    );
    note(
      "load MySQL → PostgreSQL, with proof",
      inSeconds(await best(() => load({ from: practice, to: warehouse }))),
    );
    const project = { target: warehouse, projectDirectory: "sql", artifacts: join(folder, "target") };
    note("build and test all models, PostgreSQL", inSeconds(await best(() => build(project))));
  } finally {
    await Promise.all([mysql.stop(), postgres.stop()]);
  }
}

try {
  await measureDemo();
  await measureDuckDb();
  await measureLargePractice();
  await measureServers();
} finally {
  await rm(folder, { recursive: true });
}
const columns = [{ title: "work" }, { title: "measured", align: "right" }, { title: "goal" }] as const;
process.stdout.write(
  `\n${formatTable(
    columns,
    measurements.map(({ work, measured, goal }) => [work, measured, goal]),
  )}\n`,
);
