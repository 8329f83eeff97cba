import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-project-commands-"));
const project = join(folder, "shop");
const target = `duckdb:${join(folder, "warehouse.duckdb")}`;

beforeAll(async () => {
  (await DuckDBInstance.create(join(folder, "warehouse.duckdb"))).closeSync();
  const files = {
    "dbt_project.yml": "name: shop\n",
    "packages.yml": "packages:\n  - local: ../kit\n",
    "../kit/dbt_project.yml": "name: kit\n",
    "../kit/macros/m.sql":
      "{% macro greet(name) %}{% do log('hello ' ~ name, info=true) %}{% do run_query('create table main.greeted as select 1 as id') %}{% endmacro %}",
    "models/a.sql": "select 1 as id, 'x' as name",
    "snapshots/_s.yml":
      "snapshots:\n  - name: kept\n    relation: ref('a')\n    config: {strategy: check, check_cols: all, unique_key: id}\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const on = ["--project", project, "--target", target];

it("deps links what run-operation then calls, and snapshot takes the snapshots alone", async () => {
  const before = await call("run", ...on);
  expect(before.exitCode).toBe(1);
  expect(before.err).toContain("Run bitewing deps.");

  const deps = await call("deps", "--project", project);
  expect(deps.out).toBe(`kit → ${join(folder, "kit")}\n`);

  const operation = await call("run-operation", "kit.greet", "--args", "{name: Ann}", ...on);
  expect(operation.err).toBe("hello Ann\n");
  expect(operation.out).toBe("called kit.greet\n");

  await call("run", ...on);
  const snapshot = await call("snapshot", ...on);
  expect(snapshot.err).toMatch(/1\/1 {2}success {2}snapshot {2}kept/);
  expect(snapshot.exitCode).toBe(0);
});

it("run-operation refuses arguments that are no dictionary", async () => {
  const refused = await call("run-operation", "greet", "--args", "[1", ...on);
  expect(refused.exitCode).toBe(2);
  expect(refused.err).toContain("Write a YAML dictionary");
});
