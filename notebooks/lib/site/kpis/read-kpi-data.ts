import { BitewingError } from "../../../../foundation/errors.ts";
import type { Row, Warehouse } from "../../warehouse.ts";
import {
  type FamilyName,
  type FlowName,
  familyNames,
  flowNames,
  type KpiData,
  type KpiProvider,
  moneyNames,
  type StandingName,
  standingNames,
  type VisitsTogether,
} from "./kpi-data.ts";

/**
 * Reads the figures of the KPI pages from the marts. A provider's location is the one clinic where the provider works;
 * a family's, that of the primary provider of its head.
 *
 * @param listedFrom place of the first month whose patients can be listed
 * @throws {BitewingError} of kind `database` when the marts are missing or hold no month
 */
export async function readKpiData(warehouse: Warehouse, listedFrom: number): Promise<KpiData> {
  const practice = await warehouse.rows(practiceMonths);
  const last = practice.at(-1);
  if (last === undefined) {
    throw new BitewingError({
      kind: "database",
      what: "The warehouse has no month to show.",
      where: `${warehouse.path}: marts.mart_practice_monthly_kpis`,
      next: "Run `bitewing build` on a warehouse with data.",
    });
  }
  const places = await readPlaces(warehouse);
  const byProvider = await warehouse.rows(providerMonths);
  const byFamily = await warehouse.rows(familyMonths);
  return {
    asOf: String(last["as_of"]),
    months: practice.map((row) => String(row["month"])),
    partialMonths: practice.flatMap((row, month) => (row["is_partial_month"] === true ? [month] : [])),
    locations: places.locations,
    providers: places.providers,
    cells: cellsOf(byProvider, [practice.length, places.providers.length], (row) =>
      places.providerPlace(Number(row["provider_id"])),
    ),
    families: familyCells(byFamily, [practice.length, places.locations.length], (row) =>
      places.locationOfProvider(Number(row["provider_id"])),
    ),
    visits: await readVisits(warehouse, places),
    activePatients: practice.map((row) => Number(row["active_patients"])),
    listedFrom,
  };
}

/** Months are counted from the first of the books. */
export const monthPlace = (date: string): string =>
  `date_diff('month', (select min(month_start) from marts.mart_practice_monthly_kpis), ${date})`;

const practiceMonths = `
  select
      strftime(month_start, '%Y-%m') as month,
      strftime(month_end, '%Y-%m-%d') as as_of,
      is_partial_month,
      active_patients
  from marts.mart_practice_monthly_kpis
  order by month_start
`;

const martOf = (name: string): string => (ofPerformance.has(name) ? "performance" : "kpis");

const unscaled = (name: string, table: string): string =>
  moneyNames.has(name) ? `(100 * ${table}.${name})::bigint as ${name}` : `${table}.${name}`;

const ofPerformance: ReadonlySet<string> = new Set<FlowName>([
  "scheduled_minutes",
  "kept_minutes",
  "hygiene_visits",
  "hygiene_visits_reappointed",
  "claims_received",
  "claims_denied",
  "claim_days",
  "treatment_presented",
  "treatment_accepted",
]);

const providerMonths = `
  select
      ${monthPlace("kpis.month_start")} as month,
      kpis.provider_id,
      ${[...flowNames, ...standingNames].map((name) => unscaled(name, martOf(name))).join(",\n      ")}
  from marts.mart_provider_monthly_kpis as kpis
  inner join marts.mart_provider_monthly_performance as performance using (month_start, provider_id)
`;

const familyMonths = `
  select
      ${monthPlace("families.month_start")} as month,
      coalesce(heads.primary_provider_id, 0) as provider_id,
      (100 * sum(families.closing_balance))::bigint as ar_total,
      (100 * sum(families.balance_0_30))::bigint as ar_0_30,
      (100 * sum(families.balance_31_60))::bigint as ar_31_60,
      (100 * sum(families.balance_61_90))::bigint as ar_61_90,
      (100 * sum(families.balance_over_90))::bigint as ar_over_90,
      (100 * sum(families.credit_balance))::bigint as ar_credit_balances
  from marts.mart_ar_monthly as families
  left join marts.dim_patient as heads on families.guarantor_id = heads.patient_id
  group by all
`;

type Size = readonly [months: number, width: number];
type Place = (row: Row) => number | undefined;

function cellsOf(
  rows: readonly Row[],
  size: Size,
  place: Place,
): Readonly<Record<FlowName | StandingName, readonly number[]>> {
  const of = (name: FlowName | StandingName): readonly number[] => columnOf(rows, size, place, name);
  return {
    ...recordOf(flowNames, of),
    ...recordOf(standingNames, of),
  };
}

function familyCells(
  rows: readonly Row[],
  size: Size,
  place: Place,
): Readonly<Record<FamilyName, readonly number[]>> {
  return recordOf(familyNames, (name) => columnOf(rows, size, place, name));
}

function recordOf<Name extends string, Value>(
  names: readonly Name[],
  of: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>; // one entry a name
}

function columnOf(
  rows: readonly Row[],
  [months, width]: Size,
  place: Place,
  name: string,
): readonly number[] {
  const column = Array<number>(months * width).fill(0);
  for (const row of rows) {
    const at = place(row);
    if (at === undefined) continue;
    if (at >= width) throw new RangeError(`${name}: place ${at} of ${width}`);
    const cell = Number(row["month"]) * width + at;
    column[cell] = (column[cell] ?? 0) + Number(row[name]);
  }
  return column;
}

/** Who works where, and by which place a provider or a location is named. */
export interface Places {
  readonly providers: readonly KpiProvider[];
  readonly locations: readonly string[];
  /** By OpenDental's ProvNum; undefined for a provider without any figure. */
  readonly providerPlace: (id: number) => number | undefined;
  readonly locationOfProvider: (id: number) => number;
}

export async function readPlaces(warehouse: Warehouse): Promise<Places> {
  const rows = await warehouse.rows(providersWithFigures);
  const work = await warehouse.rows(
    "select provider_id, min(clinic_id) as clinic, count(distinct clinic_id) as clinics from marts.mart_production_daily group by provider_id",
  );
  const clinics = await warehouse.rows(
    "select clinic_id, clinic_name, clinic_id in (select clinic_id from marts.mart_production_daily) as has_work from marts.dim_clinic order by clinic_id",
  );
  const clinicOf = new Map(
    work.map((row) => [Number(row["provider_id"]), row["clinics"] === 1 ? Number(row["clinic"]) : undefined]),
  );
  const worked = clinics.filter((clinic) => clinic["has_work"] === true);
  const shown = worked.length === 0 ? clinics.slice(0, 1) : worked;
  const clinicPlaces = new Map(shown.map((clinic, place) => [Number(clinic["clinic_id"]), place]));
  const elsewhere = shown.length;
  // In a practice of one location, that is where everybody works.
  const locationOfProvider = (id: number): number =>
    shown.length <= 1 ? 0 : (clinicPlaces.get(clinicOf.get(id) ?? -1) ?? elsewhere);
  const providers = rows.map(
    (row): KpiProvider => ({
      id: Number(row["provider_id"]),
      name: String(row["name"]),
      role: String(row["role"]),
      location: locationOfProvider(Number(row["provider_id"])),
    }),
  );
  const names = shown.map((clinic) => String(clinic["clinic_name"]));
  const byId = new Map(providers.map(({ id }, place) => [id, place]));
  return {
    providers,
    locations: shown.length > 1 ? [...names, "No or several locations"] : names,
    providerPlace: (id) => byId.get(id),
    locationOfProvider,
  };
}

const providersWithFigures = `
  with figures as (
      select
          kpis.provider_id,
          ${[...flowNames, ...standingNames].map((name) => `sum(abs(${martOf(name)}.${name}))`).join(" + ")} as size
      from marts.mart_provider_monthly_kpis as kpis
      inner join marts.mart_provider_monthly_performance as performance using (month_start, provider_id)
      group by kpis.provider_id
  )

  select
      figures.provider_id,
      coalesce(nullif(concat_ws(' ', dim.first_name, dim.last_name), ''), 'No provider') as name,
      coalesce(dim.provider_role, '') as role
  from figures
  left join marts.dim_provider as dim using (provider_id)
  where figures.size <> 0
  order by
      case dim.provider_role when 'dentist' then 0 when 'specialist' then 1 when 'hygienist' then 2 else 3 end,
      figures.provider_id
`;

async function readVisits(warehouse: Warehouse, places: Places): Promise<readonly VisitsTogether[]> {
  const rows = await warehouse.rows(`
    with days as (
        select
            ${monthPlace("month_start")} as month,
            string_agg(distinct provider_id, ' ' order by provider_id) as providers
        from marts.fact_procedure
        where is_completed and not is_broken_appointment_code
        group by month_start, patient_id, procedure_date
    )

    select month, providers, count(*) as visits
    from days
    group by all
    order by all
  `);
  return rows.map((row) => ({
    month: Number(row["month"]),
    providers: String(row["providers"])
      .split(" ")
      .flatMap((id) => places.providerPlace(Number(id)) ?? []),
    visits: Number(row["visits"]),
  }));
}
