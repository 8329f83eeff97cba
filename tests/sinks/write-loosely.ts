import type { TableName } from "../../generator/opendental/schema/tables.ts";
import type { LooseRow } from "../../generator/sinks/row-plan.ts";
import type { RowWriter } from "../../generator/sinks/sink.ts";

/** Writes rows that were made from the schema at run time, which the compiler cannot check. */
export function writeLoosely(writer: RowWriter, table: TableName, rows: readonly LooseRow[]): void {
  const write = writer.write.bind(writer) as (table: TableName, row: LooseRow) => void;
  for (const row of rows) write(table, row);
}
