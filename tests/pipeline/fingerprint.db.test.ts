import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { literalSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../../pipeline/duckdb-session.ts";
import { load } from "../../pipeline/load/load.ts";
import { connectMySql, rowsOf } from "../../pipeline/sources/connect-mysql.ts";
import type { CanonicalColumn, Dialect } from "../../pipeline/types/canonical-text.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../../pipeline/types/fingerprint.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { readColumns, readRows } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

let mysql: FreshDatabase;
let postgres: FreshDatabase;
beforeAll(async () => {
  mysql = await freshDatabase(inject("mysqlUrl"));
  postgres = await freshDatabase(inject("postgresUrl"));
});
afterAll(() => Promise.all([mysql.drop(), postgres.drop()]));

const finite = { noNaN: true, noDefaultInfinity: true } as const;
/** MariaDB has no -0. */
const double = fc
  .oneof(
    fc.double(finite),
    fc.double({ ...finite, min: 1e-22, max: 1e-3 }),
    fc.double({ ...finite, min: 1e13, max: 1e32 }),
    fc.double({ ...finite, min: -10_000, max: 10_000 }),
    fc.integer({ min: -(10 ** 7), max: 10 ** 7 }).map((cents) => cents / 100),
  )
  .map((value) => (value === 0 ? 0 : value));
const float = fc.float(finite).map((value) => (value === 0 ? 0 : value));
const text = fc.string({ unit: "binary", maxLength: 20 }).map((value) => value.replaceAll("\0", "·"));

const padded = (value: number | bigint, digits: number): string => String(value).padStart(digits, "0");
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), fc.bigInt({ min: 0n, max: 10n ** 10n - 1n }))
  .map(([whole, part]) => `${whole}.${padded(part, 10)}`);
const microseconds = fc.bigInt({ min: -3_020_398_999_999n, max: 3_020_398_999_999n });
const datetime = fc
  .tuple(
    fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([date, micro]) => `${date.toISOString().slice(0, 23).replace("T", " ")}${padded(micro, 3)}`);

function timeText(total: bigint): string {
  const size = total < 0n ? -total : total;
  const seconds = size / 1_000_000n;
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n]
    .map((part) => padded(part, 2))
    .join(":");
  return `${total < 0n ? "-" : ""}${clock}.${padded(size % 1_000_000n, 6)}`;
}

test("thousands of random values arrive in both warehouses as they were, and all three engines agree", async () => {
  const value = fc.tuple(double, float, decimal, microseconds, datetime, text);
  const rows = fc.sample(value, { numRuns: 3000, seed: 20_260_102 });
  const list = rows.map(
    ([d, f, m, t, at, s], i) =>
      `(${i + 1}, '${d}', '${f}', '${m}', '${timeText(t)}', '${at}', x'${Buffer.from(s).toString("hex")}')`,
  );
  await runOnMySql(
    mysql.url,
    `set sql_mode = 'STRICT_ALL_TABLES';
     create table random_values (Id int primary key, d double, f float, m decimal(38,10), t time(6), at datetime(6),
       s varchar(99) character set utf8mb4);
     insert into random_values values ${list.join(",\n")}`,
  );
  const reports: (string | undefined)[] = [];
  for (const url of [postgres.url, `duckdb:${await scratchPath("warehouse.duckdb")}`]) {
    const report = await load({
      from: parseDatabaseUrl(mysql.url),
      to: parseDatabaseUrl(url),
      tables: ["random_values"],
      rangeRows: 100,
    });
    reports.push(report.tables[0]?.checksum);
    const columns = [
      { name: "d", kind: "double" },
      { name: "f", kind: "real" },
      { name: "m", kind: "numeric" },
      { name: "t", kind: "time" },
      { name: "at", kind: "timestamp" },
      { name: "s", kind: "text" },
    ] as const;
    const found = await readColumns(url, "random_values", columns, "true");
    expect(found.get("d")).toEqual(rows.map(([d]) => String(d)));
    expect(found.get("f")).toEqual(rows.map(([, f]) => String(f)));
    expect(found.get("m")).toEqual(rows.map(([, , m]) => m.replace(/^-0\.0+$/, "0.0000000000")));
    expect(found.get("t")).toEqual(rows.map(([, , , t]) => String(t)));
    expect(found.get("at")).toEqual(rows.map(([, , , , at]) => at.replace(/0+$/, "").replace(/\.$/, "")));
    expect(found.get("s")).toEqual(rows.map(([, , , , , s]) => s));
  }
  expect(reports[0]).toBe(reports[1]);
});

interface Row {
  readonly a: number | null;
  readonly s: string | null;
  readonly d: number | null;
}

const columns: readonly CanonicalColumn[] = [
  { name: "a", type: { kind: "integer" }, nullable: true },
  { name: "s", type: { kind: "text" }, nullable: true },
  { name: "d", type: { kind: "double" }, nullable: true },
];
const or = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 4 });
const cells = {
  a: or(fc.integer({ min: -3, max: 3 })),
  s: or(fc.oneof(fc.constantFrom("", "~", "0", "1,a", ",", " ", "a", "A", "NULL"), text)),
  d: or(double),
};
const tableOfRows = fc.array(fc.record(cells), { minLength: 1, maxLength: 6 });
const cellChange = fc.oneof(
  cells.a.map((a) => ({ a })),
  cells.s.map((s) => ({ s })),
  cells.d.map((d) => ({ d })),
);

/** The rows as a table expression. */
function relationOf(rows: readonly Row[], dialect: Dialect): string {
  const cast = (value: string, type: string): string =>
    dialect === "mysql" ? value : `cast(${value} as ${type})`;
  const textOf = (s: string): string =>
    dialect === "mysql" ? `convert(x'${Buffer.from(s).toString("hex")}' using utf8mb4)` : literalSql(s);
  const selects = rows.map(({ a, s, d }) => {
    const number =
      d === null ? "null" : dialect === "mysql" ? `(0e0 + ${d.toExponential()})` : literalSql(String(d));
    return `select ${cast(String(a), "integer")} as a, ${cast(s === null ? "null" : textOf(s), "varchar")} as s,
      ${cast(number, "float8")} as d`;
  });
  return `(${selects.join(" union all ")}) as t`;
}

describe.each(["mysql", "postgres", "duckdb"] as const)("the fingerprint of rows in %s", (dialect) => {
  let query: (sql: string) => Promise<readonly unknown[]>;
  let close: () => Promise<void> | void;

  beforeAll(async () => {
    if (dialect === "duckdb") {
      const session = await DuckDbSession.open(await scratchPath("rows.duckdb"));
      query = async (sql) => (await session.rows(sql))[0] ?? [];
      close = () => session.close();
      return;
    }
    if (dialect === "postgres") {
      query = async (sql) => (await readRows(postgres.url, sql))[0] ?? [];
      close = () => {};
      return;
    }
    const url = parseDatabaseUrl(mysql.url);
    if (url.kind !== "mysql") throw new TypeError("no MySQL");
    const connection = await connectMySql(url);
    query = async (sql) => (await rowsOf(connection, sql))[0] ?? [];
    close = () => connection.end();
  });
  afterAll(() => close());

  const fingerprint = async (rows: readonly Row[]): Promise<Fingerprint> =>
    fingerprintOf(await query(fingerprintQuery({ relation: relationOf(rows, dialect), columns, dialect })));

  test("changes with any cell", () =>
    fc.assert(
      fc.asyncProperty(tableOfRows, fc.nat(), cellChange, async (rows, at, cell) => {
        const index = at % rows.length;
        const changed = rows.map((row, i) => (i === index ? { ...row, ...cell } : row));
        const isSame = JSON.stringify(changed) === JSON.stringify(rows);
        const [before, after] = [await fingerprint(rows), await fingerprint(changed)];
        expect(after.checksum === before.checksum).toBe(isSame);
      }),
      { numRuns: 60, seed: 7 },
    ));

  test("does not depend on the order of rows, and counts each of them", () =>
    fc.assert(
      fc.asyncProperty(tableOfRows, async (rows) => {
        const whole = await fingerprint(rows);
        expect(await fingerprint(rows.toReversed())).toEqual(whole);
        const twice = await fingerprint([...rows, ...rows]);
        expect(twice).toEqual({ rows: 2 * whole.rows, checksum: 2n * whole.checksum });
      }),
      { numRuns: 20, seed: 7 },
    ));
});
