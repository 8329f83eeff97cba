import { groupBy } from "../group-by.ts";
import type { SourceTable } from "../sources/source-schema.ts";
import type { Relation } from "./catalog.ts";

/** Finds the table that a column points to; undefined when its name points nowhere, or to several tables. */
export type RelationFinder = (table: SourceTable) => readonly Relation[];

/**
 * Learns the naming of a schema. A column points to a table when it is named as that table's primary key (`PatNum`) or,
 * where keys share a name, as table and key (`customer_id` or `customers_id` for `customers.id`).
 */
export function relationFinder(tables: readonly SourceTable[]): RelationFinder {
  const targets = targetsByColumnName(tables);
  return (table) => {
    const declared = table.foreignKeys.map((key): Relation => ({ ...key, basis: "declared" }));
    const known = new Set(declared.map(({ column }) => column));
    const named = table.columns
      .filter(
        ({ name }) => !known.has(name) && !(table.primaryKey.length === 1 && table.primaryKey[0] === name),
      )
      .flatMap(({ name }): Relation[] => {
        const target = targets.get(name.toLowerCase());
        return target === undefined ? [] : [{ column: name, ...target, basis: "name" }];
      });
    return [...declared, ...named];
  };
}

interface Target {
  readonly toTable: string;
  readonly toColumn: string;
}

function targetsByColumnName(tables: readonly SourceTable[]): ReadonlyMap<string, Target> {
  const keyed = tables.flatMap(({ name, primaryKey }): Target[] => {
    const [toColumn] = primaryKey;
    return toColumn !== undefined && primaryKey.length === 1 ? [{ toTable: name, toColumn }] : [];
  });
  const byKey = groupBy(keyed, ({ toColumn }) => toColumn.toLowerCase());
  const named = keyed.flatMap((target) => {
    const isUnique = byKey.get(target.toColumn.toLowerCase())?.length === 1;
    return (isUnique ? [target.toColumn] : tableAndKey(target)).map(
      (name) => [name.toLowerCase(), target] as const,
    );
  });
  return new Map(named);
}

function tableAndKey({ toTable, toColumn }: Target): string[] {
  const singular = toTable.replace(/ies$/i, "y").replace(/s$/i, "");
  return [...new Set([toTable, singular])].map((name) => `${name}_${toColumn}`);
}
