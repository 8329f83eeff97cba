import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, momentAt } from "../../foundation/calendar.ts";
import { type TableName, tableNamed } from "../../generator/opendental/schema/tables.ts";
import { money } from "../../generator/sinks/amount.ts";
import { ByteWriter } from "../../generator/sinks/byte-writer.ts";
import { csvRows } from "../../generator/sinks/csv-rows.ts";
import type { LooseRow } from "../../generator/sinks/row-plan.ts";

const stamp = momentAt(dayOf(2024, 3, 1), 0);

function encode(table: TableName, ...rows: LooseRow[]): string {
  const out = new ByteWriter();
  const encoder = csvRows.encoderOf(tableNamed(table), stamp);
  for (const row of rows) encoder.encode(out, row);
  return out.view().toString();
}

test("a row is one line of CSV in the order of the columns", () => {
  expect(encode("accountingautopay", { PickList: "1,2", AccountingAutoPayNum: 7, PayType: 3 })).toBe(
    '7,3,"1,2"\n',
  );
});

test("text is quoted, its quotes doubled, and nothing else is touched", () => {
  const text = 'say "ah"\\\n\tπ 🦷 NULL';
  expect(encode("accountingautopay", { PickList: text })).toBe(`1,0,"say ""ah""\\\n\tπ 🦷 NULL"\n`);
});

test("days, moments and seconds become dates, timestamps and times", () => {
  const row = {
    TimeEntry: momentAt(dayOf(2024, 2, 29), 8 * 60 + 5),
    RegHours: -30 * 3600 - 90,
    OTimeHours: 3661,
  };
  expect(encode("timeadjust", row)).toContain("1,0,2024-02-29 08:05:00,-30:01:30,01:01:01,");
});

test("what is left out becomes the schema's default, an empty date, or the stamp", () => {
  const row = encode("adjustment", {}).split(",");
  const names = tableNamed("adjustment").columns.map(({ name }) => name);
  const cell = (name: string) => row[names.indexOf(name)];
  expect(cell("AdjDate")).toBe("0001-01-01");
  expect(cell("AdjAmt")).toBe("0");
  expect(cell("SecDateTEdit")?.trim()).toBe("2024-03-01 00:00:00");
  expect(cell("PatNum")).toBe("0");
});

test("NULL is a bare word where the column allows it", () => {
  expect(encode("patient", { SchedBeforeTime: null })).toMatch(/,NULL,/);
});

test("keys that are left out are numbered on after the largest one", () => {
  expect(encode("accountingautopay", {}, { AccountingAutoPayNum: 40 }, {}).match(/^\d+/gm)).toEqual([
    "1",
    "40",
    "41",
  ]);
});

test("money keeps its cents", () => {
  expect(encode("adjustment", { AdjAmt: money(-1999) })).toContain(",-19.99,");
});

test.each<[string, TableName, LooseRow]>([
  ["patient: there is no column LastName", "patient", { LastName: "Alvarez" }],
  ["patient: EstBalance cannot hold NaN", "patient", { EstBalance: Number.NaN }],
  ["patient: PatNum cannot hold 1.5", "patient", { PatNum: 1.5 }],
  ["patient: PatNum takes no NULL", "patient", { PatNum: null }],
  ["patient: LName cannot hold 5", "patient", { LName: 5 }],
  ["patient: Gender cannot hold 256", "patient", { Gender: 256 }],
  ['patient: Birthdate cannot hold "2024-01-01"', "patient", { Birthdate: "2024-01-01" }],
  ["patient: DateTStamp cannot hold -1", "patient", { DateTStamp: -1 }],
  ["patient: MiddleI cannot hold", "patient", { MiddleI: "x".repeat(101) }],
  ["timeadjust: RegHours cannot hold 3020400", "timeadjust", { RegHours: 839 * 3600 }],
  ["patientnote: PatNum must be given", "patientnote", {}],
])("refuses with '%s'", (message, table, row) => {
  expect(() => encode(table, row)).toThrow(message);
});

test("a refused row leaves nothing behind", () => {
  const out = new ByteWriter();
  const encoder = csvRows.encoderOf(tableNamed("accountingautopay"), stamp);
  encoder.encode(out, {});
  expect(() => encoder.encode(out, { PickList: 1 })).toThrow(RangeError);
  expect(out.view().toString()).toBe('1,0,""\n');
});

test("neither the order of the properties nor a property without a value makes a difference", () => {
  const cells = { AdjNum: 4, AdjDate: dayOf(2024, 1, 9), AdjAmt: "1.50", AdjNote: "x", PatNum: 8 } as const;
  const inOrder = encode("adjustment", cells);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(Object.entries(cells), { minLength: 5 }),
      fc.boolean(),
      (entries, more) => {
        const row: LooseRow = Object.fromEntries(more ? [...entries, ["ProvNum", undefined]] : entries);
        expect(encode("adjustment", row)).toBe(inOrder);
      },
    ),
  );
});

test("rows of many shapes in one table are each encoded by their own", () => {
  const names = tableNamed("patient")
    .columns.filter(({ kind }) => kind === "integer")
    .map(({ name }) => name);
  const lines = encode("patient", ...names.concat(names).map((name): LooseRow => ({ [name]: 1 }))).split(
    "\n",
  );
  const columns = tableNamed("patient").columns.map(({ name }) => name);
  names.forEach((name, at) => {
    expect(lines[at]?.split(",")[columns.indexOf(name)]).toBe("1");
    expect(lines[at + names.length]?.split(",")[columns.indexOf(name)]).toBe("1");
  });
});
