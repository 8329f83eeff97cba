import { existsSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { BitewingError, messageOf } from "../foundation/errors.ts";
import { literalSql } from "../foundation/sql-text.ts";

/** One connection to DuckDB whose statements run one after another, with messages that a user understands. */
export class DuckDbSession {
  private readonly path: string;
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private readonly ownsInstance: boolean;
  private readonly stop: AbortSignal | undefined;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    path: string,
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    {
      ownsInstance = true,
      stop,
    }: { readonly ownsInstance?: boolean; readonly stop?: AbortSignal | undefined } = {},
  ) {
    this.path = path;
    this.instance = instance;
    this.connection = connection;
    this.ownsInstance = ownsInstance;
    this.stop = stop;
    stop?.addEventListener("abort", this.interrupt);
  }

  /**
   * Opens a database file for writing, and creates it when it is not there.
   *
   * @throws {BitewingError} of kind `database` when another process holds it or it cannot be written
   */
  static async open(path: string): Promise<DuckDbSession> {
    return withDuckDbErrors(path, async () => {
      const instance = await DuckDBInstance.create(path);
      return new DuckDbSession(path, instance, await instance.connect());
    });
  }

  /**
   * Attaches a database file for reading to a database in memory.
   *
   * @param stop aborted: the statement at work fails, and no other is begun
   * @throws {BitewingError} of kind `database` when the file is missing, locked or no DuckDB database
   */
  static async openReadOnly(path: string, attachedAs: string, stop?: AbortSignal): Promise<DuckDbSession> {
    const instance = await DuckDBInstance.create(":memory:");
    const session = new DuckDbSession(path, instance, await instance.connect(), { stop });
    try {
      await session.attach(path, attachedAs);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /**
   * A further connection to the same database, whose statements run beside those of this one.
   *
   * @param stop aborted: the statement at work fails, and no other is begun
   */
  async another(stop?: AbortSignal): Promise<DuckDbSession> {
    return new DuckDbSession(this.path, this.instance, await this.instance.connect(), {
      ownsInstance: false,
      stop,
    });
  }

  async attach(path: string, name: string): Promise<void> {
    assertFileExists(path, "bitewing generate");
    await withDuckDbErrors(path, () => this.run(`attach ${literalSql(path)} as ${name} (read_only)`));
  }

  /** Runs one or more statements. */
  run(sql: string): Promise<void> {
    return this.inTurn(async () => {
      await this.connection.run(sql);
    });
  }

  /** All rows of a query, each as an array in the order of its columns. */
  rows(sql: string): Promise<DuckDBValue[][]> {
    return this.inTurn(async () => (await this.connection.runAndReadAll(sql)).getRows());
  }

  /** All rows of a query, each by the names of its columns. */
  records(sql: string): Promise<Record<string, DuckDBValue>[]> {
    return this.inTurn(async () => (await this.connection.runAndReadAll(sql)).getRowObjects());
  }

  close(): void {
    this.stop?.removeEventListener("abort", this.interrupt);
    this.connection.closeSync();
    if (this.ownsInstance) this.instance.closeSync();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(() => {
      this.stop?.throwIfAborted();
      return withDuckDbErrors(this.path, work);
    });
    this.last = result.catch(() => {});
    return result;
  }

  private readonly interrupt = (): void => this.connection.interrupt();
}

const advice: readonly (readonly [RegExp, what: string, next: string])[] = [
  [
    /could not set lock|being used by another process|conflicting lock/i,
    "Another process has this DuckDB file open.",
    "Close the other program (or wait for it) and run the command again.",
  ],
  [
    /not a valid DuckDB database|could not read|deserialize|storage version/i,
    "This file is not a DuckDB database that this version reads.",
    "Check the path after 'duckdb:'.",
  ],
  [
    /permission denied/i,
    "This DuckDB file or its folder may not be written.",
    "Choose another path, or change its permissions.",
  ],
  [
    /no such file or directory|cannot open file|is a directory/i,
    "This DuckDB file cannot be opened.",
    "Check that the folder exists and that the path names a file.",
  ],
];

/** @throws {BitewingError} of kind `database` that names the command which makes the file. */
export function assertFileExists(path: string, madeBy: string): void {
  if (existsSync(path)) return;
  throw new BitewingError({
    kind: "database",
    what: "There is no such DuckDB file.",
    where: path,
    next: `Check the path after 'duckdb:', or fill the file with '${madeBy}' first.`,
  });
}

/** Runs some work on a DuckDB file and turns what DuckDB refuses into a message for the user. */
export async function withDuckDbErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BitewingError) throw error;
    const message = messageOf(error);
    const known = advice.find(([pattern]) => pattern.test(message));
    const failure =
      known === undefined
        ? { what: `DuckDB: ${message.split("\n")[0]}` }
        : { what: known[1], next: known[2] };
    throw new BitewingError({ kind: "database", where: path, ...failure }, { cause: error });
  }
}
