import { type Day, dayOf } from "../../foundation/calendar.ts";
import { defaultScenario } from "../../generator/catalog/scenarios/scenarios.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

/** A row as its writer stated it. */
export type WrittenRow = Readonly<Record<string, unknown>>;
export type WrittenRows = ReadonlyMap<TableName, readonly WrittenRow[]>;

const opened = dayOf(2024, 1, 8);

/** A desk that registers one in ten patients twice. */
const scenario = { ...defaultScenario, duplicateRecords: 0.1 };

/** The same practice, however late the day: it opened on the same day. */
export function practiceOn(asOf: Day): SimulatedPractice {
  const settings = { ...settingsOf({ patients: 150, years: 2, seed: 23 }), opened, asOf };
  return simulate(settings, { scenario });
}

/** The rows that a practice is written as, table by table in the order of writing. */
export function rowsOf(practice: SimulatedPractice): WrittenRows {
  const rows = new Map<TableName, WrittenRow[]>();
  const write = (table: TableName, row: WrittenRow): void => {
    const known = rows.get(table);
    if (known === undefined) rows.set(table, [row]);
    else known.push(row);
  };
  for (const _ of writePractice(practice, { write })) continue;
  return rows;
}

export const count = (rows: WrittenRows, table: TableName): number => rows.get(table)?.length ?? 0;
