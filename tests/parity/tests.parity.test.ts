import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { dbtExpectations } from "../../pipeline/project/packages/dbt-expectations.ts";
import { dbtUtils } from "../../pipeline/project/packages/dbt-utils.ts";
import { build, run, test as runTests, seed } from "../../pipeline/run/commands.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import { checkedProject, gatedProject, sourceOfCheckedProject } from "../project/checked-project.ts";
import type { Files } from "../project/in-memory-project.ts";
import { packageTestsProject } from "../project/package-tests-project.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { installDbt } from "./dbt-core.ts";

const call = promisify(execFile);
const databases: FreshDatabase[] = [];
const folder = mkdtempSync(join(tmpdir(), "bitewing-test-parity-"));
let dbt: string;

beforeAll(async () => {
  dbt = await installDbt();
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

interface Place {
  readonly directory: string;
  readonly target: DatabaseUrl;
}

/** The project in a folder of its own, with the sources it reads in a database of its own. */
async function place(name: string, files: Files, target: DatabaseUrl): Promise<Place> {
  const directory = join(folder, name);
  for (const [path, text] of Object.entries({ ...files, "profiles.yml": profile(target) })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  await withSession(target, async (session) => {
    for (const statement of sourceOfCheckedProject) await session.query(statement);
  });
  return { directory, target };
}

function profile(target: DatabaseUrl): string {
  const connection =
    target.kind === "duckdb"
      ? { type: "duckdb", path: target.path }
      : {
          type: "postgres",
          host: target.host,
          port: target.port,
          user: target.user,
          password: target.password,
          dbname: target.database,
        };
  return JSON.stringify({
    shop: { target: "dev", outputs: { dev: { ...connection, schema: "main", threads: 2 } } },
  });
}

/** A file of the same name in a folder of its own, because DuckDB names the database after the file. */
async function duckDb(name: string): Promise<DatabaseUrl> {
  mkdirSync(join(folder, name), { recursive: true });
  const path = join(folder, name, "warehouse.duckdb");
  (await DuckDBInstance.create(path)).closeSync();
  return { kind: "duckdb", path };
}

async function postgres(): Promise<DatabaseUrl> {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  return parseDatabaseUrl(database.url);
}

const runResults = z.object({
  results: z.array(z.object({ unique_id: z.string(), status: z.string(), failures: z.number().nullable() })),
});

/** Status and number of failures by the node's id, of the last command. */
function resultsIn({ directory }: Place): Record<string, string> {
  const text = readFileSync(join(directory, "target", "run_results.json"), "utf8");
  const { results } = runResults.parse(JSON.parse(text));
  return Object.fromEntries(
    results.map(({ unique_id, status, failures }) => [unique_id, `${status} ${failures}`]),
  );
}

async function core({ directory }: Place, ...words: string[]): Promise<void> {
  const env = {
    ...process.env,
    DBT_LOG_PATH: join(directory, "logs"),
    DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
  };
  const options = ["--project-dir", directory, "--profiles-dir", directory];
  // A failing test ends dbt with 1; what it cannot parse leaves no results, and fails when they are read.
  await call(dbt, [...words, ...options], { env, cwd: directory, maxBuffer: 1 << 26 }).catch(() => {});
}

function native({ directory, target }: Place): Parameters<typeof build>[0] {
  return { target, projectDirectory: directory, schema: "main", threads: 2 };
}

const engines = [
  { engine: "DuckDB", open: duckDb },
  { engine: "PostgreSQL", open: postgres },
] as const;

describe.each(engines)("dbt-core and the native runner on $engine", ({ engine, open }) => {
  it("judge every test alike", async () => {
    const theirs = await place(`core-${engine}`, checkedProject, await open(`core-${engine}`));
    const ours = await place(`native-${engine}`, checkedProject, await open(`native-${engine}`));
    for (const command of ["seed", "run", "test"]) await core(theirs, command);
    for (const command of [seed, run, runTests]) await command(native(ours));
    expect(Object.keys(resultsIn(ours)).length).toBeGreaterThan(50);
    expect(resultsIn(ours)).toEqual(resultsIn(theirs));
  });

  it("skip the same nodes after a unit test or a data test that fails", async () => {
    const theirs = await place(`core-gated-${engine}`, gatedProject, await open(`core-gated-${engine}`));
    const ours = await place(`native-gated-${engine}`, gatedProject, await open(`native-gated-${engine}`));
    await core(theirs, "build");
    await build(native(ours));
    expect(resultsIn(ours)).toEqual(resultsIn(theirs));
  });

  it("judge the tests of the packages brought along alike, by the same text", async () => {
    const files = { ...packageTestsProject, "dbt_project.yml": projectFile };
    const installed = {
      ...files,
      ...packageFiles("dbt_utils", dbtUtils),
      ...packageFiles("dbt_expectations", dbtExpectations),
    };
    const theirs = await place(`core-packages-${engine}`, installed, await open(`core-packages-${engine}`));
    const ours = await place(`native-packages-${engine}`, files, await open(`native-packages-${engine}`));
    for (const command of ["run", "test"]) await core(theirs, command);
    for (const command of [run, runTests]) await command(native(ours));
    expect(Object.keys(resultsIn(ours)).length).toBeGreaterThan(120);
    expect(resultsIn(ours)).toEqual(resultsIn(theirs));
  });

  it("store the failures and let warnings fail when a flag says so", async () => {
    const theirs = await place(`core-flags-${engine}`, checkedProject, await open(`core-flags-${engine}`));
    const ours = await place(`native-flags-${engine}`, checkedProject, await open(`native-flags-${engine}`));
    for (const command of ["seed", "run"]) await core(theirs, command);
    // dbt's --warn-error would also refuse the project for its deprecated ways to write arguments.
    const warnError = ["--warn-error-options", JSON.stringify({ error: ["LogTestResult"] })];
    await core(theirs, ...warnError, "test", "--store-failures");
    for (const command of [seed, run]) await command(native(ours));
    await runTests({ ...native(ours), warnError: true, storeFailures: true });
    expect(resultsIn(ours)).toEqual(resultsIn(theirs));
    expect(await auditTables(ours)).toEqual(await auditTables(theirs));
  });
});

const projectFile = 'name: shop\nversion: "1.0"\nconfig-version: 2\nprofile: shop\n';

/** A package as dbt-core finds it among the installed ones. */
function packageFiles(name: string, macros: string): Files {
  return {
    [`dbt_packages/${name}/dbt_project.yml`]: `name: ${name}\nversion: "1.0"\nconfig-version: 2\n`,
    [`dbt_packages/${name}/macros/all.sql`]: macros,
  };
}

async function auditTables({ target }: Place): Promise<readonly (readonly unknown[])[]> {
  const sql = `select table_schema, table_name, table_type from information_schema.tables
where table_schema in ('main_dbt_test__audit', 'main_audit') order by 1, 2`;
  return withSession(target, async (session) => (await session.query(sql)).rows);
}
