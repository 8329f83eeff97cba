import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl, type ServerUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { build, describeTarget, load, loadProject, withSession } from "../../pipeline/index.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { dbtBuild, installDbt } from "./dbt-core.ts";

/** Rows and a hash of the ordered rows, by relation. */
type Contents = Readonly<Record<string, string>>;

const loadedAt = (): Date => new Date("2026-07-01T00:00:00Z");
const databases: FreshDatabase[] = [];
let folder: string;
let practice: DatabaseUrl;
let dbt: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-parity-"));
  practice = { kind: "duckdb", path: join(folder, "practice.duckdb") };
  await generate({ to: practice, patients: 120, years: 2, seed: 11 });
  dbt = await installDbt();
}, 600_000);

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  await rm(folder, { recursive: true });
});

async function native(warehouse: DatabaseUrl): Promise<Contents> {
  await load({ from: practice, to: warehouse, now: loadedAt });
  const artifacts = join(folder, "native");
  const { ok } = await build({ target: warehouse, projectDirectory: "sql", artifacts });
  expect(ok).toBe(true);
  return contentsOf(warehouse);
}

async function core(
  warehouse: DatabaseUrl,
  target: "duckdb" | "postgres",
  variables: Readonly<Record<string, string>>,
): Promise<Contents> {
  await load({ from: practice, to: warehouse, now: loadedAt });
  await dbtBuild(dbt, target, join(folder, `core-${target}`), variables);
  return contentsOf(warehouse);
}

/** What stands in every model and seed of the project. */
async function contentsOf(url: DatabaseUrl): Promise<Contents> {
  const project = await loadProject({ directory: "sql", target: describeTarget(url) });
  const built = [...project.nodes.values()].filter((node) => node.resourceType !== "test");
  return withSession(url, async (session) => {
    const contents: Record<string, string> = {};
    for (const { relation } of built) {
      const lines = `select cast(t as varchar) as line from ${relation.text()} as t`;
      const { rows } = await session.query(
        `select count(*), coalesce(md5(string_agg(line, chr(10) order by line)), '') from (${lines}) as lines`,
      );
      contents[`${relation.schema}.${relation.identifier}`] = String(rows[0]);
    }
    return contents;
  });
}

/** A file of the same name in a folder of its own, because DuckDB names the database after the file. */
async function warehouseFile(builder: string): Promise<string> {
  await mkdir(join(folder, builder), { recursive: true });
  return join(folder, builder, "warehouse.duckdb");
}

async function postgresDatabase(): Promise<ServerUrl> {
  const database = await freshDatabase(inject("postgresUrl"));
  databases.push(database);
  const url = parseDatabaseUrl(database.url);
  if (url.kind === "duckdb") throw new Error("the server of the tests is PostgreSQL");
  return url;
}

describe("dbt-core and the native runner build the same rows in every model", () => {
  it("on DuckDB", async () => {
    const ours = await native({ kind: "duckdb", path: await warehouseFile("native") });
    const path = await warehouseFile("core");
    const theirs = await core({ kind: "duckdb", path }, "duckdb", { BITEWING_DUCKDB_PATH: path });
    expect(Object.keys(ours).length).toBeGreaterThan(45);
    expect(ours).toEqual(theirs);
  });

  it("on PostgreSQL", async () => {
    const ours = await native(await postgresDatabase());
    const url = await postgresDatabase();
    const theirs = await core(url, "postgres", {
      BITEWING_PG_HOST: url.host,
      BITEWING_PG_PORT: String(url.port),
      BITEWING_PG_USER: url.user,
      BITEWING_PG_PASSWORD: url.password,
      BITEWING_PG_DATABASE: url.database,
    });
    expect(ours).toEqual(theirs);
  });
});
