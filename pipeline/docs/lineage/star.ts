import { isSameName, type Origins, type OutputColumn, unresolved } from "./origins.ts";
import type { FromClause } from "./scope.ts";
import type { Expression, Star } from "./syntax-tree.ts";

export function isStar(expression: Expression): expression is Star {
  return expression.class === "STAR";
}

/** The columns that `*`, `t.*`, `* exclude (…)`, `* replace (…)`, `* rename (…)` and `columns('…')` stand for. */
export function expandStar(
  star: Star,
  from: FromClause,
  of: (expression: Expression) => Origins,
): readonly OutputColumn[] {
  const { relation_name: relation } = star;
  const reached =
    relation === undefined
      ? from.columns
      : from.columns.length === 0 && from.tables.length === 0
        ? []
        : columnsOfTable(from, relation);
  if (reached === undefined) return [{ name: `${relation}.*`, origins: unresolved(`${relation}.*`) }];
  return reached
    .filter((column) => matches(star, column.name) && !isExcluded(star, column))
    .map(({ name, origins }) => ({
      name: renameOf(star, name),
      origins: replacementOf(star, name, of) ?? origins,
    }));
}

function columnsOfTable(
  from: FromClause,
  relation: string,
): readonly (OutputColumn & { readonly table?: string })[] | undefined {
  return from.tables.find(({ alias }) => isSameName(alias, relation))?.rowset.columns;
}

function matches(star: Star, name: string): boolean {
  if (star.columns !== true || star.expr === undefined) return true;
  if (star.expr.class !== "CONSTANT") return true;
  return new RegExp(String(star.expr.value.value)).test(name);
}

function isExcluded(
  star: Star,
  { name, table }: { readonly name: string; readonly table?: string },
): boolean {
  const isQualified = star.qualified_exclude_list?.some(
    (excluded) =>
      isSameName(excluded.column, name) &&
      (excluded.table === undefined || table === undefined || isSameName(excluded.table, table)),
  );
  return isQualified === true || star.exclude_list?.some((excluded) => isSameName(excluded, name)) === true;
}

function renameOf(star: Star, name: string): string {
  return star.rename_list?.find(({ key }) => isSameName(key.column, name))?.value ?? name;
}

function replacementOf(
  star: Star,
  name: string,
  of: (expression: Expression) => Origins,
): Origins | undefined {
  const replacement = star.replace_list?.find(({ key }) => isSameName(key, name));
  return replacement === undefined ? undefined : of(replacement.value);
}
