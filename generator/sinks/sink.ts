import { type Day, type Moment, momentAt } from "../../foundation/calendar.ts";
import type { Row, TableName } from "../opendental/schema/tables.ts";
import type { RowSpool } from "./row-spool.ts";
import type { SpoolFormatName } from "./spool-formats.ts";

/** Takes the rows of a practice, one at a time, tables in any order. */
export interface RowWriter {
  /**
   * Adds one row. Columns left out get the schema's default, edit stamps the sink's stamp, and a primary key that is
   * left out the next free number. It writes to memory or a file at once, so there is nothing to wait for.
   *
   * @throws {RangeError} for a column the table does not have, a NULL it does not allow, or a number that is not finite.
   */
  write<T extends TableName>(table: T, row: Row<T>): void;
}

/** Which practice a database holds; stored as JSON in the `preference` row BitewingPractice. */
export interface PracticeMarker {
  /** Of bitewing. */
  readonly version: string;
  readonly seed: number;
  /** The practice's today. Edit stamps that a row leaves out are midnight of this day. */
  readonly asOf: Day;
  readonly patients: number;
  readonly years: number;
  /** The first day of its life; undefined where it is `years` before `asOf`, in databases that never lived on. */
  readonly opened?: Day | undefined;
  /** Undefined in databases that were filled before there were scenarios. */
  readonly scenario?: string | undefined;
  readonly clinics?: number | undefined;
}

/** What edit stamps become that a row leaves out: midnight of the practice's today. */
export const defaultStamp = (asOf: Day): Moment => momentAt(asOf, 0);

/** Two connections fill MySQL near twice as fast as one; more gain little. */
export const defaultWorkers = 2;

/** How far a load is. */
export interface LoadedSoFar {
  /** Of the encoded rows. */
  readonly bytes: number;
  readonly ofBytes: number;
}

export type LoadListener = (loaded: LoadedSoFar) => void;

export interface SinkReport {
  /** Tables with at least one row. */
  readonly tables: number;
  readonly rows: number;
  /** Of the encoded rows. */
  readonly bytes: number;
  readonly rowsPerTable: ReadonlyMap<TableName, number>;
}

/**
 * A database, or files, that receive one practice: `begin`, any number of `write` and `settle`, then `finish` or
 * `abort`. Until `finish` has returned, nothing there looks like a finished practice. Whoever gets an error from any of
 * them calls `abort`, which leaves a MySQL database empty and files as they were before.
 */
export interface Sink extends RowWriter {
  /** Empties a database that an earlier run filled and marks it as being filled. */
  begin(marker: PracticeMarker): Promise<void>;
  /** How its rows wait. */
  readonly format: SpoolFormatName;
  /** Where its rows wait, between `begin` and `finish`. */
  spool(): RowSpool;
  /**
   * Lets the database begin with what was written so far, where it can do so beside the writing. Does not wait for it.
   *
   * @param areComplete whether the tables that have rows by now get no more.
   */
  settle(areComplete?: boolean): Promise<void>;
  /** Loads what was written, builds the indexes, marks the practice complete and disconnects. */
  finish(heard?: LoadListener): Promise<SinkReport>;
  /** Gives up: disconnects and removes temporary files. Harmless after `finish`. */
  abort(): Promise<void>;
}
