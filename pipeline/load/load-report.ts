import type { ConversionKind } from "../sources/converted-value.ts";
import type { TableAction } from "../warehouses/etl-tables.ts";
import type { SchemaChange } from "../warehouses/schema-change.ts";

/** What a load did. */
export interface LoadReport {
  /** Number of the run in the warehouse's history; null for a dry run. */
  readonly runId: number | null;
  /** Shown URLs, without passwords. */
  readonly from: string;
  readonly to: string;
  readonly mode: "incremental" | "full";
  /** True when nothing was loaded: the tables are then those of the plan, with zero rows. */
  readonly dryRun: boolean;
  /** The moment, or moments, at which the source was read, in words. */
  readonly snapshot: string;
  /** Tries, when connections were lost. */
  readonly attempts: number;
  readonly tables: readonly TableLoad[];
  /** Rows that both sides hold, moved or not. */
  readonly rows: number;
  /** Rows and bytes that were copied; bytes as they left the source, 0 where DuckDB reads DuckDB. */
  readonly rowsMoved: number;
  readonly bytesMoved: number;
  readonly seconds: number;
  /** Time spent copying and proving, summed over everything that went on at the same time. */
  readonly copySeconds: number;
  readonly proofSeconds: number;
  readonly schemaChanges: readonly SchemaChange[];
  /** What a user should know beyond the tables' own warnings. */
  readonly warnings: readonly string[];
}

export interface TableLoad {
  /** Name in the warehouse. */
  readonly table: string;
  readonly action: TableAction | "planned";
  readonly rows: number;
  readonly rowsMoved: number;
  readonly bytesMoved: number;
  readonly seconds: number;
  /** Ranges of keys that were compared, and those of them that had changed. */
  readonly rangesCompared: number;
  readonly rangesChanged: number;
  /** The same in the source and in the warehouse. */
  readonly checksum: string;
  /** Counts and checksums of both sides are the same; false only in a dry run. */
  readonly checksumsEqual: boolean;
  /** The run that computed the warehouse's side where it lies; null in a dry run. */
  readonly provedByRun: number | null;
  /** Values read in this run that could not be kept as they are; each is a row of `etl.conversions`. */
  readonly warnings: readonly Conversion[];
}

/** Values of one column that could not be kept as they are. */
export interface Conversion {
  readonly column: string;
  readonly kind: ConversionKind;
  /** Values concerned. */
  readonly count: number;
}

const whatBecame: Readonly<Record<ConversionKind, string>> = {
  "impossible date": "dates that do not exist (such as 0000-00-00) became NULL",
  "NUL byte": "texts lost their NUL bytes",
  "invalid text": "texts that are no Unicode got question marks",
};

/** The conversions of a table in words. */
export function describeConversions({ table, warnings }: TableLoad): string[] {
  return warnings.map(({ column, kind, count }) => `${table}.${column}: ${count} ${whatBecame[kind]}`);
}

/** Converted values counted by column and kind, in the order in which they were first met. */
export function countConversions(
  values: readonly { readonly column: string; readonly kind: ConversionKind }[],
): readonly Conversion[] {
  const counts = new Map<string, Conversion>();
  for (const { column, kind } of values) {
    const id = `${kind}:${column}`;
    counts.set(id, { column, kind, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
