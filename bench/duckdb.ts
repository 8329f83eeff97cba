import { join } from "node:path";
import { generate } from "../generator/index.ts";
import { build, discover, load } from "../pipeline/index.ts";
import { type Bench, bestOf } from "./bench.ts";
import { atMost } from "./measurements.ts";

/** Every step of a small practice's way, with DuckDB at both ends. */
export async function benchDuckDb({ folder, measurements }: Bench): Promise<void> {
  const practice = { kind: "duckdb", path: join(folder, "practice.duckdb") } as const;
  const warehouse = { kind: "duckdb", path: join(folder, "warehouse.duckdb") } as const;
  measurements.note({
    work: "generate 400 patients × 3 years into DuckDB",
    value: await bestOf(() => generate({ to: practice })),
    unit: "s",
    goal: atMost(5),
  });
  measurements.note({
    work: "discover 432 tables, DuckDB",
    value: await bestOf(() => discover({ from: practice })),
    unit: "s",
    goal: atMost(3),
  });
  measurements.note({
    work: "load DuckDB → DuckDB, with proof",
    value: await bestOf(() => load({ from: practice, to: warehouse })),
    unit: "s",
  });
  const project = { target: warehouse, projectDirectory: "sql", artifacts: join(folder, "target") };
  measurements.note({
    work: "build and test all models, DuckDB",
    value: await bestOf(() => build(project)),
    unit: "s",
  });
}
