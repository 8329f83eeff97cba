/** A difference between a table as the load before saw it and as the source has it now. */
export interface SchemaChange {
  /** Name in the warehouse. */
  readonly table: string;
  /** Null when the table as a whole came or went. */
  readonly column: string | null;
  readonly kind: SchemaChangeKind;
  /** Declared types or keys; null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** What the load did about it, in words. */
  readonly handling: string;
}

export type SchemaChangeKind =
  | "table added"
  | "table removed"
  | "column added"
  | "column removed"
  | "column retyped"
  | "columns reordered"
  | "key changed";
