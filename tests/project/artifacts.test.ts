import { join } from "node:path";
import { expect, test } from "vitest";
import { loadProject } from "../../pipeline/project/load-project.ts";
import { manifestOf } from "../../pipeline/run/manifest.ts";
import { schemaFaults } from "./dbt-schema.ts";
import { duckDbTarget } from "./in-memory-project.ts";

const startedAt = new Date("2026-01-31T12:00:00Z");

test.each(["clinic", "selection"])("the manifest of the project %s fits dbt's schema", async (name) => {
  const directory = join(import.meta.dirname, "fixtures", name);
  const project = await loadProject({ directory, target: duckDbTarget });
  const compiled = new Map([...project.nodes.keys()].map((id) => [id, "select 1"]));
  expect(schemaFaults("manifest-v12", manifestOf(project, { compiled, startedAt }))).toEqual([]);
});

test("dbt's schema refuses what it does not know", async () => {
  const directory = join(import.meta.dirname, "fixtures", "selection");
  const manifest = manifestOf(await loadProject({ directory, target: duckDbTarget }), {
    compiled: new Map(),
    startedAt,
  });
  const wrong = (): typeof manifest => JSON.parse(JSON.stringify(manifest));
  const node = wrong();
  Object.assign(Object(node["nodes"])["model.shop.fact_claim"], { refs: "int_claims" });
  expect(schemaFaults("manifest-v12", node).join()).toContain("/nodes/model.shop.fact_claim");
  const exposure = wrong();
  Object.assign(Object(exposure["exposures"])["exposure.shop.board"], { type: "poster" });
  expect(schemaFaults("manifest-v12", exposure).join()).toContain("/exposures/exposure.shop.board/type");
});
