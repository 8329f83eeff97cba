import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseUrl, parseDatabaseUrl, type ServerUrl } from "../foundation/database-url.ts";
import { load } from "../pipeline/index.ts";
import { dbtBuild, installDbt } from "../tests/parity/dbt-core.ts";
import { freshDatabase } from "../tests/servers/fresh-database.ts";
import { startPostgres } from "../tests/servers/postgres.ts";
import { writeDay } from "../tests/sql/practice-days.ts";
import { type Bench, command, secondsOf } from "./bench.ts";
import { measureProcess } from "./measure-process.ts";
import { atLeast, atMost, type Measurements } from "./measurements.ts";

/** Days of June 2026: the practice as it was the day before, and as it is. */
const lastDays = [29, 30] as const;
const years = 5;

/** The whole dbt project: by the native runner and by dbt-core, anew and after a day's change, on both engines. */
export async function benchModels({ folder, measurements, options: { patients } }: Bench): Promise<void> {
  const dbt = await installDbt();
  const [before, after] = await Promise.all(
    lastDays.map((day) => ({ day, path: join(folder, `practice-${day}.duckdb`) })),
  );
  if (before === undefined || after === undefined) return;
  for (const { day, path } of [before, after]) {
    measurements.say(`generating ${patients} patients × ${years} years as of 2026-06-${day}`);
    await writeDay(day, { kind: "duckdb", path }, { patients, years });
  }
  await benchOnDuckDb({ folder, measurements, dbt, before: before.path, after: after.path });
  await benchOnPostgres({ folder, measurements, dbt, before: before.path, after: after.path });
}

interface Contest {
  readonly folder: string;
  readonly measurements: Measurements;
  readonly dbt: string;
  /** DuckDB files. */
  readonly before: string;
  readonly after: string;
}

async function benchOnDuckDb(contest: Contest): Promise<void> {
  const { folder, measurements, dbt, before, after } = contest;
  const loaded = join(folder, "loaded.duckdb");
  await load({ from: duckDb(before), to: duckDb(loaded) });
  // DuckDB names a database after its file, so each contestant's stands in a folder of its own.
  const ours = await copyInto(loaded, join(folder, "models.duckdb"));
  const url = `duckdb:${ours}`;
  const words = (name: string): string[] => [command, name, "--target", url, "--threads", "2"];
  const compile = await runOurs(words("compile"));
  measurements.note({ work: "parse and compile the project", value: compile, unit: "s", goal: atMost(1) });
  const full = await runOurs(words("build"));
  measurements.note({ work: "build and test it, DuckDB", value: full, unit: "s", goal: atMost(15) });
  const fullRun = await runOurs([...words("run"), "--full-refresh"]);
  measurements.note({ work: "its models alone, DuckDB", value: fullRun, unit: "s" });

  const theirs = await copyInto(loaded, join(folder, "dbt.duckdb"));
  const dbtSeconds = await secondsOf(() =>
    dbtBuild(dbt, "duckdb", join(folder, "dbt-duckdb"), { BITEWING_DUCKDB_PATH: theirs }),
  );
  noteRatio(measurements, "dbt-core's build of the same, DuckDB, in times ours", dbtSeconds, full);

  await load({ from: duckDb(after), to: duckDb(ours) });
  const daily = await runOurs(words("build"));
  noteSpeedUp(measurements, "full build in times the build after a day, DuckDB", full, daily);
  const incremental = [...words("run"), "--select", "config.materialized:incremental"];
  await load({ from: duckDb(before), to: duckDb(ours) });
  const incrementalDay = await runOurs(incremental);
  const incrementalFull = await runOurs([...incremental, "--full-refresh"]);
  noteSpeedUp(
    measurements,
    "the incremental models anew in times a day's change, DuckDB",
    incrementalFull,
    incrementalDay,
  );
}

async function benchOnPostgres({ folder, measurements, dbt, before, after }: Contest): Promise<void> {
  const server = await startPostgres();
  try {
    const ours = postgres((await freshDatabase(server.url)).url);
    const theirs = postgres((await freshDatabase(server.url)).url);
    for (const to of [ours, theirs]) await load({ from: duckDb(before), to });
    const words = (name: string): string[] => [
      command,
      name,
      "--target",
      "env:BITEWING_BENCH_TARGET",
      "--threads",
      "2",
    ];
    const env = { BITEWING_BENCH_TARGET: urlOf(ours) };
    const full = await runOurs(words("build"), env);
    measurements.note({ work: "build and test it, PostgreSQL", value: full, unit: "s" });
    const dbtSeconds = await secondsOf(() =>
      dbtBuild(dbt, "postgres", join(folder, "dbt-postgres"), {
        BITEWING_PG_HOST: theirs.host,
        BITEWING_PG_PORT: String(theirs.port),
        BITEWING_PG_USER: theirs.user,
        BITEWING_PG_PASSWORD: theirs.password,
        BITEWING_PG_DATABASE: theirs.database,
      }),
    );
    noteRatio(measurements, "dbt-core's build of the same, PostgreSQL, in times ours", dbtSeconds, full);
    await load({ from: duckDb(after), to: ours });
    const incremental = [...words("run"), "--select", "config.materialized:incremental"];
    const day = await runOurs(incremental, env);
    const anew = await runOurs([...incremental, "--full-refresh"], env);
    noteSpeedUp(measurements, "the incremental models anew in times a day's change, PostgreSQL", anew, day);
  } finally {
    await server.stop();
  }
}

function noteRatio(measurements: Measurements, work: string, theirs: number, ours: number): void {
  measurements.note({
    work,
    value: theirs / ours,
    unit: "×",
    goal: atLeast(1),
    detail: `${theirs.toFixed(1)} s against ${ours.toFixed(1)} s`,
  });
}

function noteSpeedUp(measurements: Measurements, work: string, full: number, day: number): void {
  measurements.note({
    work,
    value: full / day,
    unit: "×",
    goal: atLeast(10),
    detail: `${full.toFixed(1)} s against ${day.toFixed(1)} s`,
  });
}

async function runOurs(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return (await measureProcess(process.execPath, [...words, "--json"], { env })).seconds;
}

async function copyInto(from: string, to: string): Promise<string> {
  await copyFile(from, to);
  return to;
}

function duckDb(path: string): DatabaseUrl {
  return { kind: "duckdb", path };
}

function postgres(text: string): ServerUrl {
  const url = parseDatabaseUrl(text);
  if (url.kind === "duckdb") throw new Error("the server of the bench is PostgreSQL");
  return url;
}

function urlOf({ user, password, host, port, database }: ServerUrl): string {
  const secret = password === "" ? "" : `:${encodeURIComponent(password)}`;
  return `postgres://${encodeURIComponent(user)}${secret}@${host}:${port}/${database}`;
}
