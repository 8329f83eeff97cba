import type { SourceExpression } from "../sources/source-schema.ts";
import type { ColumnType, WarehouseKind } from "../types/column-type.ts";

/** What a load makes of a source: which tables and columns, of which types, with which values. */
export interface Profile {
  readonly name: string;
  /** One sentence for people who choose among the profiles. */
  readonly summary: string;
  /** By name in lower case; undefined when every table is taken as it is. */
  readonly tables: ReadonlyMap<string, ProfileTable> | undefined;
  /** Statements that lay out what readers expect in schema raw beside the tables, if it is not there yet. */
  readonly furtherTables: Readonly<Record<WarehouseKind, readonly string[]>>;
}

export interface ProfileTable {
  /** In the order in which the warehouse has them. Others of the source are left out. */
  readonly columns: readonly ProfileColumn[];
  /** Rows for which this is not true are left out. */
  readonly rows?: SourceExpression;
}

export interface ProfileColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The value in place of the source's own. */
  readonly value?: SourceExpression;
  /** The column need not be in the source: `value` says what it holds. */
  readonly isAdded?: boolean;
}

/** Every table, column and value as the source has it. */
export const plainProfile: Profile = {
  name: "plain",
  summary: "every table and column of the source as it is",
  tables: undefined,
  furtherTables: { postgres: [], duckdb: [] },
};
