import type { TableName } from "../opendental/schema/tables.ts";
import type { PracticeChanges } from "./changes.ts";
import type { StoredMarker } from "./practice-marker.ts";
import type { PracticeMarker } from "./sink.ts";

/** Rows to update or delete that the database did not hold: somebody else had taken them away. */
export interface MissingRows {
  readonly table: TableName;
  readonly updates: number;
  readonly deletes: number;
}

/** A database that holds a complete practice of bitewing's and takes the changes of its days. */
export interface LivePractice {
  /** Which practice it is, and until which day it has lived. */
  readonly marker: StoredMarker;
  /**
   * Makes all changes and moves the marker in one transaction: a reader sees the evening before or the evening after,
   * and a process that dies leaves the evening before. Answers with the rows that were not there.
   *
   * @throws {BitewingError} of kind `database`, with nothing changed, when the marker is not `from` any more, when a
   * row to insert has a key that somebody else has taken, and when the database refuses or is gone.
   */
  apply(changes: PracticeChanges, from: PracticeMarker, to: PracticeMarker): Promise<readonly MissingRows[]>;
  close(): Promise<void>;
}
