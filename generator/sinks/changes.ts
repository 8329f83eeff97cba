import type { TableName } from "../opendental/schema/tables.ts";
import type { SpooledTable } from "./row-spool.ts";

/** What happened to the rows of one table. Every row is whole and names its primary key. */
export interface TableChanges {
  readonly table: TableName;
  readonly inserted: SpooledTable | undefined;
  readonly updated: SpooledTable | undefined;
  /** Those of the updated rows whose edit stamps did not move, or that have none. */
  readonly silent: number;
  /** Primary keys. */
  readonly deleted: readonly number[];
}

/** What happened to a practice's rows between two evenings: the new and changed rows wait in files. */
export interface PracticeChanges {
  /** Tables with any change, by name. */
  readonly tables: readonly TableChanges[];
  /** Removes the files. */
  remove(): void;
}
