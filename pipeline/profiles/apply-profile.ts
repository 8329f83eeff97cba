import { BitewingError, BitewingErrors, type Failure } from "../../foundation/errors.ts";
import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";
import type { Profile, ProfileColumn, ProfileTable } from "./profile.ts";

/**
 * The tables of a source as a profile takes them. What is read, fingerprinted and compared from here on are the
 * translated values, so that a load proves them as it proves any others.
 *
 * @throws {BitewingErrors} of kind `database` that names every table and column that the source lacks
 */
export function applyProfile(
  tables: readonly SourceTable[],
  profile: Profile,
  source: string,
): readonly SourceTable[] {
  if (profile.tables === undefined) return tables;
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const missing: Failure[] = [];
  const applied = [...profile.tables].flatMap(([name, wanted]) => {
    const table = byName.get(name);
    if (table === undefined) {
      missing.push({ kind: "database", what: `Table '${name}' is not there.` });
      return [];
    }
    missing.push(...missingColumns(table, wanted));
    return [tableAs(table, wanted)];
  });
  if (missing.length > 0) throw lacking(profile, missing, source);
  return applied;
}

function missingColumns(table: SourceTable, { columns }: ProfileTable): Failure[] {
  const there = new Set(table.columns.map(({ name }) => name));
  return columns
    .filter(({ name, isAdded }) => isAdded !== true && !there.has(name))
    .map(({ name }) => ({ kind: "database", what: `Column '${table.name}.${name}' is not there.` }));
}

function lacking(profile: Profile, missing: readonly Failure[], source: string): BitewingError {
  const summary: Failure = {
    kind: "database",
    what: `The profile '${profile.name}' asks for ${missing.length} tables or columns that the source does not have.`,
    where: source,
    next: "Load an OpenDental database of version 24.3 or later, or leave --profile out.",
  };
  return new BitewingErrors(summary, missing);
}

function tableAs(table: SourceTable, { columns, rows }: ProfileTable): SourceTable {
  const wanted = new Set(columns.map(({ name }) => name));
  const before = new Map(table.columns.map((column) => [column.name, column]));
  const taken = columns.map((column) => columnAs(before.get(column.name), column));
  const others = table.columns.filter(({ name }) => !wanted.has(name)).map(leftOutOf);
  return { ...table, columns: [...taken, ...others], ...(rows === undefined ? {} : { rows }) };
}

function leftOutOf(column: SourceColumn): SourceColumn {
  return { ...column, isLeftOut: true };
}

function columnAs(before: SourceColumn | undefined, { name, type, value }: ProfileColumn): SourceColumn {
  const column = before ?? addedColumn(name);
  return value === undefined
    ? { ...column, type }
    : { ...column, type, value, nullable: true, default: null };
}

function addedColumn(name: string): SourceColumn {
  return {
    name,
    declaredType: "",
    type: null,
    nullable: true,
    default: null,
    autoIncrement: false,
    onUpdateNow: false,
    comment: "",
    collation: null,
  };
}
