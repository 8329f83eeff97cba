import type { Warehouse } from "../warehouse.ts";

/** How much of OpenDental's database a practice fills. */
export interface PracticeSize {
  /** Patient rows. */
  readonly patients: number;
  readonly rows: number;
  readonly tables: number;
  /** Tables with at least one row. */
  readonly tablesFilled: number;
}

/**
 * Counts what schema raw holds of OpenDental, which is all that the practice's database does.
 *
 * @throws {BitewingError} of kind `database` when the warehouse cannot be read.
 */
export async function readPracticeSize(warehouse: Warehouse): Promise<PracticeSize> {
  const tables = await warehouse.rows(`
    select table_name from duckdb_tables()
    where schema_name = 'raw' and not starts_with(table_name, 'etl_')
    order by table_name
  `);
  const names = tables.map((row) => String(row["table_name"]));
  const counts = names.map((name) => `select count(*) as n from raw."${name.replaceAll('"', '""')}"`);
  const counted = counts.length === 0 ? [] : await warehouse.rows(counts.join(" union all "));
  const rows = counted.map((row) => Number(row["n"]));
  return {
    patients: rows[names.indexOf("patient")] ?? 0,
    rows: rows.reduce((sum, count) => sum + count, 0),
    tables: names.length,
    tablesFilled: rows.filter((count) => count > 0).length,
  };
}
