import { BitewingError } from "../../../foundation/errors.ts";
import { formatLongDate } from "../format.ts";
import type { Row, Warehouse } from "../warehouse.ts";

/** One month of the practice, in dollars. */
export interface KpiMonth {
  readonly month: Date;
  readonly grossProduction: number;
  readonly netProduction: number;
  readonly patientCollections: number;
  readonly insuranceCollections: number;
  readonly collections: number;
}

/** Receivables at the last day of the books. The buckets are not negative. */
export interface Aging {
  readonly total: number;
  readonly days0To30: number;
  readonly days31To60: number;
  readonly days61To90: number;
  readonly over90: number;
}

export interface PracticeKpis {
  /** For example `30 June 2026`. */
  readonly asOf: string;
  /** Complete months, oldest first. */
  readonly months: readonly KpiMonth[];
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
  return { asOf: formatLongDate(dateOf(last, "month_end")), months, aging: agingOf(last) };
}

function kpiMonth(row: Row): KpiMonth {
  return {
    month: dateOf(row, "month_start"),
    grossProduction: Number(row["gross_production"]),
    netProduction: Number(row["net_production"]),
    patientCollections: Number(row["patient_collections"]),
    insuranceCollections: Number(row["insurance_collections"]),
    collections: Number(row["collections"]),
  };
}

function agingOf(row: Row): Aging {
  return {
    total: Number(row["ar_total"]),
    days0To30: Number(row["ar_0_30"]),
    days31To60: Number(row["ar_31_60"]),
    days61To90: Number(row["ar_61_90"]),
    over90: Number(row["ar_over_90"]),
  };
}

function dateOf(row: Row, column: string): Date {
  const value = row[column];
  if (value instanceof Date) return value;
  throw new BitewingError({ kind: "database", what: `The column ${column} does not hold a date.` });
}

/** Sum over months or buckets. */
export function sumOf<T>(rows: readonly T[], pick: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}

/** A part of a whole, null when there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
