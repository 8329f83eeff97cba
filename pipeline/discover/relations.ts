import { comparable, type TableSample } from "../sources/sampler.ts";
import type { SourceTable } from "../sources/source-schema.ts";
import type { Relation, RelationCheck, RelationVerdict } from "./catalog.ts";
import { type Evidence, mayPointToItself, pointingValues } from "./evidence.ts";
import type { NamedRelation, RelationNames } from "./relation-names.ts";
import { singleKey } from "./table-keys.ts";

/** Of the values looked up, the part that must be there: real databases have orphans. */
const mostOfThem = 0.9;
const halfOfThem = 0.5;
/** Distinct values that a name takes which is less than a key's, all of them there. */
const leastFor = { key: 0, ending: 2, hint: 6 } as const;
/** Distinct values that a table's pointing to itself needs. */
const leastForItself = 6;

/** All relations of a table: what it declares, what names propose and the sample did not leave open, what values say. */
export function relationsOf(
  table: SourceTable,
  names: RelationNames,
  evidence: Evidence,
): readonly Relation[] {
  const declared = table.foreignKeys.map(
    (key): Relation => ({ ...key, basis: "declared", check: null, verdict: "declared" }),
  );
  const known = new Set(declared.map(({ column }) => column));
  const sample = evidence.sampleOf(table.name);
  const named = names(table)
    .filter(({ column }) => !known.has(column))
    .flatMap((proposed) => checked(proposed, sample, evidence));
  for (const { column } of named) known.add(column);
  return [...declared, ...named, ...itself(table, known, sample)];
}

function checked(proposed: NamedRelation, sample: TableSample | undefined, evidence: Evidence): Relation[] {
  const { column, toTable, toColumn, strength } = proposed;
  const check = checkOf(proposed, sample, evidence);
  if (strength !== "key" && !isConfirmed(check, leastFor[strength])) return [];
  return [{ column, toTable, toColumn, basis: "name", check, verdict: verdictOf(check) }];
}

function checkOf(
  { column, toTable, toColumn }: NamedRelation,
  sample: TableSample | undefined,
  evidence: Evidence,
): RelationCheck | null {
  const values = pointingValues(sample, column);
  const held = evidence.lookedUp(toTable, toColumn);
  if (values.length === 0 || held === undefined) return null;
  return { looked: values.length, matched: values.filter((value) => held.has(comparable(value))).length };
}

function isConfirmed(check: RelationCheck | null, least: number): boolean {
  return check !== null && check.looked >= least && check.matched === check.looked;
}

function verdictOf(check: RelationCheck | null): RelationVerdict {
  if (check === null) return "unchecked";
  const part = check.matched / check.looked;
  if (part >= mostOfThem) return "verified";
  return part >= halfOfThem ? "doubtful" : "refuted";
}

/**
 * Columns that hold the row's own key in many rows and otherwise the key of a row that holds its own, as the head of a
 * household does. The values leave no other reading; the rows that are pointed to must be in the sample to count.
 */
function itself(
  table: SourceTable,
  known: ReadonlySet<string>,
  sample: TableSample | undefined,
): readonly Relation[] {
  const key = singleKey(table);
  if (key === undefined || sample === undefined) return [];
  const keys = sample.columns.get(key.name) ?? [];
  const candidates = table.columns.filter(({ name }) => !known.has(name));
  return candidates
    .filter((column) => mayPointToItself(column, key))
    .flatMap(({ name }): Relation[] => {
      const check = headsCheck(keys, sample.columns.get(name) ?? []);
      if (check === null) return [];
      const to = { toTable: table.name, toColumn: key.name };
      return [{ column: name, ...to, basis: "values", check, verdict: "verified" }];
    });
}

function headsCheck(
  keys: readonly (string | null)[],
  values: readonly (string | null)[],
): RelationCheck | null {
  const headOf = new Map(keys.map((key, i) => [key, values[i] ?? null]));
  const own = values.filter((value, i) => value !== null && value === keys[i]).length;
  const others = values.filter((value, i) => value !== null && value !== "0" && value !== keys[i]);
  const distinct = [...new Set(others)].filter((value) => headOf.has(value));
  if (own < values.length / 5 || others.length < values.length / 20) return null;
  const heads = distinct.filter((value) => headOf.get(value) === value);
  const isHeld = distinct.length >= leastForItself && heads.length === distinct.length;
  return isHeld ? { looked: distinct.length, matched: heads.length } : null;
}
