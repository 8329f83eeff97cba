import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KpiData } from "../../notebooks/lib/site/kpis/kpi-data.ts";
import type { KpiDetails } from "../../notebooks/lib/site/kpis/kpi-details.ts";
import { defaultFilter } from "../../notebooks/lib/site/kpis/kpi-filter.ts";
import { canList, listBehind } from "../../notebooks/lib/site/kpis/kpi-lists.ts";
import { type Measure, type MeasureName, measures } from "../../notebooks/lib/site/kpis/kpi-measures.ts";
import { type Scope, scopeOf } from "../../notebooks/lib/site/kpis/kpi-scope.ts";
import { patientAccount } from "../../notebooks/lib/site/kpis/patient-account.ts";
import { readKpiData } from "../../notebooks/lib/site/kpis/read-kpi-data.ts";
import { firstListedMonth, readKpiDetails } from "../../notebooks/lib/site/kpis/read-kpi-details.ts";
import { openWarehouse, type Warehouse } from "../../notebooks/lib/warehouse.ts";
import { makeKpiWarehouse } from "./kpi-warehouse.ts";

let folder: string;
let warehouse: Warehouse;
let data: KpiData;
let details: KpiDetails;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-kpi-pages-"));
  warehouse = await openWarehouse({ path: (await makeKpiWarehouse(folder)).path });
  data = await readKpiData(warehouse, 0);
  details = await readKpiDetails(warehouse, 0);
});

afterAll(() => {
  warehouse?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Choice {
  readonly from: number;
  readonly to: number;
  readonly providers?: readonly number[];
  readonly location?: number;
}

const scope = ({ from, to, providers = [], location }: Choice): Scope =>
  scopeOf(data, { ...defaultFilter(data), from, to, providers, location });

/** Months, providers and places in many ways. */
function choices(): readonly Choice[] {
  const last = data.months.length - 1;
  const months = data.months.map((_, month) => ({ from: month, to: month }));
  return [
    ...months,
    { from: 0, to: last },
    { from: 3, to: 8 },
    ...data.providers.map((_, place) => ({ from: 2, to: last, providers: [place] })),
    { from: 0, to: last, providers: [0, 2, 3] },
    ...data.locations.map((_, location) => ({ from: 1, to: last, location })),
    { from: 1, to: last, location: 0, providers: [0, data.providers.length - 1] },
  ];
}

/** The choice as a condition on a mart by month and provider, in which all are all that the mart has. */
function condition({ from, to, providers = [], location }: Choice): string {
  const ids = providers.map((place) => data.providers[place]?.id);
  return [
    `strftime(month_start, '%Y-%m') between '${data.months[from]}' and '${data.months[to]}'`,
    ...(ids.length === 0 ? [] : [`provider_id in (${ids.join(", ")})`]),
    ...(location === undefined ? [] : [worksAt(data.locations[location] ?? "")]),
  ].join(" and ");
}

const worksAt = (
  location: string,
): string => `provider_id ${location.startsWith("No or several") ? "not in" : "in"} (
  select provider_id
  from marts.mart_production_daily left join marts.dim_clinic using (clinic_id)
  group by provider_id
  having count(distinct clinic_id) = 1
    ${location.startsWith("No or several") ? "" : `and min(clinic_name) = '${location}'`}
)`;

async function asked(sql: string): Promise<number | null> {
  const [row] = await warehouse.rows(`select (${sql}) as answer`);
  return row?.["answer"] == null ? null : Number(row["answer"]);
}

const value = (name: MeasureName, choice: Choice): number | null => measures[name].value(data, scope(choice));

describe("the figures of the KPI pages", () => {
  const kpis = "from marts.mart_provider_monthly_kpis where";
  const performance = "from marts.mart_provider_monthly_performance where";

  it.each<[MeasureName, string]>([
    ["gross_production", `sum(gross_production) ${kpis}`],
    ["net_production", `sum(net_production) ${kpis}`],
    ["insurance_writeoffs", `-sum(insurance_writeoffs) ${kpis}`],
    ["collections", `sum(collections) ${kpis}`],
    ["net_collection_rate", `sum(collections)::double / nullif(sum(net_production), 0) ${kpis}`],
    ["new_patients", `sum(new_patients) ${kpis}`],
    ["appointments_broken", `sum(appointments_broken) ${kpis}`],
    [
      "broken_appointment_rate",
      `sum(appointments_broken) / nullif(sum(appointments_kept + appointments_broken), 0) ${kpis}`,
    ],
    ["chair_utilisation", `sum(kept_minutes) / nullif(sum(scheduled_minutes), 0) ${performance}`],
    ["scheduled_hours", `sum(scheduled_minutes) / 60 ${performance}`],
    ["treatment_presented", `sum(treatment_presented) ${performance}`],
    ["claim_turnaround", `sum(claim_days) / nullif(sum(claims_received), 0) ${performance}`],
    [
      "case_acceptance",
      `sum(treatment_accepted)::double / nullif(sum(treatment_presented), 0) ${performance}`,
    ],
  ])("of %s are sums of the marts, or ratios of such sums, for any choice", async (name, sql) => {
    for (const choice of choices()) {
      const expected = await asked(`select ${sql} ${condition(choice)}`);
      const shown = value(name, choice);
      const about = `${name} ${JSON.stringify(choice)}`;
      // The sum of nothing is null in SQL, and here none; only a rate without a denominator is unknown.
      const isUnknown = expected === null && measures[name].over === "ratio";
      expect.soft(shown === null, about).toBe(isUnknown);
      expect.soft(shown ?? 0, about).toBeCloseTo(expected ?? 0, 8);
    }
    expect(value(name, { from: 0, to: data.months.length - 1 })).not.toBe(0);
  });

  it("count a visit once, whoever worked on it, as the marts do for one provider and for the practice", async () => {
    for (const choice of choices()) {
      const expected = await asked(
        `select count(distinct (patient_id, procedure_date)) from marts.fact_procedure where is_completed and not is_broken_appointment_code and ${condition(choice)}`,
      );
      expect(value("patient_visits", choice)).toBe(expected);
    }
    const months = await warehouse.rows(
      "select strftime(month_start, '%Y-%m') as month, provider_id, patient_visits from marts.mart_provider_monthly_performance where patient_visits > 0",
    );
    for (const row of months) {
      const month = data.months.indexOf(String(row["month"]));
      const provider = data.providers.findIndex(({ id }) => id === row["provider_id"]);
      const choice = { from: month, to: month, providers: [provider] };
      expect(value("patient_visits", choice)).toBe(row["patient_visits"]);
    }
    expect(months.length).toBeGreaterThan(0);
  });

  it("stand at the end of the last month where they are no flows", async () => {
    const last = data.months.length - 1;
    const row = "from marts.mart_practice_monthly_kpis order by month_start desc limit 1";
    for (const name of ["ar_total", "ar_over_90", "claims_outstanding_amount", "active_patients"] as const)
      expect(value(name, { from: 0, to: last })).toBe(await asked(`select ${name} ${row}`));
    const places = data.locations.map(
      (_, location) => value("ar_total", { from: 0, to: last, location }) ?? Number.NaN,
    );
    expect(places.reduce((sum, owed) => sum + owed, 0)).toBeCloseTo(
      value("ar_total", { from: 0, to: last }) ?? Number.NaN,
      8,
    );
  });

  it("are not made up where they are kept by family or for the practice alone", () => {
    const one = { from: 0, to: 5, providers: [0] };
    expect(value("ar_over_90", one)).toBeNull();
    expect(value("ar_over_90_share", one)).toBeNull();
    expect(value("active_patients", one)).toBeNull();
    expect(value("active_patients", { from: 0, to: 5, location: 0 })).toBeNull();
  });

  it("know who works where", () => {
    expect(data.locations).toHaveLength(3);
    expect(new Set(data.providers.map(({ location }) => location))).toEqual(new Set([0, 1]));
  });
});

describe("the lists of patients behind the figures", () => {
  const names = Object.keys(measures) as MeasureName[]; // its keys

  it("add up to the figure, for any choice", () => {
    let lists = 0;
    for (const choice of choices()) {
      for (const name of names) {
        const measure: Measure = measures[name];
        const figure = measure.value(data, scope(choice));
        if (figure === null || !canList(data, name, scope(choice))) continue;
        const list = listBehind(data, details, name, scope(choice));
        expect.soft(list?.total, `${name} ${JSON.stringify(choice)}`).toBeCloseTo(figure, 8);
        expect(list?.patients.every(({ events }) => events.every(({ text }) => text !== ""))).toBe(true);
        lists++;
      }
    }
    expect(lists).toBeGreaterThan(300);
  });

  it("begin where a large practice's fit, and are as right from there on", async () => {
    const from = await firstListedMonth(warehouse, 600);
    expect(from).toBeGreaterThan(0);
    expect(await firstListedMonth(warehouse, 0)).toBe(data.months.length);
    const late = await readKpiData(warehouse, from);
    const some = await readKpiDetails(warehouse, from);
    const last = data.months.length - 1;
    expect(canList(late, "gross_production", scope({ from: from - 1, to: last }))).toBe(false);
    const shown = scope({ from, to: last });
    const listed = names.filter((name) => canList(late, name, shown));
    expect(listed.length).toBeGreaterThan(15);
    for (const name of listed) {
      const figure = measures[name].value(late, shown) ?? Number.NaN;
      expect.soft(listBehind(late, some, name, shown)?.total, name).toBeCloseTo(figure, 8);
    }
    expect(some.procedures.patient.length).toBeLessThan(details.procedures.patient.length);
    expect(await balances(some, late)).toEqual(await balances(details, data));
  });

  it("lead to accounts that end at the patient's balance", async () => {
    const rows = await warehouse.rows(
      "select patient_id, (100 * balance)::bigint as cents from intermediate.int_patient_balances",
    );
    const expected = new Map(rows.map((row) => [Number(row["patient_id"]), Number(row["cents"])]));
    const own = await balances(details, data);
    for (const [id, cents] of own) expect(cents).toBe(expected.get(id) ?? 0);
    expect(own.size).toBeGreaterThan(100);
    expect(patientAccount(data, details, 999_999)).toBeUndefined();
  });

  async function balances(of: KpiDetails, from: KpiData): Promise<ReadonlyMap<number, number>> {
    const accounts = details.patients.id.map((id): [number, number] => [
      id,
      patientAccount(from, of, id)?.balance ?? 0,
    ]);
    return new Map(accounts);
  }
});
