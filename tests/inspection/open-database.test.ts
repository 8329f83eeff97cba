import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInspected } from "../../inspection/open-database.ts";
import { DuckDbSession } from "../../pipeline/duckdb-session.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-inspect-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A DuckDB file after some statements. */
async function fileWith(name: string, sql: string): Promise<string> {
  const path = join(folder, `${name}.duckdb`);
  const session = await DuckDbSession.open(path);
  await session.run(sql);
  session.close();
  return `duckdb:${path}`;
}

test("reads values in one form, whatever the column", async () => {
  const url = await fileWith(
    "values",
    `create table patient as select 1::bigint as PatNum, date '2020-02-03' as Birthdate, timestamp '2021-01-02 03:04:05' as DateTStamp,
       time '08:30:00' as AskToArriveEarly, 12.5::double as BalTotal, 1.25::decimal(9, 2) as Exact, null as Nothing;
     create table appointment (AptNum bigint); create table procedurelog (ProcNum bigint);
     create table definition (DefNum bigint); create table preference (PrefNum bigint);`,
  );
  const database = await openInspected(url);
  expect(await database.query('select * from "patient"')).toEqual([
    {
      PatNum: 1,
      Birthdate: "2020-02-03",
      DateTStamp: "2021-01-02 03:04:05",
      AskToArriveEarly: "08:30:00",
      BalTotal: 12.5,
      Exact: 1.25,
      Nothing: null,
    },
  ]);
  await database.close();
});

test.each([
  ["a file that is missing", () => `duckdb:${join(folder, "missing.duckdb")}`, "no such DuckDB file"],
  ["an empty database", () => fileWith("empty", "select 1"), "has no tables"],
  [
    "a database of something else",
    () => fileWith("other", "create table patient (id int)"),
    "not an OpenDental database: it has no appointment",
  ],
])("%s is refused as a database", async (_what, url, message) => {
  const opened = openInspected(await url());
  await expect(opened).rejects.toMatchObject({ failure: { kind: "database" } });
  await expect(opened).rejects.toThrow(message);
});

test("PostgreSQL is refused as a word of the call", async () => {
  await expect(openInspected("postgres://me@127.0.0.1/warehouse")).rejects.toMatchObject({
    failure: { kind: "usage" },
  });
});
