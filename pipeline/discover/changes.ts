import type { Catalog, CatalogColumn, CatalogTable } from "./catalog.ts";

/** What is otherwise than in an earlier catalog of the same database. */
export interface CatalogChange {
  readonly kind:
    | "table added"
    | "table removed"
    | "column added"
    | "column removed"
    | "column retyped"
    | "column made nullable"
    | "column made not null"
    | "default changed"
    | "key changed";
  readonly table: string;
  /** Absent where the table as a whole is concerned. */
  readonly column?: string;
  /** As declared before and now; absent where there is nothing to compare. */
  readonly before?: string;
  readonly now?: string;
}

/** The changes from one catalog to the next, table by table. Names that differ only by case are the same. */
export function changesBetween(
  before: Pick<Catalog, "tables">,
  now: Pick<Catalog, "tables">,
): readonly CatalogChange[] {
  const old = byName(before.tables);
  const current = byName(now.tables);
  const names = [...new Set([...old.keys(), ...current.keys()])].toSorted();
  return names.flatMap((name): readonly CatalogChange[] => {
    const was = old.get(name);
    const is = current.get(name);
    if (was === undefined) return is === undefined ? [] : [{ kind: "table added", table: is.name }];
    if (is === undefined) return [{ kind: "table removed", table: was.name }];
    return tableChanges(was, is);
  });
}

function tableChanges(was: CatalogTable, is: CatalogTable): readonly CatalogChange[] {
  const old = byName(was.columns);
  const current = byName(is.columns);
  const table = is.name;
  const removed = was.columns
    .filter(({ name }) => !current.has(name.toLowerCase()))
    .map(({ name, declaredType }): CatalogChange => {
      return { kind: "column removed", table, column: name, before: declaredType };
    });
  const others = is.columns.flatMap((column): readonly CatalogChange[] => {
    const before = old.get(column.name.toLowerCase());
    if (before !== undefined) return columnChanges(table, before, column);
    return [{ kind: "column added", table, column: column.name, now: column.declaredType }];
  });
  const keys = [was, is].map(({ primaryKey }) => primaryKey.join(", "));
  const [before = "", now = ""] = keys;
  return [
    ...removed,
    ...others,
    ...(before === now ? [] : [{ kind: "key changed", table, before, now } as const]),
  ];
}

function columnChanges(table: string, was: CatalogColumn, is: CatalogColumn): readonly CatalogChange[] {
  const at = { table, column: is.name };
  const changes: CatalogChange[] = [];
  if (was.declaredType !== is.declaredType) {
    changes.push({ kind: "column retyped", ...at, before: was.declaredType, now: is.declaredType });
  }
  if (was.nullable !== is.nullable) {
    changes.push({ kind: is.nullable ? "column made nullable" : "column made not null", ...at });
  }
  if (was.default !== is.default) {
    const [before, now] = [was, is].map((column) => column.default ?? "none");
    changes.push({ kind: "default changed", ...at, before: before ?? "none", now: now ?? "none" });
  }
  return changes;
}

function byName<T extends { readonly name: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.name.toLowerCase(), one]));
}

/** One line for a person. */
export function describeChange({ kind, table, column, before, now }: CatalogChange): string {
  const place = column === undefined ? table : `${table}.${column}`;
  if (before !== undefined && now !== undefined) {
    return `${kind}: ${place}, ${before === "" ? "none" : before} → ${now === "" ? "none" : now}`;
  }
  const declared = before ?? now;
  return declared === undefined ? `${kind}: ${place}` : `${kind}: ${place} (${declared})`;
}
