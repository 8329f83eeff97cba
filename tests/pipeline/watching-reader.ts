import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const tables = ["appointment", "patient", "entrylog", "seat", "later", "document"];
const undefinedTable = "42P01";

/** What a reader sees who asks for all tables in one statement, over and over, whatever goes on. */
export class WatchingReader {
  /** Digests of all tables; `nothing` while they are not there. */
  readonly seen = new Set<string>();
  private readonly client: pg.Client;
  private isStopped = false;
  private watching: Promise<void> = Promise.resolve();

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async open(url: string): Promise<WatchingReader> {
    const client = new pg.Client({ connectionString: url, application_name: "reader" });
    await client.connect();
    return new WatchingReader(client);
  }

  async look(): Promise<string> {
    try {
      const { rows } = await this.client.query<{ digests: string }>(allDigests);
      return rows[0]?.digests ?? "";
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === undefinedTable) return "nothing";
      throw error;
    }
  }

  /** @param pause milliseconds between two looks */
  watch(pause: number): void {
    this.watching = this.goOn(pause);
  }

  /** @throws what went wrong while it watched */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.watching;
    await this.client.end();
  }

  private async goOn(pause: number): Promise<void> {
    while (!this.isStopped) {
      this.seen.add(await this.look());
      await sleep(pause);
    }
  }
}

const digests = tables.map(
  (table) =>
    `(select md5(coalesce(string_agg(t::varchar, chr(10) order by t::varchar), '')) from raw.${table} as t)`,
);
const allDigests = `select concat_ws(' ', ${digests.join(", ")}) as digests`;
