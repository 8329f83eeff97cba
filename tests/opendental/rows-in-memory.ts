import { type Day, dayOf } from "../../foundation/calendar.ts";
import { defaultScenario } from "../../generator/catalog/scenarios/scenarios.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { rowsByTable } from "./collected-rows.ts";

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

/** The rows that a practice is written as, without their types. */
export const rowsOf = (practice: SimulatedPractice): WrittenRows => rowsByTable(practice);

export const count = (rows: WrittenRows, table: TableName): number => rows.get(table)?.length ?? 0;
