import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { build, compile, list } from "../../pipeline/run/commands.ts";
import { buildSuite } from "./build-suite.ts";
import { withProject } from "./in-memory-project.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

buildSuite("DuckDB", () => temporaryDuckDb("clinic"));

const files = {
  "models/a.sql": "select 1 as id",
  "models/b.sql": "select * from {{ ref('a') }}",
  "models/_m.yml":
    "models:\n  - name: b\n    description: One row.\n    columns: [{name: id, data_tests: [unique]}]\n",
};

const artifact = z.looseObject({
  metadata: z.looseObject({ generated_at: z.string(), dbt_schema_version: z.string() }),
});

test("a build tells its steps and writes dbt's artifacts, the same ones for the same clock", async () => {
  await withProject(files, async (directory) => {
    const target = await temporaryDuckDb("artifacts");
    const lines: string[] = [];
    const now = (): Date => new Date("2026-01-31T12:00:00Z");
    const once = async (): Promise<string[]> => {
      await build({ target, projectDirectory: directory, now, threads: 1, log: (line) => lines.push(line) });
      return ["manifest.json", "run_results.json"].map((name) =>
        readFileSync(join(directory, "target", name), "utf8"),
      );
    };
    const first = await once();
    expect(await once()).toEqual(first);
    expect(lines.slice(0, 4)).toEqual([
      "1/3  success  model  a  0.00 s",
      "2/3  success  model  b  0.00 s",
      "3/3  pass     test   unique_b_id  0.00 s",
      "2 success, 1 pass in 0.00 s",
    ]);
    const manifest = artifact
      .extend({ nodes: z.record(z.string(), z.looseObject({ compiled_code: z.string() })) })
      .parse(JSON.parse(first[0] ?? ""));
    expect(manifest.metadata.generated_at).toBe("2026-01-31T12:00:00.000Z");
    expect(manifest.nodes["model.shop.b"]?.compiled_code).toBe('select * from "artifacts"."main"."a"');
    expect(readFileSync(join(directory, "target/compiled/shop/models/b.sql"), "utf8")).toBe(
      'select * from "artifacts"."main"."a"',
    );
  });
});

test("listing needs no database, compiling runs nothing", async () => {
  await withProject(files, async (directory) => {
    const target = await temporaryDuckDb("never-built");
    const options = { target, projectDirectory: directory };
    expect(await list({ ...options, select: "+b" })).toEqual(["a", "b", "unique_b_id"]);
    const compiled = await compile(options);
    expect(compiled.map(({ name }) => name)).toEqual(["a", "b", "unique_b_id"]);
    const report = await build({ ...options, select: "resource_type:test" });
    expect(report.results.map(({ status }) => status)).toEqual(["error"]);
  });
});

test("a project that does not compile touches no database", async () => {
  await withProject({ "models/a.sql": "{{ ref('b') }}" }, async (directory) => {
    const target = parseDatabaseUrl("duckdb:/no/such/folder/x.duckdb");
    await expect(build({ target, projectDirectory: directory })).rejects.toMatchObject({ exitCode: 1 });
  });
});

test("a database that cannot be opened says so", async () => {
  await withProject(files, async (directory) => {
    const target = parseDatabaseUrl("duckdb:/no/such/folder/x.duckdb");
    await expect(build({ target, projectDirectory: directory })).rejects.toMatchObject({ exitCode: 3 });
  });
});

test("a warehouse file that is missing is not made", async () => {
  await withProject(files, async (directory) => {
    const path = join(directory, "missing.duckdb");
    await expect(build({ target: { kind: "duckdb", path }, projectDirectory: directory })).rejects.toThrow(
      /no such DuckDB file[^]*bitewing load/,
    );
    expect(existsSync(path)).toBe(false);
  });
});

test("a warehouse into which nothing was loaded says so, once", async () => {
  const sources =
    "sources:\n  - name: clinic\n    schema: raw\n    tables: [{name: patient}, {name: claim}]\n";
  const reading = {
    "models/_s.yml": sources,
    "models/a.sql": "select * from {{ source('clinic', 'patient') }}",
  };
  await withProject(reading, async (directory) => {
    const target = await temporaryDuckDb("empty");
    await expect(build({ target, projectDirectory: directory })).rejects.toThrow(
      /none of the 2 tables[^]*schema raw[^]*bitewing load/,
    );
  });
});

test("models are not built in MySQL", async () => {
  await withProject(files, async (directory) => {
    const target = parseDatabaseUrl("mysql://root@127.0.0.1/opendental");
    await expect(build({ target, projectDirectory: directory })).rejects.toMatchObject({ exitCode: 2 });
  });
});
