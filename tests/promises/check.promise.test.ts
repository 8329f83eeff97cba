import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { build, check, load } from "../../pipeline/index.ts";
import { freshDatabase } from "../servers/fresh-database.ts";
import { promisedSeeds } from "./promised.ts";

const seeds = promisedSeeds(5);

test.each(seeds)(
  "every test passes and every KPI equals the truth on both engines, seed %i",
  async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-seed-"));
    const database = await freshDatabase(inject("postgresUrl"));
    try {
      const practice: DatabaseUrl = { kind: "duckdb", path: join(folder, "practice.duckdb") };
      const truth = join(folder, "truth");
      await generate({ to: practice, patients: 250, years: 2, seed, truth });
      const warehouses: DatabaseUrl[] = [
        { kind: "duckdb", path: join(folder, "warehouse.duckdb") },
        parseDatabaseUrl(database.url),
      ];
      for (const target of warehouses) {
        await load({ from: practice, to: target });
        const artifacts = join(folder, target.kind);
        const { results } = await build({ target, projectDirectory: "sql", artifacts });
        expect(results.filter(({ status }) => status !== "pass" && status !== "success")).toEqual([]);
        const { differences, kpis, metrics, unmatched } = await check({
          target,
          truth,
          projectDirectory: "sql",
        });
        expect({ differences, unmatched }).toEqual({ differences: 0, unmatched: [] });
        expect(kpis.length).toBeGreaterThan(150);
        expect(metrics.length).toBeGreaterThan(100);
      }
    } finally {
      await database.drop();
      await rm(folder, { recursive: true });
    }
  },
);
