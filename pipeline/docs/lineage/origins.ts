/** A column of a model, seed or source. The column `*` stands for the rows themselves: what `count(*)` counts. */
export interface ColumnId {
  /** dbt's id of the model, seed or source. */
  readonly relation: string;
  readonly column: string;
}

export const rowsColumn = "*";

/** A column as one text, so that sets can hold it. */
export type ColumnKey = string;

export function columnKey(relation: string, column: string): ColumnKey {
  return `${relation}\n${column}`;
}

export function columnOf(key: ColumnKey): ColumnId {
  const cut = key.indexOf("\n");
  return { relation: key.slice(0, cut), column: key.slice(cut + 1) };
}

/** Where a value comes from, as far as the relations that a query names. */
export interface Origins {
  /** Columns whose values make this value. */
  readonly direct: ReadonlySet<ColumnKey>;
  /** Columns that only decide which rows, which of several values or in what order: filters, joins, groups, cases. */
  readonly influence: ReadonlySet<ColumnKey>;
  /** References that no relation in reach has, as written. */
  readonly unresolved: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

export const noOrigins: Origins = { direct: nothing, influence: nothing, unresolved: nothing };

export function directly(key: ColumnKey): Origins {
  return { ...noOrigins, direct: new Set([key]) };
}

export function unresolved(reference: string): Origins {
  return { ...noOrigins, unresolved: new Set([reference]) };
}

export function unite(all: readonly Origins[]): Origins {
  const [only = noOrigins, ...more] = all;
  if (more.length === 0) return only;
  return {
    direct: union(all.map(({ direct }) => direct)),
    influence: union(all.map(({ influence }) => influence)),
    unresolved: union(all.map((origins) => origins.unresolved)),
  };
}

/** Everything that something rests on, as mere influence: what a filter or a join does to the rows. */
export function asInfluence(origins: Origins): Origins {
  return {
    direct: nothing,
    influence: union([origins.direct, origins.influence]),
    unresolved: origins.unresolved,
  };
}

/** What chose some rows, without the rows themselves. */
export function influenceOf({ influence, unresolved }: Origins): Origins {
  return { direct: nothing, influence, unresolved };
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter((set) => set.size > 0);
  if (filled.length <= 1) return filled[0] ?? nothing;
  return new Set(filled.flatMap((set) => Array.from(set)));
}

/** A column of a query's answer. */
export interface OutputColumn {
  readonly name: string;
  readonly origins: Origins;
}

/** A query's answer: its columns in order, and where its rows come from. */
export interface Rowset {
  readonly columns: readonly OutputColumn[];
  readonly rows: Origins;
}

/** The same rows, which something more decides about. */
export function influenced(rowset: Rowset, influence: Origins): Rowset {
  const { columns, rows } = rowset;
  return {
    columns: columns.map(({ name, origins }) => ({ name, origins: unite([origins, influence]) })),
    rows: unite([rows, influence]),
  };
}

/** The columns under new names, as `as t(a, b)` gives them; names may be fewer than columns. */
export function renamed(rowset: Rowset, names: readonly string[] | undefined): Rowset {
  if (names === undefined) return rowset;
  const columns = rowset.columns.map(({ name, origins }, i) => ({ name: names[i] ?? name, origins }));
  return { ...rowset, columns };
}

/** Columns of one name are told apart as DuckDB does it: `id`, `id_1`, `id_2`. */
export function withDistinctNames(columns: readonly OutputColumn[]): readonly OutputColumn[] {
  const taken = new Map<string, number>();
  return columns.map(({ name, origins }) => {
    const count = taken.get(name.toLowerCase());
    let next = count ?? 0;
    let own = name;
    while (taken.has(own.toLowerCase())) own = `${name}_${next++}`;
    taken.set(name.toLowerCase(), Math.max(1, next));
    if (own !== name) taken.set(own.toLowerCase(), 1);
    return { name: own, origins };
  });
}

/** DuckDB and PostgreSQL without quotes do not tell cases apart. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
