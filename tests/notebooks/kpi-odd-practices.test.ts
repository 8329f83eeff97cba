import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { KpiData } from "../../notebooks/lib/site/kpis/kpi-data.ts";
import type { KpiDetails } from "../../notebooks/lib/site/kpis/kpi-details.ts";
import { defaultFilter } from "../../notebooks/lib/site/kpis/kpi-filter.ts";
import { listBehind } from "../../notebooks/lib/site/kpis/kpi-lists.ts";
import { type MeasureName, measures } from "../../notebooks/lib/site/kpis/kpi-measures.ts";
import { type Scope, scopeOf } from "../../notebooks/lib/site/kpis/kpi-scope.ts";
import { kpiSections } from "../../notebooks/lib/site/kpis/kpi-sections.ts";
import { locationNote } from "../../notebooks/lib/site/kpis/kpi-views.ts";
import { patientAccount } from "../../notebooks/lib/site/kpis/patient-account.ts";
import { withoutList } from "../../notebooks/lib/site/kpis/patient-views.ts";
import { readKpiData } from "../../notebooks/lib/site/kpis/read-kpi-data.ts";
import { readKpiDetails } from "../../notebooks/lib/site/kpis/read-kpi-details.ts";
import { openWarehouse } from "../../notebooks/lib/warehouse.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";

interface Practice {
  readonly data: KpiData;
  readonly details: KpiDetails;
  /** By patient, in cents: what the ledger says to the last day of the books. */
  readonly balances: ReadonlyMap<number, number>;
}

const practices = new Map<string, Promise<Practice>>();

/** What the KPI pages hold of the small practice after some changes. */
function practiceWith(changes: readonly string[], listedFrom = 0): Promise<Practice> {
  const key = JSON.stringify([changes, listedFrom]);
  const practice = practices.get(key) ?? changedPractice(changes, listedFrom);
  practices.set(key, practice);
  return practice;
}

async function changedPractice(changes: readonly string[], listedFrom: number): Promise<Practice> {
  const path = join(temporaryFolder(), "odd.duckdb");
  await makeSmallWarehouse(path, changes);
  const warehouse = await openWarehouse({ path });
  try {
    const balances = await warehouse.rows(
      "select patient_id, (100 * sum(amount))::bigint as cents from intermediate.int_ledger_entries where entry_date <= date '2026-06-30' group by patient_id",
    );
    return {
      data: await readKpiData(warehouse, listedFrom),
      details: await readKpiDetails(warehouse, listedFrom),
      balances: new Map(balances.map((row) => [Number(row["patient_id"]), Number(row["cents"])])),
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

  it("has its clinics as locations, though everybody works at both", async () => {
    const { data } = await practiceWith([
      ...twoClinics,
      "insert into marts.mart_production_daily select provider_id, 1 - clinic_id from marts.mart_production_daily",
    ]);
    expect(data.locations).toEqual(["Elm Street Dental", "Mill Road Dental", "No or several locations"]);
    expect(data.providers.map(({ location }) => location)).toEqual([2, 2, 2]);
    expect(locationNote(data)).toContain("who work only there");
  });

  it("says what counts at a location, where there is a choice", async () => {
    const { data } = await practiceWith([]);
    expect(data.locations).toEqual(["Elm Street Dental"]);
    expect(locationNote(data)).toBeUndefined();
  });
});

describe("a provider of whom little is known", () => {
  /** Figures of a provider that are all zero. */
  const idle = (id: number): string => `
    insert into marts.mart_provider_monthly_kpis by name
    select month_start, month_end, ${id} as provider_id, 0 * columns(* exclude (month_start, month_end, provider_id))
    from marts.mart_provider_monthly_kpis where provider_id = 1`;
  const performing = (id: number, column: string, value: number): string => `
    insert into marts.mart_provider_monthly_performance by name
    select * replace (${value} as ${column})
    from (
      select month_start, ${id} as provider_id, 0 * columns(* exclude (month_start, provider_id))
      from marts.mart_provider_monthly_performance where provider_id = 1
    )`;

  it("counts with scheduled hours, presented treatment or open claims alone, and not with nothing", async () => {
    const { data } = await practiceWith([
      ...[7, 8, 9, 10].map(idle),
      performing(7, "scheduled_minutes", 600),
      performing(8, "treatment_presented", 50),
      performing(9, "scheduled_minutes", 0),
      performing(10, "scheduled_minutes", 0),
      "update marts.mart_provider_monthly_kpis set claims_outstanding = 1, claims_outstanding_amount = 20 where provider_id = 9",
    ]);
    expect(data.providers.map(({ id }) => id)).toEqual([1, 2, 3, 7, 8, 9]);
    const all = allOf(data);
    expect(measures.scheduled_hours.value(data, all)).toBe(12 * (3 * 160 + 10));
    expect(measures.treatment_presented.value(data, all)).toBe(12 * (3 * 9000 + 50));
    expect(measures.claims_outstanding_amount.value(data, all)).toBe(3 * 450 + 20);
  });
});

describe("the lists of claims", () => {
  const claims = `
    insert into marts.fact_claim values
      (1, 1, 1, 'received', date '2026-03-02', null, 100, false),
      (2, 1, 1, 'held until primary received', date '2026-03-03', null, 200, false),
      (3, 1, 1, 'sent', date '2026-03-04', null, 300, false),
      (4, 1, 1, 'received', date '2026-03-05', date '2026-05-02', 400, false),
      (5, 1, 1, 'sent', date '2026-03-06', null, 800, true),
      (6, 1, 1, 'unsent', null, null, 1600, false),
      (7, 1, 1, null, date '2026-03-07', null, 3200, false)`;

  it("count as sent and as outstanding what the marts count", async () => {
    const { data, details } = await practiceWith([claims]);
    const total = (name: MeasureName, month: string): number | undefined => {
      const place = data.months.indexOf(month);
      return listBehind(data, details, name, { ...allOf(data), from: place, to: place })?.total;
    };
    expect(total("claims_sent", "2026-03")).toBe(3);
    expect(total("claims_outstanding_amount", "2026-03")).toBe(900);
    expect(total("claims_outstanding_amount", "2026-04")).toBe(900);
    expect(total("claims_outstanding_amount", "2026-06")).toBe(500);
    expect(total("claims_outstanding", "2026-06")).toBe(2);
  });

  it("go back to claims that were open on the first day listed", async () => {
    const { data, details } = await practiceWith([claims], 21);
    expect(listBehind(data, details, "claims_outstanding_amount", allOf(data))?.total).toBe(500);
  });

  it("say in an account which claims were answered, and when, if that is known", async () => {
    const { data, details } = await practiceWith([claims]);
    const told = [1, 3, 4].map((id) =>
      patientAccount(data, details, id)
        ?.days.flatMap(({ entries }) => entries)
        .filter(({ kind }) => kind === "claim")
        .map(({ text }) => text.replace(/^.*, /, "")),
    );
    expect(told).toEqual([["answered"], ["no answer yet"], ["answered 2026-05-02"]]);
  });
});

describe("a patient's account", () => {
  it("is the ledger's to the last day of the books, without prepayments hidden there", async () => {
    const changes = [
      `insert into marts.fact_payment by name
        select 'patient' as payer, 90001 as source_id, 7 as patient_id, 1 as provider_id, 'Check' as payment_method,
          date '2026-02-03' as payment_date, date '2026-02-01' as month_start, 111 as payment_amount, true as is_unearned`,
      `insert into marts.fact_payment by name
        select 'patient' as payer, 90002 as source_id, 7 as patient_id, 1 as provider_id, 'Check' as payment_method,
          date '2026-02-04' as payment_date, date '2026-02-01' as month_start, 55 as payment_amount, true as is_unearned`,
      "insert into intermediate.int_ledger_entries values ('split', 90002, 7, 1, date '2026-02-04', -55)",
      "insert into marts.fact_adjustment values (7, 1, 'Late fee', date '2026-07-02', date '2026-07-01', 33)",
      "insert into intermediate.int_ledger_entries values ('adjustment', 90003, 7, 1, date '2026-07-02', 33)",
    ];
    for (const listedFrom of [0, 12]) {
      const { data, details, balances } = await practiceWith(changes, listedFrom);
      const account = patientAccount(data, details, 7);
      const paid = account?.days
        .flatMap(({ entries }) => entries)
        .filter(({ text }) => /prepayment/.test(text));
      expect(paid?.map(({ cents }) => cents)).toEqual([-5500]);
      expect(account?.balance).toBe(balances.get(7));
      expect(account?.days.at(-1)?.day.localeCompare("2026-06-30")).not.toBe(1);
    }
  });

  it("has a name, though the patient has only a part of one or none", async () => {
    const { data, details } = await practiceWith([
      "update marts.dim_patient set first_name = null where patient_id = 4",
      "update marts.dim_patient set last_name = null where patient_id = 5",
      "update marts.dim_patient set last_name = null, first_name = '' where patient_id = 6",
    ]);
    const names = [4, 5, 6, 7].map((id) => patientAccount(data, details, id)?.name);
    expect(names).toEqual(["Doe", "Patient 5", "Patient 6", "Patient 7 Doe"]);
  });
});

describe("broken appointments that are recorded as neither missed nor cancelled", () => {
  const appointmentsFigure = (data: KpiData): string =>
    kpiSections.find(({ id }) => id === "schedule")?.figure.draw(data, allOf(data), 720) ?? "";

  it("are a part of the bars, where there are any", async () => {
    const { data } = await practiceWith([
      "update marts.mart_provider_monthly_kpis set appointments_cancelled = appointments_cancelled - 2",
    ]);
    expect(measures.appointments_broken_otherwise.value(data, allOf(data))).toBe(12 * 3 * 2);
    expect(appointmentsFigure(data)).toContain("; Broken 6 in the first month and 6 in the last");
    const { data: plain } = await practiceWith([]);
    expect(appointmentsFigure(plain)).toContain("; Missed 3 in the first month");
    expect(appointmentsFigure(plain)).not.toContain("; Broken");
  });
});

describe("a figure without a list", () => {
  it("has none by provider when it is kept by family", async () => {
    const { data, details } = await practiceWith([]);
    const one = scopeOf(data, { ...defaultFilter(data), providers: [1] });
    expect(listBehind(data, details, "ar_total", one)).toBeUndefined();
    expect(listBehind(data, details, "ar_total", allOf(data))?.patients).toHaveLength(1);
  });

  it("says from which month on there are lists, if any", () => {
    const data = { months: ["2026-05", "2026-06"], listedFrom: 0 } as unknown as KpiData; // no more is read
    expect(withoutList(data)).not.toMatch(/before|NaN|undefined/);
    expect(withoutList({ ...data, listedFrom: 1 })).toContain("months before Jun 2026");
    expect(withoutList({ ...data, listedFrom: 2 })).toMatch(/practice as large as this/);
  });
});
