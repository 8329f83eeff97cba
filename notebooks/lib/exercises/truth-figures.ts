import type { ColumnTable } from "arquero";
import { BitewingError } from "../../../foundation/errors.ts";
import { formatDate } from "../format.ts";
import type { Ground } from "./exercise.ts";

/** A figure of the answer key. */
export interface TruthFigure {
  /** For example `practice_net_production`, or `net_production` with a provider. */
  readonly kpi: string;
  /** First day of the month, `2026-03-01`. */
  readonly month: string;
  readonly provider?: number;
}

/**
 * What is true of a month by docs/kpis.md, for the practice or for one provider.
 *
 * @throws {BitewingError} of kind `usage` when the answer key has no such figure.
 */
export function trueFigure({ truth }: Ground, { kpi, month, provider }: TruthFigure): number {
  const rows = rowsOf(truth("answers"));
  const wanted = provider ?? null;
  return valueOf(
    rows.find((row) => row.kpi === kpi && isIn(row, month) && (row.provider_id ?? null) === wanted),
    kpi,
  );
}

/** What each provider has of a KPI in a month, by provider; without those who have nothing. */
export function trueFiguresByProvider(
  { truth }: Ground,
  { kpi, month }: Omit<TruthFigure, "provider">,
): ReadonlyMap<number, number> {
  return new Map(
    rowsOf(truth("answers"))
      .filter((row) => row.kpi === kpi && isIn(row, month) && row.value !== 0)
      .map((row) => [row.provider_id ?? 0, row.value]),
  );
}

/**
 * What a common wrong definition gives for a month of the practice.
 *
 * @throws {BitewingError} of kind `usage` when the answer key has no such variant.
 */
export function wrongFigure(
  { truth }: Ground,
  { variant, month }: { readonly variant: string; readonly month: string },
): number {
  return valueOf(
    rowsOf(truth("variants")).find((row) => row.variant === variant && isIn(row, month)),
    variant,
  );
}

interface TruthRow {
  readonly kpi?: string;
  readonly variant?: string;
  readonly month: Date;
  readonly provider_id?: number | null;
  readonly value: number;
}

function rowsOf(table: ColumnTable): readonly TruthRow[] {
  return table.objects() as readonly TruthRow[];
}

function isIn(row: TruthRow, month: string): boolean {
  return formatDate(row.month) === month;
}

function valueOf(row: TruthRow | undefined, name: string): number {
  if (row !== undefined) return row.value;
  throw new BitewingError({ kind: "usage", what: `The answer key has no ${name} for this month.` });
}
