import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { describeTarget, listNodes, loadProject } from "../../pipeline/index.ts";
import { manifestOf } from "../../pipeline/run/manifest.ts";
import { dbtCall, installDbt } from "./dbt-core.ts";

let folder: string;
let dbt: string;
let target: DuckDbUrl;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-states-"));
  target = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  dbt = await installDbt();
}, 600_000);

afterAll(() => rm(folder, { recursive: true }));

const core = (words: readonly string[]): Promise<string> =>
  dbtCall(dbt, words, join(folder, "core"), { BITEWING_DUCKDB_PATH: target.path });

describe("a manifest of one tool is a state for the other", () => {
  it("dbt-core finds nothing new or changed against ours", async () => {
    const project = await loadProject({ directory: "sql", target: describeTarget(target) });
    const manifest = manifestOf(project, { compiled: new Map(), startedAt: new Date(0) });
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    const changed = ["state:new", "state:modified.body", "state:modified.configs", "state:modified.relation"];
    expect(await core(["ls", "--select", ...changed, "--state", folder])).toBe("");
  });

  it("we find nothing new or changed against dbt-core's", async () => {
    await core(["parse"]);
    const state = join(folder, "core");
    const options = { target, projectDirectory: "sql", state };
    expect(await listNodes({ ...options, select: "state:new state:modified" })).toEqual([]);
    const old = await listNodes({ ...options, select: "state:old" });
    expect(old.length).toBe((await listNodes(options)).length);
  });

  it("both list the same for selections of the real project", async () => {
    const selections = [
      "+mart_practice_monthly_kpis",
      "stg_opendental__pa*+1",
      "@source:opendental.claim,tag:marts",
      "exposure:* config.materialized:table,intermediate",
      "test_name:relationships,models/marts",
    ];
    for (const select of selections) {
      const theirs = await core(["ls", "--output", "selector", "--select", ...select.split(" ")]);
      const ours = await listNodes({ target, projectDirectory: "sql", select });
      expect(ours.map(({ selector }) => selector).sort()).toEqual(theirs.trim().split("\n").sort());
    }
  });
});
