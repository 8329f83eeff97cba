import type { Moment } from "../../foundation/calendar.ts";
import type { TableDefinition } from "../opendental/schema/definition.ts";
import { csvRows } from "./csv-rows.ts";
import type { EncodedSoFar, RowEncoder } from "./row-encoder.ts";
import { sqlRows } from "./sql-rows.ts";

/** What rows are encoded as while they wait. */
export interface SpoolFormat {
  /** @param begun where another encoder of the table stopped. */
  encoderOf(table: TableDefinition, stamp: Moment, begun?: EncodedSoFar): RowEncoder;
}

/** By names, which are the extensions of the files too. */
export const spoolFormats = { csv: csvRows, sql: sqlRows } satisfies Record<string, SpoolFormat>;

export type SpoolFormatName = keyof typeof spoolFormats;
