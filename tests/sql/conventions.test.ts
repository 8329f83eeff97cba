import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import {
  build,
  describeTarget,
  load,
  loadProject,
  type Project,
  type RunReport,
  withSession,
} from "../../pipeline/index.ts";

const stamps = ["_loaded_at", "_created_at", "_updated_at"];

let folder: string;
let report: RunReport;
let project: Project;
/** Names of the columns in the warehouse, by `schema.table`. */
let columns: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-conventions-"));
  const practice: DuckDbUrl = { kind: "duckdb", path: join(folder, "practice.duckdb") };
  const warehouse: DuckDbUrl = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  await generate({ to: practice, patients: 20, years: 1, seed: 8 });
  await load({ from: practice, to: warehouse });
  report = await build({ target: warehouse, projectDirectory: "sql", artifacts: join(folder, "target") });
  project = await loadProject({ directory: "sql", target: describeTarget(warehouse) });
  columns = await columnsOf(warehouse);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function columnsOf(url: DuckDbUrl): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const { rows } = await withSession(url, (session) =>
    session.query(
      "select table_schema || '.' || table_name, column_name from information_schema.columns order by ordinal_position",
    ),
  );
  for (const [table, column] of rows)
    found.set(String(table), [...(found.get(String(table)) ?? []), String(column)]);
  return found;
}

const models = () => [...project.nodes.values()].filter((node) => node.resourceType === "model");
const realColumns = ({ relation }: { relation: { schema: string; identifier: string } }) =>
  columns.get(`${relation.schema}.${relation.identifier}`) ?? [];

describe("the models", () => {
  it("are built, and all their tests pass", () => {
    expect(report.results.filter(({ status }) => status !== "pass" && status !== "success")).toEqual([]);
  });

  it("are many, in three layers and eight systems on shared foundations", () => {
    const folders = models().map(({ fqn }) => fqn.slice(1, -1));
    const inLayer = (layer: string): number => folders.filter(([first]) => first === layer).length;
    expect(inLayer("staging")).toBeGreaterThanOrEqual(90);
    expect(inLayer("intermediate")).toBeGreaterThanOrEqual(50);
    expect(inLayer("marts")).toBeGreaterThanOrEqual(21);
    const systems = new Set(
      folders.filter(([layer]) => layer === "intermediate").map(([, system]) => system),
    );
    expect([...systems].sort()).toEqual([
      "ar",
      "collections",
      "communications",
      "fees",
      "foundation",
      "insurance",
      "logging",
      "payments",
      "scheduling",
    ]);
  });

  it("describe themselves and each of their columns, and no column that is not there", () => {
    const faults = models().flatMap((model) => {
      const described = model.columns.filter(({ description }) => description !== "").map(({ name }) => name);
      const real = realColumns(model);
      const undescribed = real.filter((name) => !described.includes(name));
      const missing = described
        .filter((name) => !real.includes(name))
        .map((name) => `${name}, which is not there`);
      const faults = model.description === "" ? ["itself"] : [];
      return faults.concat(undescribed, missing).map((name) => `${model.name}: ${name}`);
    });
    expect(faults).toEqual([]);
  });

  it("begin their description with what a row is", () => {
    const faults = models().filter(({ description }) => !/^(?:One|A) row\b/.test(description.trim()));
    expect(faults.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });

  it("have a key that is tested, and the three stamps", () => {
    const tests = [...project.nodes.values()].filter((node) => node.resourceType === "test");
    const isKeyed = (id: string): boolean =>
      tests.some(({ generic }) => generic?.attachedTo === id && /unique/.test(generic.name));
    expect(
      models()
        .filter(({ uniqueId }) => !isKeyed(uniqueId))
        .map(({ name }) => name),
    ).toEqual([]);
    const unstamped = models().filter(
      (model) => !stamps.every((stamp) => realColumns(model).includes(stamp)),
    );
    expect(unstamped.map(({ name }) => name)).toEqual([]);
  });

  it("say of each KPI which popular variant it is not", () => {
    const answers = [...models().flatMap((model) => model.columns), ...project.metrics.values()];
    const kpis = answers.filter(({ meta }) => "answer_key" in meta);
    expect(kpis.length).toBeGreaterThan(200);
    const faults = kpis.filter(({ description }) => !/\bNot \w/.test(description));
    expect(faults.map(({ name }) => name)).toEqual([]);
  });
});
