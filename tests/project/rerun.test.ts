import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, readUnfinished, retry, run } from "../../pipeline/run/commands.ts";
import type { RunOptions } from "../../pipeline/run/invocation.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import type { RunReport } from "../../pipeline/run/report.ts";
import { schemaFaults } from "./dbt-schema.ts";
import { withProject } from "./in-memory-project.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

const files = {
  "models/a.sql": "select 1 as id",
  "models/b.sql": "select id, {{ var('divisor', 1) }} as divisor from {{ ref('a') }}",
  "models/c.sql": "select id from {{ ref('b') }}",
  "models/other.sql": "select 7 as id",
  "models/_m.yml": "models:\n  - name: a\n    columns: [{name: id, data_tests: [unique]}]\n",
};

const statuses = ({ results }: RunReport): Record<string, string> =>
  Object.fromEntries(results.map(({ name, status }) => [name, status]));

test("a failed node skips its descendants only, and retry goes on from there with the same variables", async () => {
  await withProject(files, async (projectDirectory) => {
    const options: RunOptions = { target: await temporaryDuckDb("retry"), projectDirectory };
    const first = await build({ ...options, vars: { divisor: "no_such_column" } });
    expect(statuses(first)).toEqual({
      a: "success",
      unique_a_id: "pass",
      b: "error",
      c: "skipped",
      other: "success",
    });
    expect(first.results.find(({ name }) => name === "c")?.message).toBe("Skipped because of 'b'.");
    const artifacts = join(projectDirectory, "target");
    expect(readUnfinished(artifacts)).toMatchObject({
      command: "build",
      ids: ["model.shop.b", "model.shop.c"],
      args: { vars: { divisor: "no_such_column" } },
    });
    const again = await retry(options);
    expect(statuses(again)).toEqual({ b: "error", c: "skipped" });
    const mended = await retry({ ...options, vars: { divisor: 2 } });
    expect(statuses(mended)).toEqual({ b: "success", c: "success" });
    expect((await retry(options)).results).toEqual([]);
  });
});

test("run results fit dbt's schema and tell what ran when and where", async () => {
  await withProject(files, async (projectDirectory) => {
    const invocationId = "6f1e1f0e-3b0a-4d3a-9f43-5a1f0c1d2e3f";
    await build({ target: await temporaryDuckDb("results"), projectDirectory, threads: 1, invocationId });
    const text = readFileSync(join(projectDirectory, "target", "run_results.json"), "utf8");
    const results = JSON.parse(text);
    expect(schemaFaults("run-results-v6", results)).toEqual([]);
    expect(results.metadata.invocation_id).toBe(invocationId);
    expect(results.args.which).toBe("build");
    expect(results.results[0]).toMatchObject({
      unique_id: "model.shop.a",
      thread_id: "Thread-1",
      timing: [{ name: "compile" }, { name: "execute" }],
      adapter_response: { _message: "OK" },
      compiled_code: "select 1 as id",
      relation_name: '"results"."main"."a"',
    });
  });
});

test("an interrupted build keeps what it has, says so, and can be taken up again", async () => {
  await withProject(files, async (projectDirectory) => {
    const controller = new AbortController();
    const options: RunOptions = {
      target: await temporaryDuckDb("interrupted"),
      projectDirectory,
      threads: 1,
    };
    const log = (line: string): void => (line.includes("model  a") ? controller.abort() : undefined);
    const interrupted = build({ ...options, log, signal: controller.signal });
    await expect(interrupted).rejects.toMatchObject({ exitCode: 4 });
    await expect(interrupted).rejects.toThrow(/Interrupted after 1 of 5 nodes[^]*bitewing retry/);
    expect(Object.keys(statuses(await retry(options))).sort()).toEqual(["b", "c", "other", "unique_a_id"]);
  });
});

test("a statement that runs when the build is interrupted is cancelled", async () => {
  const slow = "select count(*) as n from range(100000000000) as a(x) where x % 7 = 3 and sqrt(x) > 2";
  await withProject(
    { "models/slow.sql": `{{ config(materialized='table') }}${slow}` },
    async (projectDirectory) => {
      const controller = new AbortController();
      const target = await temporaryDuckDb("slow");
      setTimeout(() => controller.abort(), 300);
      const interrupted = run({ target, projectDirectory, signal: controller.signal });
      await expect(interrupted).rejects.toThrow("Interrupted after 0 of 1 nodes");
      expect(readUnfinished(join(projectDirectory, "target")).ids).toEqual(["model.shop.slow"]);
    },
  );
});

test("references to what is not selected and does not exist go to the state's relations", async () => {
  await withProject(files, async (projectDirectory) => {
    const target = await temporaryDuckDb("defer");
    const state = join(projectDirectory, "production");
    await run({ target, projectDirectory, schema: "production", artifacts: state });
    const options: RunOptions = { target, projectDirectory, schema: "mine", state, select: "b" };
    expect(statuses(await run(options))).toEqual({ b: "error" });
    const deferred = await run({ ...options, defer: true });
    expect(statuses(deferred)).toEqual({ b: "success" });
    expect(await compiledOf(projectDirectory)).toContain('from "defer"."production"."a"');
    await run({ ...options, select: "a" });
    await run({ ...options, defer: true });
    expect(await compiledOf(projectDirectory)).toContain('from "defer"."mine"."a"');
    await run({ ...options, defer: true, favorState: true });
    expect(await compiledOf(projectDirectory)).toContain('from "defer"."production"."a"');
    const { state: _, ...stateless } = options;
    await expect(run({ ...stateless, defer: true })).rejects.toThrow(/--defer needs to know[^]*--state/);
  });
});

async function compiledOf(projectDirectory: string): Promise<string> {
  return readFileSync(join(projectDirectory, "target/compiled/shop/models/b.sql"), "utf8");
}

test("an empty build makes every relation and no row", async () => {
  const tables = { "dbt_project.yml": "name: shop\nmodels: {+materialized: table}\n", ...files };
  await withProject(tables, async (projectDirectory) => {
    const target = await temporaryDuckDb("empty");
    const report = await run({ target, projectDirectory, empty: true });
    expect(report.ok).toBe(true);
    const { rows } = await withSession(target, (session) =>
      session.query("select (select count(*) from b), (select count(*) from c)"),
    );
    expect(rows).toEqual([[0, 0]]);
  });
});

test("retry without a run before it says what it needs", async () => {
  await withProject(files, async (projectDirectory) => {
    const options: RunOptions = { target: await temporaryDuckDb("never"), projectDirectory };
    await expect(retry(options)).rejects.toThrow("There is no run_results.json");
    cpSync(join(projectDirectory, "models"), join(projectDirectory, "target"), { recursive: true });
    const listed = { args: { which: "list" }, results: [] };
    writeFileSync(join(projectDirectory, "target", "run_results.json"), JSON.stringify(listed));
    await expect(retry(options)).rejects.toThrow("The last command, list, cannot be repeated.");
  });
});
