import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { build, installPackages, withSession } from "../../pipeline/index.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { callDbt, installDbt } from "./dbt-core.ts";

/** The project in fixtures/upkeep is built three times while its sources change, by dbt-core and by the native runner. */

const rounds: readonly string[][] = [
  [
    "create schema raw",
    "create table raw.visit (visit_id integer, patient varchar, fee numeric(12,2), changed_on date)",
    "create table raw.patient (patient_id integer, name varchar, code varchar, changed_at timestamp)",
    "insert into raw.visit values (1, ' Ann', 10.5, '2024-01-01'), (2, 'Bob ', 20, '2024-01-02'), (9, 'Zoe', 0, '2024-01-02')",
    "insert into raw.patient values (1, 'Ann', '007', '2024-01-01 08:00:00'), (2, 'Bob', '008', '2024-01-01 09:00:00'), (3, 'Cem', null, '2024-01-01 10:00:00')",
  ],
  [
    "update raw.visit set fee = 25, patient = 'Rob', changed_on = '2024-01-03' where visit_id = 2",
    "insert into raw.visit values (3, 'Cem', 30, '2024-01-03'), (null, 'Nil', 1, '2024-01-03')",
    "delete from raw.visit where visit_id = 1",
    "update raw.patient set name = 'Anna', changed_at = '2024-01-02 08:00:00' where patient_id = 1",
    "update raw.patient set code = '007' where patient_id = 3",
    "delete from raw.patient where patient_id = 2",
  ],
  [
    "insert into raw.visit values (4, 'Dee', 40, '2024-01-02'), (5, 'Eve', 50, '2024-01-05')",
    "update raw.visit set fee = 33 where visit_id = 3",
    "insert into raw.patient values (2, 'Bob', '008', '2024-01-03 09:00:00'), (4, 'Dee', '007', '2024-01-03 10:00:00')",
  ],
];

const folder = mkdtempSync(join(tmpdir(), "bitewing-upkeep-"));
const databases: FreshDatabase[] = [];
let dbt: string;

beforeAll(async () => {
  dbt = await installDbt();
}, 600_000);

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the project for one builder, since both write into its folder. */
function copyOfProject(builder: string): string {
  const copy = join(folder, builder, "upkeep");
  mkdirSync(copy, { recursive: true });
  cpSync(join(import.meta.dirname, "fixtures", "upkeep"), copy, { recursive: true });
  return copy;
}

type Contents = Readonly<Record<string, readonly string[]>>;

async function afterEachRound(
  target: DatabaseUrl,
  buildRound: (round: number) => Promise<unknown>,
): Promise<Contents[]> {
  const contents: Contents[] = [];
  for (const [i, statements] of rounds.entries()) {
    await withSession(target, async (session) => {
      for (const statement of statements) await session.query(statement);
    });
    await buildRound(i + 1);
    contents.push(await contentsOf(target));
  }
  return contents;
}

async function native(target: DatabaseUrl, builder: string): Promise<Contents[]> {
  const projectDirectory = copyOfProject(builder);
  installPackages({ directory: projectDirectory });
  return afterEachRound(target, async (round) => {
    const report = await build({
      target,
      projectDirectory,
      schema: "built",
      targetName: target.kind,
      vars: { round },
      threads: 2,
    });
    expect(report.results.filter(({ status }) => status === "error")).toEqual([]);
  });
}

async function core(
  target: DatabaseUrl,
  builder: string,
  variables: Readonly<Record<string, string>>,
): Promise<Contents[]> {
  const project = copyOfProject(builder);
  const where = ["--project-dir", project, "--profiles-dir", project];
  const artifacts = join(folder, builder, "target");
  await callDbt(dbt, ["deps", ...where], artifacts, variables);
  return afterEachRound(target, (round) =>
    callDbt(
      dbt,
      ["build", ...where, "--target", target.kind, "--vars", JSON.stringify({ round })],
      artifacts,
      variables,
    ),
  );
}

/** Times that the clock gives, and ids made of them: that they are there is all that can be compared. */
const fromTheClock = new Map<string, readonly string[]>([
  ["patient_checks", ["dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to"]],
  ["patient_ends", ["valid_to"]],
]);

/** The columns with their types, and the rows, of everything that was built. */
async function contentsOf(target: DatabaseUrl): Promise<Contents> {
  return withSession(target, async (session) => {
    const columns = await session.query(
      "select table_schema, table_name, column_name, data_type from information_schema.columns where table_schema like 'built%' order by 1, 2, 3",
    );
    const contents: Record<string, string[]> = {};
    const tables = new Set(columns.rows.map(([schema, name]) => `${String(schema)}.${String(name)}`));
    for (const table of tables) {
      const own = columns.rows.filter(([schema, name]) => `${String(schema)}.${String(name)}` === table);
      const clock = fromTheClock.get(table.split(".")[1] ?? "") ?? [];
      const values = own.map(([, , name]) =>
        clock.includes(String(name))
          ? `cast(${name} is null or cast(${name} as varchar) like '9999-%' as varchar)`
          : `cast("${name}" as varchar)`,
      );
      const { rows } = await session.query(`select ${values.join(", ")} from ${table}`);
      contents[table] = [
        own.map(([, , name, type]) => `${String(name)} ${String(type)}`).join(", "),
        ...rows.map((row) => JSON.stringify(row)).sort(),
      ];
    }
    return contents;
  });
}

async function emptyFile(builder: string): Promise<string> {
  mkdirSync(join(folder, builder), { recursive: true });
  const path = join(folder, builder, "upkeep.duckdb");
  (await DuckDBInstance.create(path)).closeSync();
  return path;
}

async function emptyDatabase(): Promise<DatabaseUrl & { kind: "postgres" }> {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  const url = parseDatabaseUrl(database.url);
  if (url.kind !== "postgres") throw new Error("the server of the tests is PostgreSQL");
  return { ...url, kind: "postgres" };
}

test("dbt-core and the native runner keep the same tables on DuckDB", async () => {
  const ours = await native({ kind: "duckdb", path: await emptyFile("native") }, "native");
  const path = await emptyFile("core");
  const theirs = await core({ kind: "duckdb", path }, "core", { UPKEEP_DUCKDB: path });
  expect(Object.keys(ours[2] ?? {}).length).toBeGreaterThan(15);
  expect(ours).toEqual(theirs);
});

test("dbt-core and the native runner keep the same tables on PostgreSQL", async () => {
  const ours = await native(await emptyDatabase(), "native-postgres");
  const url = await emptyDatabase();
  const theirs = await core(url, "core-postgres", {
    UPKEEP_HOST: url.host,
    UPKEEP_PORT: String(url.port),
    UPKEEP_USER: url.user,
    UPKEEP_PASSWORD: url.password,
    UPKEEP_DATABASE: url.database,
  });
  expect(Object.keys(ours[2] ?? {}).length).toBeGreaterThan(15);
  expect(ours).toEqual(theirs);
});
