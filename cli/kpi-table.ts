import type { DatabaseUrl } from "../foundation/database-url.ts";
import { queryMart, withSession } from "../pipeline/index.ts";
import { formatCount, formatTable, type TableColumn } from "./terminal.ts";

/** The last months that the table shows. */
const shownMonths = 12;

type Unit = "dollars" | "percent" | "count";

/** The columns of the KPI table: the mart's column, its title, its unit. */
const kpis: readonly (readonly [column: string, title: string, unit: Unit])[] = [
  ["gross_production", "production", "dollars"],
  ["adjustments", "adjustments", "dollars"],
  ["insurance_writeoffs", "write-offs", "dollars"],
  ["net_production", "net prod.", "dollars"],
  ["collections", "collections", "dollars"],
  ["net_collection_rate", "net coll.", "percent"],
  ["ar_total", "receivable", "dollars"],
  ["ar_over_90", "over 90 d", "dollars"],
  ["new_patients", "new pat.", "count"],
  ["appointments_kept", "kept", "count"],
  ["appointments_broken", "broken", "count"],
  ["claims_outstanding", "claims out", "count"],
];

/** The practice's KPIs of the last twelve months, read from the mart, as a table for the terminal. */
export async function kpiTable(target: DatabaseUrl): Promise<string> {
  const columns = kpis.map(([column]) => `cast(${column} as varchar)`).join(", ");
  const sql = `select cast(month_start as varchar), ${columns} from marts.mart_practice_monthly_kpis
    order by month_start desc limit ${shownMonths}`;
  const { rows } = await withSession(target, (session) =>
    queryMart(session, sql, "mart_practice_monthly_kpis"),
  );
  return formatTable([{ title: "month" }, ...kpis.map(kpiColumn)], rows.toReversed().map(formatRow));
}

function kpiColumn([, title]: (typeof kpis)[number]): TableColumn {
  return { title, align: "right" };
}

function formatRow([month, ...values]: readonly unknown[]): readonly string[] {
  return [String(month).slice(0, 7), ...kpis.map(([, , unit], index) => formatValue(values[index], unit))];
}

function formatValue(value: unknown, unit: Unit): string {
  if (value === null || value === undefined) return "";
  if (unit === "percent") return `${(Number(value) * 100).toFixed(1)} %`;
  return formatCount(Math.round(Number(value)));
}
