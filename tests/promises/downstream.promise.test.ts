import { expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { checkContract } from "../../pipeline/contract/check-contract.ts";
import { load } from "../../pipeline/load/load.ts";
import { scratchPath } from "../pipeline/scratch.ts";

test("the scenario downstream at its own size meets every line that can be met, today and later", async () => {
  const from = { kind: "duckdb", path: await scratchPath("practice.duckdb") } as const;
  const to = { kind: "duckdb", path: await scratchPath("warehouse.duckdb") } as const;
  await generate({ to: from, scenario: "downstream" });
  await load({ from, to, profile: "downstream" });
  for (const today of ["2026-06-30", "2026-12-31", "2030-01-01"]) {
    const { lines } = await checkContract({ target: to, profile: "downstream", today });
    const broken = lines.filter(({ status, severity }) => status === "broken" && severity !== "logic");
    expect({ today, broken }).toEqual({ today, broken: [] });
  }
});
