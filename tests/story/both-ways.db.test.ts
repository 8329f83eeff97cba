import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { kpiTable } from "../../cli/kpi-table.ts";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { build, type CheckReport, check, load, type RunReport } from "../../pipeline/index.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";

interface Story {
  readonly built: RunReport;
  readonly checked: CheckReport;
  readonly kpis: string;
}

const request = { patients: 150, years: 2, seed: 7 };
const databases: FreshDatabase[] = [];
let folder: string;
let embedded: Story;
let served: Story;

/** One practice: generated, loaded, built and checked. */
async function tell(name: string, practice: DatabaseUrl, warehouse: DatabaseUrl): Promise<Story> {
  const truth = join(folder, name, "truth");
  const artifacts = join(folder, name, "target");
  await generate({ ...request, to: practice, truth });
  await load({ from: practice, to: warehouse });
  const built = await build({ target: warehouse, projectDirectory: "sql", artifacts });
  const checked = await check({ target: warehouse, truth, projectDirectory: "sql" });
  return { built, checked, kpis: await kpiTable(warehouse) };
}

async function serverDatabase(serverUrl: string): Promise<DatabaseUrl> {
  const database = await freshDatabase(serverUrl);
  databases.push(database);
  return parseDatabaseUrl(database.url);
}

function duckDbFile(name: string): DatabaseUrl {
  return { kind: "duckdb", path: join(folder, name) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-story-"));
  embedded = await tell("embedded", duckDbFile("practice.duckdb"), duckDbFile("warehouse.duckdb"));
  served = await tell(
    "served",
    await serverDatabase(inject("mysqlUrl")),
    await serverDatabase(inject("postgresUrl")),
  );
}, 300_000);

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  await rm(folder, { recursive: true });
});

describe("a practice on DuckDB, and the same one through MySQL into PostgreSQL", () => {
  it("builds every model and passes every data test on both engines", () => {
    const troubles = [...embedded.built.results, ...served.built.results].filter(
      ({ status }) => status !== "success" && status !== "pass",
    );
    expect(troubles).toEqual([]);
    expect(embedded.built.results.map((result) => result.uniqueId)).toHaveLength(served.built.results.length);
  });

  it("answers every KPI as the truth does", () => {
    for (const { checked } of [embedded, served]) {
      expect(checked.kpis.flatMap((kpi) => kpi.differences)).toEqual([]);
      expect(checked.unmatched).toEqual([]);
      expect(checked.cells).toBeGreaterThan(2000);
    }
  });

  it("prints the same KPI table", () => {
    expect(served.kpis).toBe(embedded.kpis);
  });
});
