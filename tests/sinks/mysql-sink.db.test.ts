import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { Connection, ResultSetHeader } from "mysql2/promise";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { momentAt } from "../../foundation/calendar.ts";
import { parseDatabaseUrl, type ServerUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { connectMySql, selectRows } from "../../generator/sinks/mysql-connection.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { marker } from "./marker.ts";
import { expectedText, randomRows } from "./random-rows.ts";
import { writeLoosely } from "./write-loosely.ts";

let database: FreshDatabase;
let url: ServerUrl;
let connection: Connection;

beforeEach(async () => {
  database = await freshDatabase(inject("mysqlUrl"));
  const parsed = parseDatabaseUrl(database.url);
  if (parsed.kind !== "mysql") throw new Error("not a MySQL server");
  url = parsed;
  connection = await connectMySql(url);
});
afterEach(async () => {
  connection.destroy();
  await database.drop();
});

const count = async (table: string) => {
  const [row] = await selectRows<{ n: number }>(connection, `SELECT count(*) AS n FROM ${quoteMySql(table)}`);
  return row?.n;
};
const tableCount = async () => {
  const sql = "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = ?";
  const [row] = await selectRows<{ n: number }>(connection, sql, [url.database]);
  return row?.n;
};
const storedMarker = async (): Promise<unknown> => {
  const sql = "SELECT ValueString AS text FROM preference WHERE PrefName = 'BitewingPractice'";
  const [row] = await selectRows<{ text: string }>(connection, sql);
  return JSON.parse(row?.text ?? "null");
};

async function fill(carriers: number) {
  const sink = await openSink(url);
  await sink.begin(marker);
  for (let i = 1; i <= carriers; i++) sink.write("carrier", { CarrierName: `Carrier ${i}` });
  sink.write("preference", { PrefName: "PracticeTitle", ValueString: "Bitewing Dental" });
  return sink.finish();
}

async function failureOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof BitewingError ? error.failure : undefined;
}

test("every value of every table comes back as it was written", async () => {
  const stamp = momentAt(marker.asOf, 0);
  const filled = [...tables].filter(([name]) => name !== "preference");
  const sink = await openSink(url);
  await sink.begin(marker);
  for (const [name, table] of filled) writeLoosely(sink, name, randomRows(table, 6, 2));
  await sink.finish();
  for (const [name, table] of filled) {
    const order = table.primaryKey === null ? "" : ` ORDER BY ${quoteMySql(table.primaryKey)}`;
    const [rows] = await connection.query({
      sql: `SELECT * FROM ${quoteMySql(name)}${order}`,
      typeCast: false,
    });
    const found = (rows as Record<string, Buffer | null>[]).map((row) =>
      table.columns.map((column) => {
        const text = row[column.name]?.toString("utf8") ?? null;
        const isNumber = column.kind === "decimal" || column.kind === "real";
        return [column.name, isNumber && text !== null ? String(Number(text)) : text];
      }),
    );
    const stated = randomRows(table, 6, 2).map((row) =>
      table.columns.map((column) => [column.name, expectedText(column, row[column.name], stamp)]),
    );
    expect([name, found]).toEqual([name, stated]);
  }
});

test("a finished practice has 432 tables, every index, the rows, the marker, and numbers new rows on", async () => {
  // Enough rows that the indexes are built after the load.
  expect(await fill(20_001)).toMatchObject({ tables: 2, rows: 20_002 });
  expect(await tableCount()).toBe(432);
  expect(await count("carrier")).toBe(20_001);
  expect(await storedMarker()).toEqual({ ...marker, asOf: "2024-03-01", state: "complete" });
  const [result] = await connection.query<ResultSetHeader>(
    "INSERT INTO preference (PrefName, ValueString, Comments) VALUES ('x', '', '')",
  );
  expect(result.insertId).toBe(3);
  const sql =
    "SELECT count(DISTINCT index_name) AS n FROM information_schema.statistics WHERE table_schema = database() AND table_name = 'carrier' AND index_name <> 'PRIMARY'";
  expect(await selectRows(connection, sql)).toEqual([{ n: tables.get("carrier")?.indexes.length }]);
});

test("an earlier practice is emptied and refilled", async () => {
  await fill(3);
  await fill(2);
  expect(await count("carrier")).toBe(2);
});

test("a database that does not exist is created, unless told otherwise", async () => {
  await connection.query(`DROP DATABASE ${quoteMySql(url.database)}`);
  expect(await failureOf(openSink(url, { createDatabase: false }))).toMatchObject({ kind: "database" });
  const sink = await openSink(url);
  await sink.begin(marker);
  expect(await tableCount()).toBe(1);
  await sink.abort();
});

test("until the end the marker says that the practice is being filled", async () => {
  const sink = await openSink(url);
  await sink.begin(marker);
  expect(await storedMarker()).toMatchObject({ state: "filling" });
  await sink.abort();
  expect(await tableCount()).toBe(0);
});

test("a database that is being filled is not given to a second fill", async () => {
  const first = await openSink(url);
  expect(await failureOf(openSink(url))).toMatchObject({
    what: "Another bitewing is writing into this database.",
  });
  await first.abort();
});

test("a connection that is lost while rows are written is reported, and the fill may be repeated", async () => {
  const sink = await openSink(url);
  await sink.begin(marker);
  const sql = "SELECT id FROM information_schema.processlist WHERE db = ? AND id <> connection_id()";
  const [victim] = await selectRows<{ id: number }>(connection, sql, [url.database]);
  await connection.query(`KILL ${victim?.id}`);
  sink.write("carrier", {});
  expect(await failureOf(sink.finish())).toMatchObject({ what: expect.stringContaining("was lost") });
  await sink.abort();
  expect(await storedMarker()).toMatchObject({ state: "filling" });
  await fill(1);
  expect(await storedMarker()).toMatchObject({ state: "complete" });
});

test("rows that do not all arrive are an error, and nothing looks finished", async () => {
  const sink = await openSink(url);
  await sink.begin(marker);
  sink.write("carrier", { CarrierNum: 5 });
  sink.write("carrier", { CarrierNum: 5 });
  expect(await failureOf(sink.finish())).toMatchObject({
    kind: "database",
    what: expect.stringMatching(/Of 2 rows of carrier, 1 arrived as they were: (Duplicate|the others)/),
  });
  expect(await storedMarker()).toMatchObject({ state: "filling" });
  await sink.abort();
  expect(await tableCount()).toBe(0);
});

describe("the guard", () => {
  test("refuses a database of somebody else, says what is in it and changes nothing", async () => {
    await connection.query("CREATE TABLE sales (id INT)");
    const failure = await failureOf(openSink(url));
    expect(failure).toMatchObject({ kind: "database", what: expect.stringContaining("the table sales") });
    expect(await tableCount()).toBe(1);
  });

  test("refuses a real practice: preferences, but no marker", async () => {
    await connection.query("CREATE TABLE preference (PrefNum BIGINT, PrefName TEXT, ValueString TEXT)");
    await connection.query("INSERT INTO preference VALUES (1, 'PracticeTitle', 'Main Street Dental')");
    expect(await failureOf(openSink(url))).toMatchObject({
      what: expect.stringContaining("not bitewing's own"),
    });
    expect(await count("preference")).toBe(1);
  });

  test("takes what a run leaves that was killed at its first statement", async () => {
    await connection.query("CREATE TABLE preference (PrefNum BIGINT, PrefName TEXT, ValueString TEXT)");
    const sink = await openSink(url);
    await sink.begin(marker);
    expect(await storedMarker()).toMatchObject({ state: "filling" });
    await sink.abort();
  });

  test("looks again when the filling begins", async () => {
    const sink = await openSink(url);
    await connection.query("CREATE TABLE sales (id INT)");
    expect(await failureOf(sink.begin(marker))).toMatchObject({ kind: "database" });
    await sink.abort();
    expect(await tableCount()).toBe(1);
  });
});

describe("a server that refuses", () => {
  test("a wrong password is called that, and not shown", async () => {
    const failure = await failureOf(openSink({ ...url, password: "secret-word" }));
    expect(failure).toMatchObject({
      kind: "database",
      what: expect.stringContaining("wrong user name or password"),
    });
    expect(JSON.stringify(failure)).not.toContain("secret-word");
  });

  test("a server that is down is named with host and port", async () => {
    const port = await freePort();
    const failure = await failureOf(openSink({ ...url, port }));
    expect(failure).toMatchObject({
      kind: "database",
      what: `No MySQL server answers at ${url.host}:${port}.`,
    });
  });

  test("an unknown database is called that", async () => {
    const failure = await failureOf(connectMySql({ ...url, database: "nowhere" }));
    expect(failure).toMatchObject({ kind: "database", what: "The server has no database 'nowhere'." });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
