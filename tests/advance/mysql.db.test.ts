import { once } from "node:events";
import type { Connection } from "mysql2/promise";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { addMonths, formatDay } from "../../foundation/calendar.ts";
import { parseDatabaseUrl, type ServerUrl } from "../../foundation/database-url.ts";
import { type AdvanceReport, advance, generate } from "../../generator/index.ts";
import { connectMySql, selectRows } from "../../generator/sinks/mysql-connection.ts";
import { start } from "../cli/call.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { mySqlChecksums } from "./mysql-checksums.ts";
import { firstDay, small } from "./practices.ts";

const days = 30;
const opened = formatDay(addMonths(firstDay, -12 * small.years));

let expected: ReadonlyMap<string, string>;
let database: FreshDatabase;
let url: ServerUrl;
let connection: Connection;

beforeAll(async () => {
  const later = await freshDatabase(inject("mysqlUrl"));
  const to = serverUrl(later.url);
  await generate({ to, ...small, opened, asOf: formatDay(firstDay + days) });
  const reader = await connectMySql(to);
  expected = await mySqlChecksums(reader, to.database);
  reader.destroy();
  await later.drop();
});

beforeEach(async () => {
  database = await freshDatabase(inject("mysqlUrl"));
  url = serverUrl(database.url);
  connection = await connectMySql(url);
});

afterEach(async () => {
  connection.destroy();
  await database.drop();
});

const checksums = (): Promise<ReadonlyMap<string, string>> => mySqlChecksums(connection, url.database);
const fill = (engine: "innodb" | "myisam" = "innodb") => generate({ to: url, ...small, engine });

describe("a practice in MySQL", () => {
  it("holds after some days the rows of one that was generated that far at once", async () => {
    await fill();
    await advance({ to: url, days: 7 });
    await advance({ to: url, days: days - 7 });
    expect(await checksums()).toEqual(expected);
  });

  it("shows a reader the evening before until it shows the evening after", async () => {
    await fill();
    await connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT");
    const before = await appointments(connection);
    const report = await advance({ to: url, days });
    expect(await appointments(connection)).toBe(before);
    await connection.query("COMMIT");
    expect(await appointments(connection)).toBe(before + insertedInto(report, "appointment"));
  });

  it("stands on its day when the process is killed in the middle, and goes on from there", async () => {
    await fill();
    const before = await checksums();
    const proxy = await TcpProxy.before(database.url);
    try {
      const held = proxy.holdWhen(({ toServer }) => toServer > 60_000);
      const process = start(["advance", "--to", proxy.url, "--days", `${days}`]);
      const ended = once(process, "close");
      await Promise.race([held, ended]);
      process.kill("SIGKILL");
      await ended;
    } finally {
      await proxy.close();
    }
    expect(await checksums()).toEqual(before);
    await advanceWhenFree();
    expect(await checksums()).toEqual(expected);
  });

  it("is refused on a storage engine without transactions", async () => {
    await fill("myisam");
    await expect(advance({ to: url, days: 1 })).rejects.toThrow("has no transactions");
  });

  it("says which rows were not there", async () => {
    await fill();
    await connection.query("DELETE FROM claim WHERE ClaimStatus = 'S'");
    const { missing } = await advance({ to: url, days });
    expect(missing).toEqual([{ table: "claim", updates: expect.any(Number), deletes: 0 }]);
  });
});

/** The server frees the killed process's lock as soon as it notices that the client is gone. */
async function advanceWhenFree(): Promise<AdvanceReport> {
  for (let tries = 1; ; tries++) {
    try {
      return await advance({ to: url, days });
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function appointments(reader: Connection): Promise<number> {
  const [row] = await selectRows<{ n: number }>(reader, "SELECT count(*) AS n FROM appointment");
  return row?.n ?? 0;
}

function insertedInto({ tables }: AdvanceReport, name: string): number {
  return tables.find(({ table }) => table === name)?.inserted ?? 0;
}

function serverUrl(text: string): ServerUrl {
  const parsed = parseDatabaseUrl(text);
  if (parsed.kind === "duckdb") throw new Error("not a MySQL server");
  return parsed;
}
