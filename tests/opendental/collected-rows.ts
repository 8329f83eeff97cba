import { dayOf } from "../../foundation/calendar.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import type { Row, TableName } from "../../generator/opendental/schema/tables.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

/** All rows of a practice by table, in the order in which they were written. */
export interface CollectedRows {
  of<T extends TableName>(table: T): readonly Row<T>[];
}

/** Lives a small practice that opened on 2025-06-23 until a day of June 2026. */
export function livePractice(untilDay: number, patients = 60): SimulatedPractice {
  const settings = settingsOf({ patients, years: 1, seed: 11 });
  return simulate({ ...settings, opened: dayOf(2025, 6, 23), asOf: dayOf(2026, 6, untilDay) });
}

/** The rows that a practice is written as, by table, in the order in which they were written. */
export function rowsByTable(practice: SimulatedPractice): ReadonlyMap<TableName, readonly Row<TableName>[]> {
  const rows = new Map<TableName, Row<TableName>[]>();
  const write = (table: TableName, row: Row<TableName>): void => {
    const known = rows.get(table);
    if (known === undefined) rows.set(table, [row]);
    else known.push(row);
  };
  for (const _ of writePractice(practice, { write })) continue;
  return rows;
}

/** Writes a practice to memory. */
export function collectRows(practice: SimulatedPractice): CollectedRows {
  const rows = rowsByTable(practice);
  return { of: <T extends TableName>(table: T) => (rows.get(table) ?? []) as readonly Row<T>[] };
}
