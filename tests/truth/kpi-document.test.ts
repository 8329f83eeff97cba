import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kpiDefinitions, sharedKpiNames } from "../../generator/truth/kpis.ts";
import { variantDefinitions } from "../../generator/truth/variants/variant-answers.ts";

const shared = new Set<string>(sharedKpiNames);

/** The name under which the document lists a KPI: one line serves both grains. */
function listedName(name: string): string {
  const plain = name.replace(/^practice_/, "");
  return shared.has(plain) ? plain : name;
}

describe("docs/kpis.md", () => {
  it("defines every KPI in the answer key's own words", () => {
    const text = readFileSync("docs/kpis.md", "utf8");
    const lines = kpiDefinitions.map(
      (kpi) => `| \`${listedName(kpi.name)}\` | ${kpi.unit} | ${kpi.definition} |`,
    );
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  });

  it("lists every variant with the KPI it is mistaken for", () => {
    const text = readFileSync("docs/kpis.md", "utf8");
    const lines = variantDefinitions.map(
      ({ name, kpi, definition }) => `| \`${name}\` | \`${kpi}\` | ${definition} |`,
    );
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  });

  it("lets every variant stand for a KPI of the practice", () => {
    const known = new Set(kpiDefinitions.map(({ name }) => name));
    expect(variantDefinitions.filter(({ kpi }) => !known.has(kpi))).toEqual([]);
  });
});
