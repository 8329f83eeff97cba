import type { ClientBase } from "pg";
import { groupBy } from "../../foundation/group-by.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { catalogType } from "../types/type-rules.ts";
import type { RawTable } from "./warehouse.ts";

export interface Swap {
  readonly statements: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * How each loaded table takes the place of the one before. A table that views read is emptied and filled again, so
 * that the views live on; if its columns changed, that cannot be, and the views go with it. All others are replaced.
 */
export async function swapStatements(
  client: ClientBase,
  tables: readonly RawTable[],
  target: string,
  loading: string,
): Promise<Swap> {
  const columns = await columnsOfTables(client, target);
  const views = await viewsOn(client, target);
  const statements: string[] = [];
  const warnings: string[] = [];
  for (const table of tables) {
    const name = quoteSql(table.name);
    const readers = views.get(table.name) ?? [];
    if (readers.length > 0 && columns.get(table.name) === columnsOfRawTable(table)) {
      statements.push(
        `delete from ${target}.${name}`,
        `insert into ${target}.${name} select * from ${loading}.${name}`,
        `drop table ${loading}.${name}`,
      );
      continue;
    }
    if (readers.length > 0) warnings.push(droppedViews(table.name, readers));
    statements.push(
      `drop table if exists ${target}.${name} cascade`,
      `alter table ${loading}.${name} set schema ${target}`,
    );
  }
  return { statements, warnings };
}

export function droppedViews(table: string, views: readonly string[]): string {
  return `${table} has other columns than before: dropped the views ${views.join(", ")} that read it`;
}

/** The columns of a table as one text, to compare with `columnsOfTables`. */
export function columnsOfRawTable(table: Pick<RawTable, "columns">): string {
  return table.columns.map(({ name, type }) => `${name} ${catalogType(type, "postgres")}`).join(", ");
}

/** Of each table of a schema the columns as one text; empty when there is no such schema. */
export async function columnsOfTables(client: ClientBase, schema: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ table: string; columns: string }>(
    `select c.relname as table,
            string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = $1 and c.relkind = 'r' group by c.relname`,
    [schema],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** The views, in any schema, that read a table of the schema. */
export async function viewsOn(client: ClientBase, schema: string): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ table: string; view: string }>(
    `select distinct c.relname as table, v.oid::regclass::text as view
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_depend d on d.refobjid = c.oid and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_rewrite'::regclass
     join pg_rewrite r on r.oid = d.objid
     join pg_class v on v.oid = r.ev_class and v.oid <> c.oid
     where n.nspname = $1 and c.relkind = 'r' order by 1, 2`,
    [schema],
  );
  const grouped = groupBy(rows, ({ table }) => table);
  return new Map([...grouped].map(([table, list]) => [table, list.map(({ view }) => view)]));
}
