import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeCensus } from "../../cli/census-text.ts";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { type TableName, tables } from "../../generator/opendental/schema/tables.ts";
import { type Census, comparedFrom, faultsOf, takeCensus } from "../../inspection/census/census.ts";
import { emptyTables } from "../../inspection/census/empty-tables.ts";
import { exceptions } from "../../inspection/census/exceptions.ts";
import { leftOverRows, referenceRows, tablesOfTheOffice } from "../../inspection/census/reference.ts";
import { openInspected } from "../../inspection/open-database.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-census-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The reference practice at a hundredth of its size, but for the tables whose rows are named. */
async function censusOf(named: Partial<Record<TableName, number>> = {}): Promise<Census> {
  const database = await openInspected(`duckdb:${await smallPractice(named)}`);
  return takeCensus(database).finally(() => database.close());
}

/** A database with a table of one column for each of OpenDental's. */
async function smallPractice(named: Partial<Record<TableName, number>>): Promise<string> {
  const path = join(mkdtempSync(join(folder, "practice-")), "practice.duckdb");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const statements = [...tables.keys()].map(
    (table) =>
      `create table "${table}" as select i as k from range(${named[table] ?? usualRows(table)}) t(i)`,
  );
  await connection.run(statements.join(";\n"));
  connection.closeSync();
  instance.closeSync();
  return path;
}

function usualRows(table: TableName): number {
  const there = referenceRows.get(table) ?? leftOverRows.get(table) ?? 0;
  return tablesOfTheOffice.has(table) ? there : Math.ceil(there / 100);
}

test("the reference has 222 filled tables, besides ten that are left over", () => {
  expect([referenceRows.size, leftOverRows.size]).toEqual([222, 10]);
  expect([...leftOverRows.keys()].filter((table) => referenceRows.has(table))).toEqual([]);
});

test("only tables that are compared are exceptions, and only tables that are empty there have a reason to be", () => {
  const compared = (table: TableName): boolean => (referenceRows.get(table) ?? 0) > comparedFrom;
  expect([...exceptions.keys()].filter((table) => !compared(table))).toEqual([]);
  expect([...emptyTables.keys()].filter((table) => referenceRows.has(table))).toEqual([]);
});

describe("a practice like the reference", () => {
  test("is without a fault", async () => {
    const census = await censusOf();
    expect(faultsOf(census)).toEqual([]);
    expect(census.lines.every(({ rowsHere }) => rowsHere > 0)).toBe(true);
    expect(census.filledOnlyHere).toEqual([]);
  });

  test("is described table by table", async () => {
    const census = await censusOf({
      appointment: 5000,
      claim: 2582,
      clinic: 3,
      commlog: 1000,
      labcase: 0,
      tmppatient: 0,
    });
    const text = describeCensus(census, "duckdb:practice.duckdb");
    // Reasons of tables that are empty in both are no part of this practice.
    await expect(text.replace(/Empty in both\n\n(?: .*\n)+/, "Empty in both\n\n  …\n")).toMatchFileSnapshot(
      "golden/census.txt",
    );
  });
});

describe("what is wrong is told", () => {
  const faults = async (named: Partial<Record<TableName, number>>): Promise<readonly string[]> =>
    faultsOf(await censusOf(named)).map(({ table, standing }) => `${table} ${standing}`);

  test("a table that is empty, however small it is there", async () => {
    expect(await faults({ appointmentrule: 0, patfield: 0 })).toEqual([
      "appointmentrule empty",
      "patfield empty",
    ]);
  });

  test("a ratio beyond the factor of two, up or down, and not one within", async () => {
    const appointment = referenceRows.get("appointment") ?? 0;
    expect(await faults({ appointment: Math.floor(appointment / 100 / 2.1) })).toEqual([
      "appointment outside",
    ]);
    expect(await faults({ appointment: Math.ceil((appointment / 100) * 2.1) })).toEqual([
      "appointment outside",
    ]);
    expect(await faults({ appointment: Math.ceil((appointment / 100) * 1.9) })).toEqual([]);
  });

  test("a ratio outside is none where there is a reason, and the reason is told", async () => {
    const census = await censusOf({ claim: 2582 });
    expect(faultsOf(census)).toEqual([]);
    const claim = census.lines.find(({ table }) => table === "claim");
    expect(claim).toMatchObject({ standing: "excepted", reason: exceptions.get("claim") });
  });

  test("what the office sets up is held against the rows themselves", async () => {
    expect(await faults({ preference: 300 })).toEqual(["preference outside"]);
    expect(await faults({ preference: 900 })).toEqual([]);
  });

  test("nothing left over is no fault, too much of it is", async () => {
    expect(await faults({ tmppatient: 0 })).toEqual([]);
    expect(await faults({ tmppatient: 5000 })).toEqual(["tmppatient outside"]);
  });
});

test("a table that the database does not have is empty", async () => {
  const database = await openInspected(`duckdb:${await smallPractice({})}`);
  const without = { ...database, tables: new Set([...database.tables].filter((name) => name !== "task")) };
  const census = await takeCensus(without).finally(() => database.close());
  expect(faultsOf(census).map(({ table, standing }) => [table, standing])).toEqual([["task", "empty"]]);
});

test("a practice without patients is refused", async () => {
  await expect(censusOf({ patient: 0 })).rejects.toMatchObject({ failure: { kind: "database" } });
});

test("stops between two queries when it is told to", async () => {
  const database = await openInspected(`duckdb:${await smallPractice({})}`);
  const taken = takeCensus(database, { signal: AbortSignal.abort(new Error("enough")) });
  await expect(taken.finally(() => database.close())).rejects.toThrow("enough");
});

test("every row of a generated practice is counted", async () => {
  const url = `duckdb:${join(folder, "generated.duckdb")}`;
  const report = await generate({ to: parseDatabaseUrl(url), patients: 30, years: 1, seed: 3 });
  const database = await openInspected(url);
  const census = await takeCensus(database).finally(() => database.close());
  const rows = [...census.lines, ...census.leftOver, ...census.filledOnlyHere].map(
    ({ rowsHere }) => rowsHere,
  );
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(report.rows);
  expect(census.patientsHere).toBe(report.patients);
});
