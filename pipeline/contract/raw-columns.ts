import type { Session } from "../run/warehouse.ts";
import type { WarehouseKind } from "../types/column-type.ts";
import { rawSchema } from "../warehouses/warehouse.ts";

/** By table the types of its columns by their exact names, as the engine writes them. */
export type RawColumns = ReadonlyMap<string, ReadonlyMap<string, string>>;

const queries: Readonly<Record<WarehouseKind, string>> = {
  postgres: `select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = '${rawSchema}' and c.relkind in ('r', 'v', 'm', 'p')`,
  duckdb: `select table_name, column_name, data_type from duckdb_columns()
    where schema_name = '${rawSchema}' and database_name = current_database()`,
};

/** Everything that schema raw has. */
export async function readRawColumns(session: Session, warehouse: WarehouseKind): Promise<RawColumns> {
  const { rows } = await session.query(queries[warehouse]);
  const tables = new Map<string, Map<string, string>>();
  for (const [table, column, type] of rows) {
    const columns = tables.get(String(table)) ?? new Map<string, string>();
    tables.set(String(table), columns.set(String(column), String(type)));
  }
  return tables;
}
