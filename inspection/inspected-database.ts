/**
 * A value as both databases give it: numbers as numbers (whole ones beyond 2^53 as bigint), dates as `YYYY-MM-DD`,
 * moments as `YYYY-MM-DD HH:MM:SS`, times of day as `HH:MM:SS`.
 */
export type InspectedValue = string | number | bigint | boolean | Uint8Array | null;

export type InspectedRow = Readonly<Record<string, InspectedValue>>;

/** An OpenDental database that is only read, on MySQL, MariaDB or DuckDB. */
export interface InspectedDatabase {
  /** Where it is, without a password. */
  readonly where: string;
  /** The names of its tables. */
  readonly tables: ReadonlySet<string>;

  /**
   * All rows of a query. Identifiers may be quoted with double quotes, texts with single ones, on both kinds.
   *
   * @throws {BitewingError} of kind `database` when the database refuses
   */
  query(sql: string): Promise<InspectedRow[]>;

  close(): Promise<void>;
}
