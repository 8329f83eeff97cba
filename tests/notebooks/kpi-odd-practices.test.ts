import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { KpiData } from "../../notebooks/lib/site/kpis/kpi-data.ts";
import type { KpiDetails } from "../../notebooks/lib/site/kpis/kpi-details.ts";
import { defaultFilter } from "../../notebooks/lib/site/kpis/kpi-filter.ts";
import { measures } from "../../notebooks/lib/site/kpis/kpi-measures.ts";
import { type Scope, scopeOf } from "../../notebooks/lib/site/kpis/kpi-scope.ts";
import { readKpiData } from "../../notebooks/lib/site/kpis/read-kpi-data.ts";
import { readKpiDetails } from "../../notebooks/lib/site/kpis/read-kpi-details.ts";
import { openWarehouse } from "../../notebooks/lib/warehouse.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";

interface Practice {
  readonly data: KpiData;
  readonly details: KpiDetails;
}

/** What the KPI pages hold of the small practice after some changes. */
async function practiceWith(changes: readonly string[], listedFrom = 0): Promise<Practice> {
  const path = join(temporaryFolder(), "odd.duckdb");
  await makeSmallWarehouse(path, changes);
  const warehouse = await openWarehouse({ path });
  try {
    return {
      data: await readKpiData(warehouse, listedFrom),
      details: await readKpiDetails(warehouse, listedFrom),
    };
  } finally {
    warehouse.close();
  }
}

const allOf = (data: KpiData, location?: number): Scope =>
  scopeOf(data, { ...defaultFilter(data), location });

/** Providers 1 and 2 work at one clinic each, the hygienist at the first. */
const twoClinics = [
  "insert into marts.dim_clinic values (1, 'Mill Road Dental')",
  "update marts.mart_production_daily set clinic_id = 1 where provider_id = 2",
];

describe("a practice with two clinics", () => {
  it("keeps the receivables of families in nobody's care in their month", async () => {
    const { data } = await practiceWith([
      ...twoClinics,
      "update marts.dim_patient set primary_provider_id = null where guarantor_id = 1",
    ]);
    expect(data.locations).toEqual(["Elm Street Dental", "Mill Road Dental", "No or several locations"]);
    const owed = data.months.map((_, to) => measures.ar_total.value(data, { ...allOf(data), to }));
    const elsewhere = data.months.map((_, to) => measures.ar_total.value(data, { ...allOf(data, 2), to }));
    expect(elsewhere).toEqual(owed);
    expect(Math.min(...owed.map(Number))).toBeGreaterThan(0);
    expect(data.families.ar_total).toHaveLength(3 * data.months.length);
  });
});
