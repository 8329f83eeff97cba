import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { build, catalog } from "../../pipeline/run/commands.ts";
import { type SourceFreshness, sourceFreshness } from "../../pipeline/run/freshness.ts";
import { schemaFaults } from "./dbt-schema.ts";
import { withProject } from "./in-memory-project.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-freshness-"));
const target: DatabaseUrl = { kind: "duckdb", path: join(folder, "clinic.duckdb") };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const instance = await DuckDBInstance.create(target.path);
  const connection = await instance.connect();
  for (const table of ["patient", "claim", "empty"]) {
    await connection.run(
      `create table ${table} as select timestamp '2026-01-31 10:00:00' as loaded_at, 1 as id`,
    );
  }
  await connection.run("delete from empty");
  connection.closeSync();
  instance.closeSync();
});

const files = {
  "models/_s.yml": `sources:
  - name: clinic
    schema: main
    loaded_at_field: loaded_at
    freshness:
      warn_after: {count: 1, period: hour}
      error_after: {count: 1, period: day}
    tables:
      - name: patient
      - name: claim
        loaded_at_query: "select max(loaded_at) - interval 2 day from {{ this }}"
      - name: empty
      - name: missing
      - name: unjudged
        freshness: null
`,
  "models/a.sql": "select * from {{ source('clinic', 'patient') }}",
};

const byName = (sources: readonly SourceFreshness[]): Record<string, string> =>
  Object.fromEntries(sources.map(({ name, status }) => [name, status]));

test("sources are judged by their own limits, and sources.json fits dbt's schema", async () => {
  await withProject(files, async (projectDirectory) => {
    const now = (): Date => new Date("2026-01-31T12:00:00Z");
    const report = await sourceFreshness({ target, projectDirectory, now });
    expect(byName(report.sources)).toEqual({
      "clinic.patient": "warn",
      "clinic.claim": "error",
      "clinic.empty": "error",
      "clinic.missing": "runtime error",
    });
    expect(report.ok).toBe(false);
    expect(report.sources[0]?.age).toBe(7200);
    expect(report.sources[3]?.message).toContain("models/_s.yml");
    const written = JSON.parse(readFileSync(join(projectDirectory, "target", "sources.json"), "utf8"));
    expect(schemaFaults("sources-v3", written)).toEqual([]);
    expect(written.results[0]).toMatchObject({
      max_loaded_at: "2026-01-31T10:00:00.000Z",
      max_loaded_at_time_ago_in_s: 7200,
    });
    const soon = {
      target,
      projectDirectory,
      now: () => new Date("2026-01-31T10:30:00Z"),
      select: "source:clinic.patient",
    };
    expect(await sourceFreshness(soon)).toMatchObject({ ok: true, sources: [{ status: "pass" }] });
  });
});

test("a limit without a way to tell the age is a problem of that source", async () => {
  const yaml =
    "sources:\n  - name: clinic\n    schema: main\n    freshness: {warn_after: {count: 1, period: day}}\n    tables: [{name: patient}]\n";
  await withProject({ "models/_s.yml": yaml }, async (projectDirectory) => {
    const { sources } = await sourceFreshness({ target, projectDirectory });
    expect(sources[0]).toMatchObject({
      status: "runtime error",
      message: expect.stringContaining("loaded_at_field"),
    });
  });
});

test("the catalog tells what stands in the database, in dbt's schema", async () => {
  await withProject(files, async (projectDirectory) => {
    await build({ target, projectDirectory });
    const document = await catalog({ target, projectDirectory });
    expect(schemaFaults("catalog-v1", document)).toEqual([]);
    expect(document).toMatchObject({
      nodes: {
        "model.shop.a": {
          metadata: { type: "VIEW", schema: "main", name: "a" },
          columns: { loaded_at: { type: "TIMESTAMP", index: 1 }, id: { type: "INTEGER", index: 2 } },
        },
      },
    });
    expect(Object.keys(Object(document["sources"]))).toEqual([
      "source.shop.clinic.patient",
      "source.shop.clinic.claim",
      "source.shop.clinic.empty",
    ]);
  });
});
