import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { build, check, load } from "../../pipeline/index.ts";

let folder: string;
let truth: string;
let warehouse: DuckDbUrl;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-check-"));
  truth = join(folder, "truth");
  warehouse = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  const practice = { kind: "duckdb", path: join(folder, "practice.duckdb") } as const;
  await generate({ to: practice, patients: 40, years: 1, seed: 3, truth });
  await load({ from: practice, to: warehouse });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function change(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(warehouse.path);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

const checked = () => check({ target: warehouse, truth, projectDirectory: "sql" });

describe("check", () => {
  it("tells to build the models when there are none", async () => {
    await expect(checked()).rejects.toThrow(/mart_provider_monthly_kpis cannot be read[^]*bitewing build/);
  });

  it("finds no difference in a built warehouse, and one cent that was changed in a mart", async () => {
    const artifacts = join(folder, "target");
    await build({ target: warehouse, projectDirectory: "sql", artifacts });
    expect(await checked()).toMatchObject({ ok: true, differences: 0, unmatched: [] });
    await change(
      `update marts.mart_practice_monthly_kpis set collections = collections + 0.01
       where month_start = (select max(month_start) from marts.mart_practice_monthly_kpis)`,
    );
    const { ok, kpis } = await checked();
    expect(ok).toBe(false);
    expect(kpis.flatMap((kpi) => kpi.differences)).toMatchObject([
      { kpi: "practice_collections", cell: "2026-06-01" },
    ]);
  });

  it("does not take two answers for one cell", async () => {
    await change(
      "insert into marts.mart_practice_monthly_kpis select * from marts.mart_practice_monthly_kpis limit 1",
    );
    await expect(checked()).rejects.toThrow(/more than one row/);
  });
});
