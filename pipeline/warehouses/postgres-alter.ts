import type { ClientBase } from "pg";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { warehouseType } from "../types/type-rules.ts";
import { droppedViews, type Swap, viewsOn } from "./postgres-swap.ts";
import { type ColumnAlteration, type RawTable, rawSchema } from "./warehouse.ts";

/**
 * How a published table gets other columns without being copied. Views that read it stay when columns are only added;
 * PostgreSQL keeps no view of a column that goes or changes its type, so that then they go with it.
 */
export async function alterStatements(
  client: ClientBase,
  table: RawTable,
  changes: readonly ColumnAlteration[],
): Promise<Swap> {
  const relation = `${rawSchema}.${quoteSql(table.name)}`;
  const onlyAdded = changes.every(({ kind }) => kind === "add");
  const views = onlyAdded ? [] : ((await viewsOn(client, rawSchema)).get(table.name) ?? []);
  return {
    statements: [
      ...views.map((view) => `drop view if exists ${view} cascade`),
      ...changes.flatMap((change) => alterStatement(relation, change)),
    ],
    warnings: views.length === 0 ? [] : [droppedViews(table.name, views)],
  };
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
