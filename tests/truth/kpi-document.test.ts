import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kpiDefinitions } from "../../generator/truth/kpis.ts";

describe("docs/kpis.md", () => {
  it("defines every KPI in the answer key's own words", () => {
    const text = readFileSync("docs/kpis.md", "utf8");
    const byProvider = new Set(
      kpiDefinitions.filter((kpi) => kpi.grain === "provider_month").map((kpi) => kpi.name),
    );
    const missing = kpiDefinitions
      .map((kpi) => ({
        ...kpi,
        name: byProvider.has(kpi.name.replace(/^practice_/, ""))
          ? kpi.name.replace(/^practice_/, "")
          : kpi.name,
      }))
      .filter((kpi) => !text.includes(`| \`${kpi.name}\` | ${kpi.unit} | ${kpi.definition} |`));
    expect(missing).toEqual([]);
  });
});
