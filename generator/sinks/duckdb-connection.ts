import { DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB file opened for a few statements. */
export interface DuckDbSession {
  run(sql: string): Promise<void>;
  /** Runs one statement that changes rows; how many it changed. */
  change(sql: string): Promise<number>;
  /** Runs statements on one of a few further connections: beside what is under way, handed over at once. */
  runBeside(sql: string): Promise<void>;
  /** The rows as objects of JavaScript values. */
  select(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

export interface DuckDbOptions {
  readonly readOnly?: boolean;
  readonly threads?: number;
  /** As DuckDB writes it, for example `512MB`. */
  readonly memoryLimit?: string;
  /** Connections for `runBeside`. */
  readonly further?: number;
}

/** A memory limit for DuckDB beside a practice: otherwise it takes up to most of the machine's memory. */
export const besidePracticeLimit = "512MB";

/** Opens a DuckDB file. */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<DuckDbSession> {
  const instance = await DuckDBInstance.create(path, {
    ...(options.readOnly === true && { access_mode: "READ_ONLY" }),
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    ...(options.memoryLimit !== undefined && { memory_limit: options.memoryLimit }),
  });
  const connection = await instance.connect();
  const others = await Promise.all(Array.from({ length: options.further ?? 0 }, () => instance.connect()));
  let turn = 0;
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    change: async (sql) => (await connection.run(sql)).rowsChanged,
    runBeside: async (sql) => {
      await (others[turn++ % others.length] ?? connection).run(sql);
    },
    select: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    close: () => {
      for (const open of [connection, ...others]) open.closeSync();
      instance.closeSync();
    },
  };
}
