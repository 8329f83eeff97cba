import { describe, expect, test } from "vitest";
import { enumerations } from "../../generator/opendental/schema/enumerations.ts";
import { leftoverTables } from "../../generator/opendental/schema/tables/leftovers.ts";
import { type Row, tableNamed, tables } from "../../generator/opendental/schema/tables.ts";

const all = [...tables.values()];
const columns = all.flatMap((table) => table.columns.map((column) => ({ table, column })));

function columnOf(table: string, name: string) {
  return all.find((t) => t.name === table)?.columns.find((column) => column.name === name);
}

describe("the schema as a whole", () => {
  test("has OpenDental's 432 tables and 4,595 columns", () => {
    expect(all).toHaveLength(432);
    expect(columns).toHaveLength(4595);
  });

  test("gives every table but the left-over copies a primary key that is one of its columns and never NULL", () => {
    for (const table of all.filter(({ name }) => !(name in leftoverTables))) {
      const key = table.columns.find(({ name }) => name === table.primaryKey);
      expect(key).toMatchObject({ nullable: false, kind: "integer" });
    }
  });

  test("leaves only the left-over copies without a primary key", () => {
    const keyless = all.filter(({ primaryKey }) => primaryKey === null).map(({ name }) => name);
    expect(keyless).toEqual(Object.keys(leftoverTables).sort());
  });

  test("numbers at most one column of a table, and that is its key", () => {
    for (const { table, column } of columns.filter(({ column }) => column.autoIncrement)) {
      expect(column.name).toBe(table.primaryKey);
    }
  });

  test("refers only to columns that exist", () => {
    const lost = columns.filter(
      ({ column: { references } }) =>
        references && columnOf(references.table, references.column) === undefined,
    );
    expect(lost).toEqual([]);
    expect(columns.filter(({ column }) => column.references)).toHaveLength(850);
  });

  test("names columns of a table differently even where case does not count", () => {
    for (const table of all) {
      expect(new Set(table.columns.map(({ name }) => name.toLowerCase())).size).toBe(table.columns.length);
    }
  });

  test("indexes columns that exist, under names that are unique in the table", () => {
    for (const table of all) {
      const names = new Set(table.columns.map(({ name }) => name));
      for (const column of table.indexes.flatMap((index) => index.columns))
        expect(names).toContain(column.name);
      expect(new Set(table.indexes.map(({ name }) => name.toLowerCase())).size).toBe(table.indexes.length);
    }
  });

  test("keeps an edit stamp as MySQL does: now, and again on every change", () => {
    const stamps = columns.filter(({ column }) => column.onUpdateNow);
    expect(stamps.length).toBeGreaterThanOrEqual(67);
    for (const { column } of stamps) {
      expect(column).toMatchObject({ type: "timestamp", nullable: false, default: "current_timestamp()" });
    }
  });
});

describe("single facts", () => {
  test.each([
    ["patient", "Birthdate", { type: "date", nullable: false, default: "0001-01-01" }],
    ["patient", "PatNum", { type: "bigint(20)", autoIncrement: true }],
    ["appointment", "AptStatus", { type: "tinyint(3) unsigned", default: 0, enumeration: "ApptStatus" }],
    ["appointment", "IsHygiene", { flag: true }],
    ["procedurelog", "PatNum", { references: { table: "patient", column: "PatNum" } }],
    ["claimproc", "InsPayAmt", { type: "double", kind: "decimal" }],
    ["timeadjust", "RegHours", { type: "time", kind: "time" }],
  ])("%s.%s", (table, column, facts) => {
    expect(columnOf(table, column)).toMatchObject(facts);
  });

  test("known indexes are OpenDental's own", () => {
    const names = tableNamed("patient").indexes;
    expect(names).toContainEqual({
      name: "indexLName",
      columns: [{ name: "LName", prefix: 10 }],
      unique: false,
    });
  });

  test("unknown indexes follow the rule: foreign keys, the edit stamp, the first business date", () => {
    const names = tableNamed("clockevent").indexes.map(({ name }) => name);
    expect(names).toEqual(["EmployeeNum", "TimeEntered1", "ClinicNum"]);
  });

  test("enumerations give values to labels", () => {
    expect(enumerations.ApptStatus.Complete).toBe(2);
    expect(enumerations.ProcStat).toMatchObject({ TP: 1, C: 2 });
    expect(Object.keys(enumerations)).toHaveLength(277);
  });
});

test("the compiler knows the columns of a row and what they hold", () => {
  const row: Row<"patient"> = { PatNum: 1, LName: "Alvarez", EstBalance: "12.50" };
  // @ts-expect-error there is no such column
  const misspelt: Row<"patient"> = { PatientNum: 1 };
  // @ts-expect-error money is stated by money(1250), not as bare cents
  const cents: Row<"patient"> = { EstBalance: 1250 };
  // @ts-expect-error a text column takes text
  const number: Row<"patient"> = { LName: 7 };
  expect([row, misspelt, cents, number]).toHaveLength(4);
});
