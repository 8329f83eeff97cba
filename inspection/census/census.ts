import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { type TableName, tables } from "../../generator/opendental/schema/tables.ts";
import type { InspectedDatabase } from "../inspected-database.ts";
import { emptyTables } from "./empty-tables.ts";
import { exceptions } from "./exceptions.ts";
import { leftOverRows, referencePatients, referenceRows, tablesOfTheOffice } from "./reference.ts";

/** A ratio within it, up or down, is that of a practice like the reference. */
export const factorAllowed = 2;

/** A table with no more rows than this at the reference practice is only asked to be filled. */
export const comparedFrom = 1000;

/**
 * How a table stands: `empty` and `outside` are faults; `excepted` is outside with a reason; `filled` has too few rows
 * there to be compared.
 */
export type Standing = "within" | "outside" | "excepted" | "filled" | "empty";

export interface CensusLine {
  readonly table: TableName;
  readonly standing: Standing;
  readonly rowsThere: number;
  readonly rowsHere: number;
  /** Rows per patient row. */
  readonly perPatientThere: number;
  readonly perPatientHere: number;
  /** Here to there: per patient row, or of the rows themselves where the table is the office's. */
  readonly ratio: number;
  readonly basis: "patient" | "office";
  /** Why it may be outside, when it is. */
  readonly reason?: string | undefined;
}

/** A table that is empty at the reference practice. */
export interface UnreferencedTable {
  readonly table: TableName;
  readonly rowsHere: number;
  /** Why it is empty; undefined when it is filled, and when nobody has written a reason down. */
  readonly reason?: string | undefined;
}

export interface Census {
  readonly patientsThere: number;
  readonly patientsHere: number;
  /** OpenDental's tables that the reference practice fills, by name. */
  readonly lines: readonly CensusLine[];
  /** The tables there that are not OpenDental's own, by name. */
  readonly leftOver: readonly CensusLine[];
  readonly filledOnlyHere: readonly UnreferencedTable[];
  readonly emptyInBoth: readonly UnreferencedTable[];
}

export interface CensusOptions {
  /** Ends the work before the next few tables are counted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Counts every table of an OpenDental database, exactly, and holds the counts against those of one real practice.
 *
 * @throws {BitewingError} of kind `database` when it cannot be read, or has no patients to count by
 */
export async function takeCensus(
  database: InspectedDatabase,
  { signal }: CensusOptions = {},
): Promise<Census> {
  const rowsHere = await countTables(database, signal);
  const patientsHere = rowsHere.get("patient") ?? 0;
  if (patientsHere === 0) throw noPatients(database);
  const count = (table: TableName): number => rowsHere.get(table) ?? 0;
  const compare = ([table, rowsThere]: readonly [TableName, number]): CensusLine =>
    compareTable(table, rowsThere, count(table), patientsHere);
  const unreferenced = [...tables.keys()].filter(
    (table) => !referenceRows.has(table) && !leftOverRows.has(table),
  );
  return {
    patientsThere: referencePatients,
    patientsHere,
    lines: [...referenceRows].map(compare),
    leftOver: [...leftOverRows].map(compare),
    filledOnlyHere: unreferenced
      .filter((table) => count(table) > 0)
      .map((table) => ({ table, rowsHere: count(table) })),
    emptyInBoth: unreferenced
      .filter((table) => count(table) === 0)
      .map((table) => ({ table, rowsHere: 0, reason: emptyTables.get(table) })),
  };
}

/** The lines of a census that tell of a fault: a table that is empty, or a ratio outside without an exception. */
export function faultsOf({ lines, leftOver }: Census): readonly CensusLine[] {
  return [
    ...lines.filter(({ standing }) => standing === "empty" || standing === "outside"),
    // Nothing is wrong with a database where nobody left anything behind.
    ...leftOver.filter(({ standing }) => standing === "outside"),
  ];
}

function compareTable(
  table: TableName,
  rowsThere: number,
  rowsHere: number,
  patientsHere: number,
): CensusLine {
  const perPatientThere = rowsThere / referencePatients;
  const perPatientHere = rowsHere / patientsHere;
  const basis = tablesOfTheOffice.has(table) ? "office" : "patient";
  const ratio = basis === "office" ? rowsHere / rowsThere : perPatientHere / perPatientThere;
  const standing = standingOf(table, rowsThere, rowsHere, ratio);
  const reason = standing === "excepted" ? { reason: exceptions.get(table) } : {};
  return { table, standing, rowsThere, rowsHere, perPatientThere, perPatientHere, ratio, basis, ...reason };
}

function standingOf(table: TableName, rowsThere: number, rowsHere: number, ratio: number): Standing {
  if (rowsHere === 0) return "empty";
  if (rowsThere <= comparedFrom) return "filled";
  if (ratio >= 1 / factorAllowed && ratio <= factorAllowed) return "within";
  return exceptions.has(table) ? "excepted" : "outside";
}

/** Tables counted by one query: few enough to be interrupted between two, many enough to be quick. */
const tablesPerQuery = 48;

/** The rows of every table of OpenDental's that the database has. */
async function countTables(
  database: InspectedDatabase,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<TableName, number>> {
  const known = [...tables.keys()].filter((table) => database.tables.has(table));
  const counts = new Map<TableName, number>();
  for (let first = 0; first < known.length; first += tablesPerQuery) {
    signal?.throwIfAborted();
    const counted = known.slice(first, first + tablesPerQuery);
    const parts = counted.map(
      (table, index) => `select ${index} as k, count(*) as n from ${quoteSql(table)}`,
    );
    for (const { k, n } of await database.query(parts.join(" union all "))) {
      const table = counted[Number(k)];
      if (table !== undefined) counts.set(table, Number(n));
    }
  }
  return counts;
}

function noPatients({ where }: InspectedDatabase): BitewingError {
  return new BitewingError({
    kind: "database",
    what: "There are no patients to count by: the table patient is empty.",
    where,
    next: "Check the URL, or fill the database with 'bitewing generate' first.",
  });
}
