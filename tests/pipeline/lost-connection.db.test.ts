import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { type LoadOptions, load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { openSources } from "../../pipeline/sources/open-source.ts";
import type { Extract, Source } from "../../pipeline/sources/source.ts";
import { type FreshDatabase, freshDatabase, runOnMySql, runOnPostgres } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { asLarge, changingSource } from "./changing-source.ts";
import { readRows } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { viewWarehouse, type WarehouseView } from "./warehouse-view.ts";

let moments: readonly FreshDatabase[] = [];
let expected: WarehouseView;
let warehouse: FreshDatabase;
let mysql: TcpProxy;
let postgres: TcpProxy;
let pauses: number[] = [];

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
  await load({ from: parseDatabaseUrl(moments[0]?.url ?? ""), to: parseDatabaseUrl(warehouse.url) });
  expected = await viewWarehouse(warehouse.url);
});
afterAll(async () => {
  await Promise.all([...moments, warehouse].map((database) => database.drop()));
});
beforeEach(async () => {
  await runOnPostgres(warehouse.url, "drop schema if exists raw, raw_loading, etl cascade");
  mysql = await TcpProxy.before(moments[0]?.url ?? "");
  postgres = await TcpProxy.before(warehouse.url);
  pauses = [];
});
afterEach(async () => {
  await Promise.all([mysql.close(), postgres.close()]);
});

/** A load through both proxies that notes how long it would have waited. */
function loadThere(options: Partial<LoadOptions> = {}): Promise<LoadReport> {
  return load({
    from: parseDatabaseUrl(mysql.url),
    to: parseDatabaseUrl(postgres.url),
    ...asLarge,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...options,
  });
}

async function expectAsFresh(report: LoadReport, attempts: number): Promise<void> {
  const view = await viewWarehouse(warehouse.url);
  expect({ ...view, runs: [] }).toEqual({ ...expected, runs: [] });
  expect(report.attempts).toBe(attempts);
  const [last] = await readRows(
    warehouse.url,
    "select status, attempts from etl.runs order by run_id desc limit 1",
  );
  expect(last).toEqual(["succeeded", String(attempts)]);
}

/** Opens sources that do something once, after the first block of a table has passed. */
function afterFirstBlockOf(
  table: string,
  act: () => Promise<unknown>,
): NonNullable<LoadOptions["openSources"]> {
  let isDone = false;
  async function* acting(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const block of blocks) {
      yield block;
      if (!isDone) {
        isDone = true;
        await act();
      }
    }
  }
  const watching = (source: Source): Source => {
    const extract = async (...args: Parameters<Source["extract"]>): Promise<Extract> => {
      const real = await source.extract(...args);
      if (args[0].table.name !== table || real.kind === "duckdb") return real;
      return { ...real, blocks: acting(real.blocks) };
    };
    return Object.assign(Object.create(source) as Source, { extract });
  };
  return async (...args) => {
    const opened = await openSources(...args);
    return { ...opened, sources: opened.sources.map(watching) };
  };
}

describe.each([0.02, 0.3, 0.6, 0.95])("a connection that breaks when %d of the bytes have passed", (part) => {
  test("to MySQL is tried again, and the load ends as if nothing had been", async () => {
    await loadThere();
    const { fromServer } = mysql.traffic;
    await runOnPostgres(warehouse.url, "drop schema raw, etl cascade");
    mysql.cutWhen((traffic) => traffic.fromServer - fromServer >= part * fromServer);
    await expectAsFresh(await loadThere(), 2);
    expect(pauses).toEqual([1000]);
  });

  test("to PostgreSQL is tried again, and the load ends as if nothing had been", async () => {
    await loadThere();
    const { toServer } = postgres.traffic;
    await runOnPostgres(warehouse.url, "drop schema raw, etl cascade");
    postgres.cutWhen((traffic) => traffic.toServer - toServer >= part * toServer);
    await expectAsFresh(await loadThere(), 2);
    expect(pauses).toEqual([1000]);
  });
});

test("a load into DuckDB is tried again too", async () => {
  const to = `duckdb:${await scratchPath("warehouse.duckdb")}`;
  mysql.cutWhen(({ fromServer }) => fromServer > 100_000);
  const report = await loadThere({ to: parseDatabaseUrl(to) });
  expect(report.attempts).toBe(2);
  expect(await readRows(to, "select status, attempts from etl.runs")).toEqual([["succeeded", "2"]]);
  expect(await readRows(to, "select count(*) from raw.appointment")).toEqual([["2400"]]);
});

test.each([
  ["MySQL", () => mysql],
  ["PostgreSQL", () => postgres],
])("%s may be away for a while: each pause is twice as long as the one before", async (_, proxy) => {
  const report = await loadThere({
    openSources: afterFirstBlockOf("patient", () => proxy().refuse()),
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      if (pauses.length === 3) await proxy().accept();
    },
  });
  await expectAsFresh(report, 4);
  expect(pauses).toEqual([1000, 2000, 4000]);
});

test("a server that stays away is given up after the last attempt, in words and with code 3", async () => {
  const lines: string[] = [];
  const failing = loadThere({
    openSources: afterFirstBlockOf("patient", () => mysql.refuse()),
    log: (line) => lines.push(line),
  });
  await expect(failing).rejects.toMatchObject({ exitCode: 3 });
  await expect(failing).rejects.toThrow(/No MySQL server answers at .* That was attempt 6 of 6\./);
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16000]);
  expect(lines.at(-1)).toContain("Trying again in 16 s (attempt 6 of 6).");
  const [run] = await readRows(warehouse.url, "select status, message from etl.runs");
  expect(run?.[0]).toBe("failed");
  await mysql.accept();
  expect((await loadThere()).attempts).toBe(1);
  expect((await viewWarehouse(warehouse.url)).tables).toEqual(expected.tables);
});

test("a MySQL connection that is killed while rows come is tried again", async () => {
  const killConnections = async (): Promise<void> => {
    const name = new URL(mysql.url).pathname.slice(1);
    const ids = await mySqlRows(`select id from information_schema.processlist where db = '${name}'`);
    await runOnMySql(inject("mysqlUrl"), ids.map((id) => `kill connection ${id}`).join(";"));
  };
  await expectAsFresh(await loadThere({ openSources: afterFirstBlockOf("appointment", killConnections) }), 2);
  expect(pauses).toEqual([1000]);
});

const copying =
  "select pid from pg_stat_activity where datname = current_database() and query ilike 'copy %' and state = 'active'";
const inControl = "select pid from pg_locks where locktype = 'advisory' and objid = 2067411930 and granted";

/** One table after the other, the largest first, each at once. */
const inTurn = { jobs: 1, rangeRows: 8192, smallTable: 8192 } as const;

test("a copying session of PostgreSQL that is ended is tried again, and what is copied is not copied again", async () => {
  const endCopy = (): Promise<void> =>
    runOnPostgres(warehouse.url, `select pg_terminate_backend(pid) from (${copying}) as copying`);
  const report = await loadThere({ ...inTurn, openSources: afterFirstBlockOf("document", endCopy) });
  await expectAsFresh(report, 2);
  expect(report.tables.filter(({ rowsMoved }) => rowsMoved > 0).map(({ table }) => table)).toEqual([
    "document",
  ]);
  expect(report.rowsMoved).toBe(40);
});

test("when the session that keeps other loads away is ended, nothing more is begun, and the load is tried again", async () => {
  let copies: string[] = [];
  const endControl = async (): Promise<void> => {
    await runOnPostgres(warehouse.url, `select pg_terminate_backend(pid) from (${inControl}) as control`);
    while ((await readRows(warehouse.url, inControl)).length > 0);
  };
  const report = await loadThere({
    ...inTurn,
    openSources: afterFirstBlockOf("patient", endControl),
    sleep: async () => {
      copies = await filledCopies();
    },
  });
  // Larger tables come first. What was at work when it happened may have ended well.
  expect(copies).toContain("appointment");
  expect(copies).not.toContain("seat");
  expect(copies).not.toContain("document");
  await expectAsFresh(report, 2);
});

test("Ctrl-C during a pause ends the load at once", async () => {
  const interruption = new AbortController();
  const failing = load({
    from: parseDatabaseUrl(mysql.url),
    to: parseDatabaseUrl(postgres.url),
    openSources: afterFirstBlockOf("patient", () => mysql.refuse()),
    log: (line) => {
      if (line.includes("Trying again in 4 s")) interruption.abort();
    },
    signal: interruption.signal,
  });
  await expect(failing).rejects.toMatchObject({ exitCode: 4 });
});

test("Ctrl-C ends a publication that waits for a reader, and leaves what is published", async () => {
  await loadThere();
  const reader = new pg.Client({ connectionString: warehouse.url, application_name: "reader" });
  await reader.connect();
  await reader.query("begin; select count(*) from raw.patient");
  const interruption = new AbortController();
  const from = parseDatabaseUrl(moments[2]?.url ?? "");
  const loading = loadThere({ from, full: true, signal: interruption.signal });
  const failure = loading.catch((error: unknown) => error);
  const waiting = "select pid from pg_locks where not granted and relation = 'raw.patient'::regclass";
  while ((await readRows(warehouse.url, waiting)).length === 0);
  interruption.abort();
  expect(await failure).toMatchObject({ exitCode: 4 });
  await reader.end();
  const view = await viewWarehouse(warehouse.url);
  expect(view.tables).toEqual(expected.tables);
  expect(view.runs).toEqual(["succeeded", "interrupted"]);
  const again = await loadThere({ from });
  expect(again.tables.find(({ table }) => table === "appointment")?.rows).toBe(2608);
});

test("a load that has to give way in a deadlock with a reader is tried again", async () => {
  await loadThere();
  // Who has waited for a lock that long looks for a deadlock, once, and gives way: the load, and never the reader.
  const database = quoteSql(new URL(warehouse.url).pathname.slice(1));
  await runOnPostgres(warehouse.url, `alter database ${database} set deadlock_timeout = '5s'`);
  const reader = new pg.Client({ connectionString: warehouse.url, application_name: "reader" });
  await reader.connect();
  // The largest table is put in place first, so that the load holds it when it waits for the other.
  await reader.query("set deadlock_timeout = '1h'; begin; select count(*) from raw.patient");
  const loading = loadThere({
    from: parseDatabaseUrl(moments[2]?.url ?? ""),
    full: true,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      await reader.query("commit");
    },
  });
  const waiting = "select pid from pg_locks where not granted and relation = 'raw.patient'::regclass";
  while ((await readRows(warehouse.url, waiting)).length === 0);
  await reader.query("select count(*) from raw.appointment");
  expect((await loading).attempts).toBe(2);
  expect(pauses).toEqual([1000]);
  await reader.end();
  await runOnPostgres(warehouse.url, `alter database ${database} reset deadlock_timeout`);
});

test.each([
  ["a wrong password for MySQL", () => ({ from: otherUrl(mysql.url, (url) => (url.password = "wrong")) })],
  [
    "a wrong password for PostgreSQL",
    () => ({ to: otherUrl(postgres.url, (url) => (url.password = "wrong")) }),
  ],
  ["a table that is not there", () => ({ tables: ["nowhere"] })],
  ["a MySQL server that never answered", () => ({ from: otherUrl(mysql.url, (url) => (url.port = "1")) })],
  [
    "a PostgreSQL server that never answered",
    () => ({ to: otherUrl(postgres.url, (url) => (url.port = "1")) }),
  ],
])("%s is not tried again", async (_, options: () => Partial<LoadOptions>) => {
  await expect(loadThere(options())).rejects.toBeInstanceOf(BitewingError);
  expect(pauses).toEqual([]);
});

test.each([
  ["MySQL", () => mysql],
  ["PostgreSQL", () => postgres],
])("%s that hangs up at the first contact is not tried again", async (_, proxy) => {
  proxy().onClient(() => proxy().cut());
  proxy().cutWhen(() => true);
  await expect(loadThere()).rejects.toMatchObject({ exitCode: 3 });
  expect(pauses).toEqual([]);
});

function otherUrl(text: string, change: (url: URL) => void): LoadOptions["from"] {
  const url = new URL(text);
  change(url);
  return parseDatabaseUrl(url.href);
}

async function filledCopies(): Promise<string[]> {
  const tables = await readRows(
    warehouse.url,
    "select table_name from information_schema.tables where table_schema = 'raw_loading' order by 1",
  );
  const filled: string[] = [];
  for (const [table] of tables) {
    const [[rows] = []] = await readRows(warehouse.url, `select count(*) from raw_loading.${table}`);
    if (rows !== "0") filled.push(String(table));
  }
  return filled;
}

async function mySqlRows(sql: string): Promise<string[]> {
  const { createConnection } = await import("mysql2/promise");
  const connection = await createConnection({ uri: inject("mysqlUrl"), rowsAsArray: true });
  const [rows] = await connection.query(sql);
  await connection.end();
  return Array.isArray(rows) ? rows.map((row) => String(Array.isArray(row) ? row[0] : row)) : [];
}
