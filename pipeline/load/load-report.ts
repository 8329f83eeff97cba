import type { Conversion } from "../sources/source.ts";

/** What a load did. */
export interface LoadReport {
  /** Shown URLs, without passwords. */
  readonly from: string;
  readonly to: string;
  /** True when nothing was loaded: the tables are then those of the plan, with zero rows. */
  readonly dryRun: boolean;
  readonly tables: readonly TableLoad[];
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  /** What a user should know beyond the tables' own warnings. */
  readonly warnings: readonly string[];
}

export interface TableLoad {
  /** Name in the warehouse. */
  readonly table: string;
  readonly rows: number;
  /** Bytes of the rows as canonical text. */
  readonly bytes: number;
  readonly seconds: number;
  /** The same in the source and in the warehouse. */
  readonly checksum: string;
  /** Counts and checksums were computed on both sides and are the same; false only in a dry run. */
  readonly checksumsEqual: boolean;
  /** Values that could not be kept as they are. */
  readonly warnings: readonly Conversion[];
}

/** The conversions of a table in words. */
export function describeConversions({ table, warnings }: TableLoad): string[] {
  return warnings.map(({ column, kind, count }) => `${table}.${column}: ${whatBecame[kind](count)}`);
}

const whatBecame: Readonly<Record<Conversion["kind"], (count: number) => string>> = {
  "zero date": (count) => `${count} dates that do not exist (such as 0000-00-00) became NULL`,
  "NUL byte": (count) => `NUL bytes were removed from ${count} texts`,
  "invalid text": (count) => `characters that are no UTF-8 became ? in ${count} texts`,
};
