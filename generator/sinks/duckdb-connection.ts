import { DuckDBInstance } from "@duckdb/node-api";

/** A DuckDB file opened for a few statements. */
export interface DuckDbSession {
  run(sql: string): Promise<void>;
  /** The rows as objects of JavaScript values. */
  select(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

/** Opens a DuckDB file. */
export async function openDuckDb(
  path: string,
  options: { readonly readOnly?: boolean; readonly threads?: number; readonly memoryLimit?: string } = {},
): Promise<DuckDbSession> {
  const instance = await DuckDBInstance.create(path, {
    ...(options.readOnly === true && { access_mode: "READ_ONLY" }),
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    ...(options.memoryLimit !== undefined && { memory_limit: options.memoryLimit }),
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    select: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
