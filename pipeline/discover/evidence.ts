import { groupBy } from "../../foundation/group-by.ts";
import { comparable, type KeyColumn, type Sampler, type TableSample } from "../sources/sampler.ts";
import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";
import { mayBeFlag } from "./flags.ts";
import type { NamedRelation, RelationNames } from "./relation-names.ts";
import { isSameNumber, isWholeNumber, singleKey } from "./table-keys.ts";

/** What was seen in the data, a little of each table. */
export interface Evidence {
  /** Undefined for a table that was not looked at. */
  sampleOf(table: string): TableSample | undefined;
  /** Of these values, those that the key holds; undefined when none was looked up. */
  lookedUp(table: string, column: string): ReadonlySet<string> | undefined;
}

/** For conclusions from declarations alone. */
export const noEvidence: Evidence = { sampleOf: () => undefined, lookedUp: () => undefined };

/** Values of one column that are looked up, spread over the sample. */
const valuesOfOneColumn = 200;

/**
 * Samples the tables that have rows, and looks up what their columns point to. It takes two queries a table at most and
 * one for each 2,000 values that are looked up.
 *
 * @param empty tables known to have no row
 */
export async function gatherEvidence(
  sampler: Sampler,
  tables: readonly SourceTable[],
  names: RelationNames,
  empty: ReadonlySet<string>,
): Promise<Evidence> {
  const samples = new Map<string, TableSample>();
  for (const table of tables) {
    if (empty.has(table.name)) samples.set(table.name, { rows: 0, whole: true, columns: new Map() });
    else samples.set(table.name, await sampler.sample(table, columnsToSample(table, names(table))));
  }
  const lookups = tables.flatMap((table) => lookupsOf(table, names(table), samples.get(table.name)));
  const found = new Map<string, ReadonlySet<string>>();
  for (const [id, parts] of groupBy(lookups, ({ key }) => keyId(key.table, key.column))) {
    const values = [...new Set(parts.flatMap((part) => part.values))];
    const [first] = parts;
    if (first !== undefined) found.set(id, await sampler.existing(first.key, values));
  }
  return {
    sampleOf: (table) => samples.get(table),
    lookedUp: (table, column) => found.get(keyId(table, column)),
  };
}

function keyId(table: string, column: string): string {
  return `${table}\u001f${column}`;
}

/** The distinct values of a sampled column that can point somewhere: neither NULL nor 0 nor empty. */
export function pointingValues(sample: TableSample | undefined, column: string): readonly string[] {
  const values = new Map<string, string>();
  for (const value of sample?.columns.get(column) ?? []) {
    if (value === null) continue;
    const text = comparable(value);
    if (text !== "" && !/^0+$/.test(text)) values.set(text, value);
  }
  return spread([...values.values()], valuesOfOneColumn);
}

function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter(
    (value) => value !== undefined,
  );
}

function columnsToSample(table: SourceTable, named: readonly NamedRelation[]): readonly string[] {
  const pointing = new Set(named.map(({ column }) => column));
  const key = singleKey(table);
  return table.columns
    .filter(
      (column) =>
        pointing.has(column.name) ||
        mayBeFlag(column) ||
        column.type?.kind === "date" ||
        column.type?.kind === "timestamp" ||
        column === key ||
        (key !== undefined && mayPointToItself(column, key)),
    )
    .map(({ name }) => name);
}

/** A number as wide as the table's own key. */
export function mayPointToItself(column: SourceColumn, key: SourceColumn): boolean {
  return column !== key && isSameNumber(column, key);
}

interface Lookup {
  readonly key: KeyColumn;
  readonly values: readonly string[];
}

function lookupsOf(
  table: SourceTable,
  named: readonly NamedRelation[],
  sample: TableSample | undefined,
): Lookup[] {
  const declared = new Set(table.foreignKeys.map(({ column }) => column));
  return named.flatMap(({ column: name, toTable, toColumn }): Lookup[] => {
    const column = table.columns.find((one) => one.name === name);
    const values = declared.has(name) ? [] : pointingValues(sample, name);
    if (column === undefined || values.length === 0) return [];
    return [{ key: { table: toTable, column: toColumn, isNumber: isWholeNumber(column) }, values }];
  });
}
