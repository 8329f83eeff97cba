import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import mysql, { type Connection } from "mysql2/promise";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { parseDatabaseUrl, type ServerUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { connectMySql, rowsOf } from "../../pipeline/sources/connect-mysql.ts";
import {
  type TranscodedFormat,
  type TranscodedRows,
  transcodeRows,
} from "../../pipeline/sources/transcode-rows.ts";
import type { ColumnType } from "../../pipeline/types/column-type.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";

let database: FreshDatabase;
let url: ServerUrl;
let connection: Connection;
const warnings = vi.spyOn(console, "error");

beforeAll(async () => {
  database = await freshDatabase(inject("mysqlUrl"));
  const parsed = parseDatabaseUrl(database.url);
  if (parsed.kind !== "mysql") throw new Error("a URL of MySQL");
  url = parsed;
  await runOnMySql(
    database.url,
    `create table digits (n int primary key); insert into digits values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)`,
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  warnings.mockClear();
  connection = await connectMySql(url);
});
afterEach(() => connection.destroy());

const allowInvalidDates = "set session sql_mode = 'ALLOW_INVALID_DATES'";

function transcode(
  sql: string,
  kinds: readonly ColumnType["kind"][],
  format: TranscodedFormat = "csv",
  on: Connection = connection,
): TranscodedRows {
  const columns = kinds.map((kind, i) => ({ name: `c${i}`, type: { kind } as ColumnType })); // none is numeric
  return transcodeRows({ connection: on, url, sql, columns, keyColumns: [0], format });
}

async function gather(rows: TranscodedRows): Promise<{ bytes: Buffer; largestBuffer: number }> {
  const blocks: Buffer[] = [];
  let largestBuffer = 0;
  for await (const block of rows.blocks) {
    blocks.push(Buffer.from(block));
    largestBuffer = Math.max(largestBuffer, block.buffer.byteLength);
  }
  return { bytes: Buffer.concat(blocks), largestBuffer };
}

const isStillOfUse = async (): Promise<void> => {
  expect(await rowsOf(connection, "select 41 + 1, 'after'")).toEqual([[42, "after"]]);
  // mysql2 writes here when packets come out of order.
  expect(warnings).not.toHaveBeenCalled();
};
/** 10^7 rows, more than any buffer between the server and the reader holds. */
const manyRows = `select a.n, repeat('x', 100) from digits a, digits b, digits c, digits d, digits e, digits f, digits g`;

test("rows come out in the server's order, and the connection serves the next query", async () => {
  const rows = transcode("select n, null, 'it' from digits order by n desc limit 2", [
    "integer",
    "text",
    "text",
  ]);
  expect((await gather(rows)).bytes.toString()).toBe('9,\\N,"it"\n8,\\N,"it"\n');
  expect([rows.rows(), rows.bytes(), rows.longestRow()]).toEqual([2, 20, 10]);
  await isStillOfUse();
});

test("a result without rows gives no block", async () => {
  const rows = transcode("select n from digits where n > 10", ["integer"]);
  expect((await gather(rows)).bytes).toHaveLength(0);
  await isStillOfUse();
});

test("a query waits for the one before it on the same connection", async () => {
  const earlier = rowsOf(connection, "select sleep(0.05), 'earlier'");
  const rows = transcode("select n from digits where n < 2", ["integer"]);
  const both = await Promise.all([earlier, gather(rows)]);
  expect(both[0]).toEqual([[0, "earlier"]]);
  expect(both[1].bytes.toString()).toBe("0\n1\n");
  await isStillOfUse();
});

test.each([
  ["just below a full packet", 0xffffff - 8],
  ["of more than 16 MB", 17_000_000],
  ["of 40 MB", 40_000_000],
])("a row %s passes in small blocks", async (_, length) => {
  const value = `repeat('0123456789"\\\\', ${Math.floor(length / 12)})`;
  const sql = `select n, if(n = 0, ${value}, 'short'), if(n = 0, '2024-02-29', '0000-00-00') from digits where n < 2`;
  const rows = transcode(sql, ["integer", "text", "date"]);
  const { bytes, largestBuffer } = await gather(rows);
  const text = '0123456789""\\'.repeat(Math.floor(length / 12));
  expect(bytes.equals(Buffer.from(`0,"${text}",2024-02-29\n1,"short",\\N\n`))).toBe(true);
  expect(rows.longestRow()).toBe(text.length + 2 + 2 + 12);
  expect(largestBuffer).toBeLessThanOrEqual(1024 * 1024 + 64);
  await isStillOfUse();
});

test("rows with a length on each side of every limit pass whole", async () => {
  // With one value of n bytes and its length, 4 bytes long, these end at, before and after the end of a packet.
  for (const length of [0xfffffa, 0xfffffb, 0xfffffc, 0xffffff, 2 * 0xffffff - 9, 262_140, 262_144, 65_536]) {
    const rows = transcode(`select repeat(char(7), ${length}), 5`, ["text", "integer"], "copy-text");
    const { bytes } = await gather(rows);
    expect(bytes).toHaveLength(length + 3);
    expect(bytes.subarray(-3).toString()).toBe("\t5\n");
  }
  await isStillOfUse();
});

test("the server waits while the reader is behind", async () => {
  const rows = transcode(manyRows, ["integer", "text"]);
  const blocks = rows.blocks[Symbol.asyncIterator]();
  await blocks.next();
  const { stream } = (connection as unknown as { connection: { stream: { isPaused(): boolean } } })
    .connection;
  await vi.waitFor(() => expect(stream.isPaused()).toBe(true), { timeout: 20_000 });
  const waiting = rows.bytes();
  expect(waiting).toBeLessThan(4 * 1024 * 1024);
  await rowsOf(await connectMySql(url), "select sleep(0.1)");
  expect(rows.bytes()).toBe(waiting);
  await blocks.return?.();
});

test("a query that is killed among its rows fails in words, and the connection goes on", async () => {
  const rows = transcode(manyRows, ["integer", "text"]);
  const killed = (async () => {
    let isFirst = true;
    for await (const _ of rows.blocks) {
      if (isFirst) await runOnMySql(database.url, `kill query ${connection.threadId}`);
      isFirst = false;
    }
  })();
  await expect(killed).rejects.toThrow(BitewingError);
  await expect(killed).rejects.toThrow("MySQL: Query execution was interrupted");
  expect(rows.rows()).toBeGreaterThan(0);
  await isStillOfUse();
});

test("a connection that the server ends among the rows is an error", async () => {
  const rows = transcode(manyRows, ["integer", "text"]);
  const lost = (async () => {
    let isFirst = true;
    for await (const _ of rows.blocks) {
      if (isFirst) await runOnMySql(database.url, `kill ${connection.threadId}`);
      isFirst = false;
    }
  })();
  await expect(lost).rejects.toThrow(BitewingError);
});

test("a query that the server refuses is an error before any row", async () => {
  const rows = transcode("select nothing from digits", ["integer"]);
  await expect(gather(rows)).rejects.toThrow("Unknown column 'nothing'");
  await isStillOfUse();
});

test("a reader that stops before the end ends the connection", async () => {
  for await (const _ of transcode(manyRows, ["integer", "text"]).blocks) break;
  await expect(connection.query("select 1")).rejects.toThrow("closed state");
});

test("a result with other columns than was said is an error", async () => {
  await expect(gather(transcode("select 1, 2", ["integer"]))).rejects.toThrow("values of its columns");
  await expect(connection.query("select 1")).rejects.toThrow("closed state");
});

test("a compressed connection is refused instead of misread", async () => {
  const compressed = await mysql.createConnection({ uri: database.url, compress: true });
  await expect(gather(transcode("select 1", ["integer"], "csv", compressed))).rejects.toThrow("compress");
  await compressed.end();
});

/** Every kind of day, and times of day beside them. */
const years = ["0000", "0001", "0004", "0100", "1900", "1999", "2000", "2023", "2024", "9999"];
const days = [
  "00-00",
  "00-15",
  "02-00",
  "02-28",
  "02-29",
  "02-30",
  "02-31",
  "04-30",
  "04-31",
  "07-31",
  "08-31",
];
const moreDays = ["09-30", "09-31", "11-31", "12-31"];
const dates = years.flatMap((year) => [...days, ...moreDays].map((day) => `${year}-${day}`));
/** Halves of surrogate pairs, alone, beside each other and beside a NUL byte, and characters next to them. */
const texts = [
  "61",
  "00",
  "610062",
  "eda080",
  "edbfbf",
  "eda080edb080",
  "61eda0800062",
  "ed9fbf",
  "ee8080",
  "c3a9",
  "",
];

test("the conversions in SQL and those of the encoder agree on every edge", async () => {
  await runOnMySql(
    database.url,
    `${allowInvalidDates};
     create table edges (id int primary key auto_increment, d date, t datetime(6), x text character set utf8mb4);
     insert into edges (d, t) values ${dates.map((day) => `('${day}', '${day} 23:59:59.000001')`).join(", ")};
     insert into edges (x) values ${texts.map((hex) => `(_utf8mb4 x'${hex}')`).join(", ")}`,
  );
  const { convertedValueSql } = await import("../../pipeline/sources/converted-value-sql.ts");
  const kinds = { d: "date", t: "timestamp", x: "text" } as const;
  const expressions = Object.entries(kinds).map(([name, kind]) => convertedValueSql(name, { kind }) ?? "");
  const inSql = await gather(
    transcode(`select id, ${expressions.join(", ")} from edges order by id`, [
      "integer",
      "date",
      "timestamp",
      "text",
    ]),
  );
  const rows = transcode("select id, d, t, x from edges order by id", [
    "integer",
    "date",
    "timestamp",
    "text",
  ]);
  const encoded = await gather(rows);
  expect(inSql.bytes.toString()).toBe(encoded.bytes.toString());
  const conversions = rows.takeConversions();
  const count = (column: string): number => conversions.filter((one) => one.column === column).length;
  const possible = dates.filter((day) => {
    const time = new Date(`${day}T00:00:00Z`);
    return !day.startsWith("0000") && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
  });
  expect([count("c1"), count("c2")]).toEqual(Array(2).fill(dates.length - possible.length));
  expect(count("c3")).toBe(7);
  expect(rows.takeConversions()).toEqual([]);
});

describe("PostgreSQL reads every text and number back", () => {
  let target: FreshDatabase;
  beforeAll(async () => {
    target = await freshDatabase(inject("postgresUrl"));
    await runOnMySql(
      database.url,
      `create table kept (id int primary key, x longtext character set utf8mb4, b longblob, d datetime(6), f double);
       insert into kept values (1, '\\\\N', x'5c4e00ff', '2024-02-29 01:02:03.000004', 0.1), (2, null, null, null, null),
         (3, 'tab\\tnew\\nreturn\\rback\\\\slash"quote', '', '0001-01-01', -1e300), (4, '\\\\.', 'x', '9999-12-31', 5e-324),
         (5, '', x'0a', '2020-01-01', 1e22), (6, concat(char(8), char(12), char(11), '😀é', char(1)), '\\\\', null, 0),
         (7, repeat('\\\\\\n"é', 200000), repeat(x'00ff', 300000), null, 123456789.123456789)`,
    );
  });
  afterAll(() => target.drop());

  test.each([
    ["csv", "format csv, null '\\N'"],
    ["copy-text", "format text"],
    ["copy-binary", "format binary"],
  ] as const)("as %s", async (format, options) => {
    const client = new pg.Client({ connectionString: target.url });
    await client.connect();
    await client.query("drop table if exists kept");
    await client.query("create table kept (id int, x text, b bytea, d timestamp, f float8)");
    const kinds = ["integer", "text", "blob", "timestamp", "double"] as const;
    const { blocks } = transcode("select * from kept", kinds, format);
    await pipeline(
      Readable.from(blocks, { objectMode: false }),
      client.query(copyFrom(`copy kept from stdin (${options}, encoding 'UTF8')`)),
    );
    const text =
      "select id, x, encode(b, 'hex') as b, to_char(d, 'YYYY-MM-DD HH24:MI:SS.US') as d, f from kept order by id";
    const { rows } = await client.query<unknown[]>({ text, rowMode: "array" });
    await client.end();
    const expected = await rowsOf(
      connection,
      "select id, x, lower(hex(b)), cast(d as char), f from kept order by id",
    );
    expect(rows).toEqual(expected);
  });

  test("and binary COPY says the same as text of every type", async () => {
    await runOnMySql(
      database.url,
      `${allowInvalidDates};
       create table numbers (i int primary key, t tinyint, g bigint, u bigint unsigned, n decimal(38,10), f float, d double,
         day date, m datetime(6), s time(6));
       insert into numbers values
         (1, -128, -9223372036854775808, 18446744073709551615, -9999999999999999999999999999.9999999999, 3.4028234e38,
          1.7976931348623157e308, '0001-01-01', '0001-01-01', '-838:59:59.999999'),
         (2, 127, 9223372036854775807, 0, 0.0000000001, 0.1, 0.1, '9999-12-31', '9999-12-31 23:59:59.999999', '838:59:59'),
         (3, 0, 999999999999999, 9999, 10000, -16777217, -0.005, '2000-02-29', '1999-12-31 23:59:59.5', '-00:00:00.000001'),
         (4, null, null, null, null, null, null, null, null, null),
         (5, 1, 1000000000, 10000, 0, 0, 1e22, '2020-02-31', '2020-00-15', '00:00:00')`,
    );
    const types =
      "i int, t smallint, g bigint, u numeric(20,0), n numeric(38,10), f real, d float8, day date, m timestamp, s interval";
    const kinds = [
      "integer",
      "smallint",
      "bigint",
      "numeric",
      "numeric",
      "real",
      "double",
      "date",
      "timestamp",
      "time",
    ] as const;
    const client = new pg.Client({ connectionString: target.url });
    await client.connect();
    for (const [table, format] of [
      ["as_text", "copy-text"],
      ["as_binary", "copy-binary"],
    ] as const) {
      await client.query(`create table ${table} (${types})`);
      const rows = transcode("select i, t, g, u, n, f + 0e0, d, day, m, s from numbers", kinds, format);
      await pipeline(
        Readable.from(rows.blocks, { objectMode: false }),
        client.query(copyFrom(`copy ${table} from stdin (format ${format.slice(5)})`)),
      );
      expect(rows.takeConversions()).toHaveLength(2);
    }
    const { rows } = await client.query(
      "select (select count(*) from (select * from as_text intersect select * from as_binary) same)::int as same",
    );
    await client.end();
    expect(rows).toEqual([{ same: 5 }]);
  });
});
