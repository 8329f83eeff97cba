import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { loadProject } from "../../pipeline/project/load-project.ts";
import { selectItems } from "../../pipeline/project/select.ts";
import { manifestOf } from "../../pipeline/run/manifest.ts";
import { stateMethods } from "../../pipeline/run/state-methods.ts";
import { duckDbTarget } from "./in-memory-project.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const folder = mkdtempSync(join(tmpdir(), "bitewing-state-"));
const state = join(folder, "state");
const directory = join(folder, "project");
const target = { ...duckDbTarget, database: "shop" };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  for (const path of [directory, state]) rmSync(path, { recursive: true, force: true });
  cpSync(join(fixtures, "selection"), directory, { recursive: true });
  cpSync(join(fixtures, "selection"), state, { recursive: true });
});

async function keepState(): Promise<void> {
  const manifest = manifestOf(await loadProject({ directory, target }), {
    compiled: new Map(),
    startedAt: new Date(0),
  });
  writeFileSync(join(state, "manifest.json"), JSON.stringify(manifest));
}

function keepStateOfDbt(): void {
  const text = gunzipSync(readFileSync(join(fixtures, "selection-manifest-by-dbt-core.json.gz")));
  writeFileSync(join(state, "manifest.json"), text);
}

async function selected(select: string): Promise<string[]> {
  const project = await loadProject({ directory, target });
  const options = {
    target: { kind: "duckdb", path: ":memory:" },
    projectDirectory: directory,
    state,
  } as const;
  const ids = selectItems(project, { select, indirectSelection: "empty" }, stateMethods(project, options));
  return [...ids].sort();
}

function change(path: string, edit: (text: string) => string): void {
  const file = join(directory, path);
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}

const states = ["state:new", "state:modified", "state:modified.body", "state:modified.configs"];
const more = ["state:modified.relation", "state:modified.macros", "state:modified.contract"];

describe("a state of the same project shows no change", () => {
  test.each([...states, ...more])("ours, %s", async (value) => {
    await keepState();
    expect(await selected(value)).toEqual([]);
  });

  test.each([...states, ...more])("dbt-core's, %s", async (value) => {
    keepStateOfDbt();
    expect(await selected(value)).toEqual([]);
  });

  test("and everything is old and unmodified", async () => {
    keepStateOfDbt();
    const all = await selected("*");
    expect((await selected("state:unmodified")).length).toBeGreaterThan(all.length);
    expect(await selected("state:old")).toEqual(await selected("state:unmodified"));
  });
});

const factClaim = "models/marts/core/fact_claim.sql";
const fact = ["model.shop.fact_claim"];

describe("what changed is found", () => {
  beforeEach(keepState);

  test("a body", async () => {
    change(factClaim, (text) => `${text} where true`);
    expect(await selected("state:modified")).toEqual(fact);
    expect(await selected("state:modified.body")).toEqual(fact);
    expect(await selected("state:modified.configs")).toEqual([]);
    expect(await selected("state:modified+")).toEqual([
      "exposure.shop.board",
      "model.shop.fact_claim",
      "model.shop.mart_month",
      "test.shop.accepted_values_fact_claim_status__1__2.76c9a46b5a",
      "test.shop.claim_has_patient.2f4ea22f61",
      "test.shop.claims_add_up",
      "test.shop.unique_mart_month_claim_id_patient_id.36ce6e9cd4",
    ]);
  });

  test("a configuration in the project file, by the keys that count", async () => {
    change("dbt_project.yml", (text) => text.replace("+materialized: view", "+materialized: table"));
    expect(await selected("state:modified.configs")).toEqual([
      "model.shop.stg_claim",
      "model.shop.stg_patient",
      "model.shop.stg_payment",
    ]);
    await keepState();
    change("dbt_project.yml", (text) => text.replace("[stage]", "[stage, more]"));
    expect(await selected("state:modified")).toEqual([]);
  });

  test("a schema is a change of the relation and none of the configuration", async () => {
    change("models/marts/core/dim_patient.sql", (text) => text.replace("'shared'", "'common'"));
    expect(await selected("state:modified.relation")).toEqual(["model.shop.dim_patient"]);
    expect(await selected("state:modified.configs")).toEqual([]);
    expect(await selected("state:modified")).toEqual(["model.shop.dim_patient"]);
  });

  test("a macro that a macro calls", async () => {
    change("macros/cents.sql", (text) => text.replace("/ 2", "/ 2.0"));
    expect(await selected("state:modified.macros")).toEqual(["model.shop.stg_claim"]);
    expect(await selected("state:modified")).toEqual(["model.shop.stg_claim"]);
    expect(await selected("state:modified.body")).toEqual([]);
  });

  test("a seed, an exposure, a test's configuration, a new model", async () => {
    change("seeds/zip_codes.csv", (text) => `${text}2,b\n`);
    change("models/marts/_marts.yml", (text) =>
      text.replace("maturity: high", "maturity: low").replace("> 0", "> 1"),
    );
    writeFileSync(join(directory, "models/fresh.sql"), "select 1 as id");
    expect(await selected("state:new")).toEqual(["model.shop.fresh"]);
    expect(await selected("state:modified")).toEqual([
      "exposure.shop.board",
      "model.shop.fresh",
      "seed.shop.zip_codes",
      "test.shop.accepted_values_fact_claim_status__1__2.76c9a46b5a",
    ]);
  });
});

test("results and freshness of an earlier run select too", async () => {
  const result = { unique_id: "model.shop.fact_claim", status: "error" };
  writeFileSync(join(state, "run_results.json"), JSON.stringify({ results: [result] }));
  expect(await selected("result:error+1")).toContain("model.shop.mart_month");
  const sources = (at: string): string =>
    JSON.stringify({ results: [{ unique_id: "source.shop.raw.claim", status: "pass", max_loaded_at: at }] });
  writeFileSync(join(state, "sources.json"), sources("2026-01-01T00:00:00Z"));
  cpSync(state, join(directory, "target"), { recursive: true });
  writeFileSync(join(directory, "target", "sources.json"), sources("2026-01-02T00:00:00Z"));
  expect(await selected("source_status:fresher")).toEqual(["source.shop.raw.claim"]);
});

test("a state that is missing, broken or misspelt says so", async () => {
  rmSync(state, { recursive: true });
  await expect(selected("state:new")).rejects.toThrow(/no manifest.json to compare with[^]*--state/);
  cpSync(join(fixtures, "selection"), state, { recursive: true });
  writeFileSync(join(state, "manifest.json"), "{");
  await expect(selected("state:new")).rejects.toThrow(/cannot be read[^]*manifest\.json/);
  await keepState();
  await expect(selected("state:modifed")).rejects.toThrow("Did you mean 'modified'?");
});
