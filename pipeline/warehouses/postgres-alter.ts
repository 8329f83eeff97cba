import type { ClientBase } from "pg";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { warehouseType } from "../types/type-rules.ts";
import { droppedViews, type Swap } from "./postgres-swap.ts";
import { type ColumnAlteration, type RawTable, rawSchema } from "./warehouse.ts";

/**
 * How a published table gets other columns without being copied. PostgreSQL keeps no view of a column that goes or changes
 * its type, so that views of such columns go with it; views of other columns stay.
 */
export async function alterStatements(
  client: ClientBase,
  table: RawTable,
  changes: readonly ColumnAlteration[],
): Promise<Swap> {
  const relation = `${rawSchema}.${quoteSql(table.name)}`;
  const views = await viewsOfColumns(client, table.name, changes.flatMap(columnThatEnds));
  return {
    statements: [
      ...views.map(({ view, kind }) => `drop ${kind} if exists ${view} cascade`),
      ...changes.flatMap((change) => alterStatement(relation, change)),
    ],
    warnings:
      views.length === 0
        ? []
        : [
            droppedViews(
              table.name,
              views.map(({ view }) => view),
            ),
          ],
  };
}

/** A column that is no more what it was. */
function columnThatEnds(change: ColumnAlteration): string[] {
  switch (change.kind) {
    case "add":
      return [];
    case "drop":
      return [change.column];
    case "retype":
      return [change.column.name];
  }
}

interface View {
  readonly view: string;
  readonly kind: "view" | "materialized view";
}

/** The views, in any schema, that read one of these columns of a raw table. */
async function viewsOfColumns(
  client: ClientBase,
  table: string,
  columns: readonly string[],
): Promise<readonly View[]> {
  if (columns.length === 0) return [];
  const { rows } = await client.query<View>(
    `select distinct v.oid::regclass::text as view,
            case v.relkind when 'm' then 'materialized view' else 'view' end as kind
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid
     join pg_depend d on d.refobjid = c.oid and d.refobjsubid = a.attnum and d.refclassid = 'pg_class'::regclass
       and d.classid = 'pg_rewrite'::regclass
     join pg_rewrite r on r.oid = d.objid
     join pg_class v on v.oid = r.ev_class and v.oid <> c.oid
     where n.nspname = $1 and c.relname = $2 and a.attname = any($3) order by 1`,
    [rawSchema, table, columns],
  );
  return rows;
}

function alterStatement(relation: string, change: ColumnAlteration): string[] {
  switch (change.kind) {
    case "add": {
      const name = quoteSql(change.column.name);
      const type = warehouseType(change.column.type, "postgres");
      const value = change.default === null ? "" : ` default ${literalSql(change.default)}`;
      const added = `alter table ${relation} add column ${name} ${type}${value}`;
      return value === "" ? [added] : [added, `alter table ${relation} alter column ${name} drop default`];
    }
    case "drop":
      return [`alter table ${relation} drop column ${quoteSql(change.column)}`];
    case "retype":
      return [
        `alter table ${relation} alter column ${quoteSql(change.column.name)}
           type ${warehouseType(change.column.type, "postgres")}`,
      ];
  }
}
