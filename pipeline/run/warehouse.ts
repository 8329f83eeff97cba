import type { QueryResult } from "../project/query-result.ts";

/** A database that models are built in; DuckDB and PostgreSQL implement it. */
export interface Warehouse {
  readonly kind: "duckdb" | "postgres";
  /** The name that qualifies relations. */
  readonly database: string;
  /** Another connection; each runs one statement at a time. */
  connect(): Promise<Session>;
  close(): Promise<void>;
}

export interface Session {
  /**
   * Runs one statement and answers its rows. Dates, times and decimals come as text, integers as numbers where they
   * are exact.
   *
   * @throws the driver's error.
   */
  query(sql: string): Promise<QueryResult>;
  /** Asks the database to give up the statement that runs now, which then throws; without one, nothing happens. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}
