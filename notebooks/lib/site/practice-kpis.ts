import { BitewingError } from "../../../foundation/errors.ts";
import { formatLongDate } from "../format.ts";
import type { Row, Warehouse } from "../warehouse.ts";

/** One month of the practice, or of a provider. Dollars and counts; rates are shares. */
export interface KpiMonth {
  readonly month: Date;
  readonly grossProduction: number;
  readonly adjustments: number;
  readonly writeOffs: number;
  readonly netProduction: number;
  readonly patientCollections: number;
  readonly insuranceCollections: number;
  readonly collections: number;
  readonly receivables: number;
  readonly newPatients: number;
  readonly kept: number;
  readonly broken: number;
}

export interface ProviderYear extends Omit<KpiMonth, "month"> {
  readonly name: string;
  readonly role: string;
}

/** Receivables at the last day of the books. The buckets are not negative; credit balances are negative. */
export interface Aging {
  readonly total: number;
  readonly days0To30: number;
  readonly days31To60: number;
  readonly days61To90: number;
  readonly over90: number;
  readonly creditBalances: number;
  readonly insuranceEstimate: number;
}

export interface PracticeKpis {
  /** For example `30 June 2026`. */
  readonly asOf: string;
  /** Complete months, oldest first. */
  readonly months: readonly KpiMonth[];
  /** Of the last twelve complete months, by net production. */
  readonly providers: readonly ProviderYear[];
  readonly aging: Aging;
}

/**
 * Reads what the front page shows from the marts.
 *
 * @throws {BitewingError} of kind `database` when the marts are missing or have no complete month.
 */
export async function readPracticeKpis(warehouse: Warehouse): Promise<PracticeKpis> {
  const rows = await warehouse.rows("select * from marts.mart_practice_monthly_kpis order by month_start");
  const months = rows.filter((row) => row["is_partial_month"] !== true).map(kpiMonth);
  const last = rows.at(-1);
  if (last === undefined || months.length === 0) {
    throw new BitewingError({
      kind: "database",
      what: "The warehouse has no complete month to show.",
      where: `${warehouse.path}: marts.mart_practice_monthly_kpis`,
      next: "Run `bitewing build` on a warehouse with at least one month of data.",
    });
  }
  const providers = (await warehouse.rows(providerYears)).map(providerYear);
  return { asOf: formatLongDate(dateOf(last, "month_end")), months, providers, aging: agingOf(last) };
}

const amounts = [
  "gross_production",
  "adjustments",
  "insurance_writeoffs",
  "net_production",
  "patient_collections",
  "insurance_collections",
  "collections",
  "new_patients",
  "appointments_kept",
  "appointments_broken",
] as const;

const providerYears = `
  with months as (
      select month_start
      from marts.mart_practice_monthly_kpis
      where not is_partial_month
      order by month_start desc
      limit 12
  )

  select
      providers.provider_id,
      any_value(coalesce(nullif(concat_ws(' ', dim.first_name, dim.last_name), ''), 'No provider')) as name,
      any_value(dim.provider_role) as role,
      ${amounts.map((name) => `sum(providers.${name}) as ${name}`).join(",\n      ")},
      arg_max(providers.receivable_balance, providers.month_start) as receivable_balance
  from marts.mart_provider_monthly_kpis as providers
  inner join months using (month_start)
  left join marts.dim_provider as dim using (provider_id)
  group by providers.provider_id
  having sum(providers.gross_production) <> 0
      or sum(providers.collections) <> 0
      or sum(providers.appointments_kept) <> 0
  order by net_production desc, providers.provider_id
`;

function figuresOf(row: Row): Omit<KpiMonth, "month"> {
  return {
    grossProduction: Number(row["gross_production"]),
    adjustments: Number(row["adjustments"]),
    writeOffs: Number(row["insurance_writeoffs"]),
    netProduction: Number(row["net_production"]),
    patientCollections: Number(row["patient_collections"]),
    insuranceCollections: Number(row["insurance_collections"]),
    collections: Number(row["collections"]),
    receivables: Number(row["receivable_balance"]),
    newPatients: Number(row["new_patients"]),
    kept: Number(row["appointments_kept"]),
    broken: Number(row["appointments_broken"]),
  };
}

function kpiMonth(row: Row): KpiMonth {
  return { month: dateOf(row, "month_start"), ...figuresOf(row) };
}

function providerYear(row: Row): ProviderYear {
  return { name: String(row["name"]), role: String(row["role"] ?? ""), ...figuresOf(row) };
}

function agingOf(row: Row): Aging {
  return {
    total: Number(row["ar_total"]),
    days0To30: Number(row["ar_0_30"]),
    days31To60: Number(row["ar_31_60"]),
    days61To90: Number(row["ar_61_90"]),
    over90: Number(row["ar_over_90"]),
    creditBalances: Number(row["ar_credit_balances"]),
    insuranceEstimate: Number(row["insurance_estimate"]),
  };
}

function dateOf(row: Row, column: string): Date {
  const value = row[column];
  if (value instanceof Date) return value;
  throw new BitewingError({ kind: "database", what: `The column ${column} does not hold a date.` });
}

/** Sum over months or providers. */
export function sumOf<T>(rows: readonly T[], pick: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}

/** A part of a whole, null when there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
