import { describe, expect, it } from "vitest";
import type { KpiData } from "../../notebooks/lib/site/kpis/kpi-data.ts";
import { defaultFilter, filterOf, hashOf, presetMonths } from "../../notebooks/lib/site/kpis/kpi-filter.ts";
import { scopeBefore, scopeOf } from "../../notebooks/lib/site/kpis/kpi-scope.ts";

/** 2024-05, a part of a month, to 2025-06; five providers at two locations. */
const data = {
  asOf: "2025-06-30",
  months: Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2024, 4 + i, 1)).toISOString().slice(0, 7)),
  partialMonths: [0],
  locations: ["Elm Street", "Mill Road"],
  providers: [3, 4, 8, 9, 12].map((id, place) => ({
    id,
    name: `P${id}`,
    role: "dentist",
    location: place % 2,
  })),
} as unknown as KpiData; // filters need no more of it

describe("the filter of the KPI pages", () => {
  it("is at first the last twelve complete months, of all", () => {
    expect(defaultFilter(data)).toEqual({
      from: 2,
      to: 13,
      providers: [],
      location: undefined,
      rows: "month",
    });
    expect(presetMonths({ ...data, partialMonths: [13] }, "year")).toEqual({ from: 1, to: 12 });
    expect(presetMonths(data, "this-year")).toEqual({ from: 8, to: 13 });
    expect(presetMonths(data, "all")).toEqual({ from: 0, to: 13 });
  });

  it("comes back from the address it was written to", () => {
    for (const filter of [
      defaultFilter(data),
      { from: 3, to: 3, providers: [1, 4], location: undefined, rows: "provider" as const },
      { from: 0, to: 13, providers: [2], location: 1, rows: "month" as const },
    ]) {
      expect(filterOf(hashOf(filter, data), data)).toEqual(filter);
    }
    expect(hashOf({ ...defaultFilter(data), providers: [1] }, data)).toBe(
      "#from=2024-07&to=2025-06&providers=4",
    );
  });

  it("takes what it cannot understand as the default, and months in the wrong order as the right one", () => {
    const usual = defaultFilter(data);
    for (const hash of [
      "",
      "#",
      "#from=1999-01",
      "#providers=77",
      "#location=9",
      "#rows=chair",
      "#%",
      "#a=b=c",
    ])
      expect(filterOf(hash, data)).toEqual(usual);
    expect(filterOf("#from=2025-06&to=2025-01", data)).toMatchObject({ from: 8, to: 13 });
    expect(filterOf("#providers=3,4,8,9,12", data).providers).toEqual([]);
  });

  it("counts the chosen providers at the chosen location", () => {
    const chosen = { ...defaultFilter(data), providers: [0, 1, 2], location: 0 };
    expect([...scopeOf(data, chosen).providers]).toEqual([0, 2]);
    expect(scopeOf(data, { ...chosen, providers: [1] }).providers.size).toBe(0);
  });

  it("has as long a time before it, if the books go back that far in whole months", () => {
    const scope = scopeOf(data, defaultFilter(data));
    expect(scopeBefore(data, scope)).toBeUndefined();
    expect(scopeBefore(data, { ...scope, from: 8 })).toMatchObject({ from: 2, to: 7 });
    expect(scopeBefore(data, { ...scope, from: 1, to: 1 })).toBeUndefined();
  });
});
