import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, dayOf } from "../../foundation/calendar.ts";
import { recipeNamed } from "../../generator/fixtures/index.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import { countRows } from "../../generator/opendental/count-rows.ts";
import type { Row, TableName } from "../../generator/opendental/schema/tables.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import { emptyTables } from "../../inspection/census/empty-tables.ts";
import { rowsByTable } from "./collected-rows.ts";

type Rows = ReadonlyMap<TableName, readonly Row<TableName>[]>;

const asOf = dayOf(2026, 3, 31);
const size = { patients: 60, years: 8, seed: 5, opened: addMonths(asOf, -12 * 8) };
let rows: Rows;
let later: Rows;
beforeAll(() => {
  rows = rowsByTable(simulate({ ...size, asOf }));
  later = rowsByTable(simulate({ ...size, asOf: asOf + 45 }));
}, 120_000);

const of = (table: TableName): readonly Row<TableName>[] => rows.get(table) ?? [];

describe("the practice of the tiny fixture", () => {
  let counts: ReadonlyMap<TableName, number>;
  beforeAll(() => {
    const practice = simulate(settingsOf(recipeNamed("tiny").request));
    counts = countRows((out) => [...writePractice(practice, out)]);
  }, 120_000);

  test("fills no table that has a reason to be empty", () => {
    expect([...emptyTables.keys()].filter((table) => counts.has(table))).toEqual([]);
  });

  test("fills every table that has no reason to be empty", () => {
    const unexplained = [...tables.keys()].filter((table) => !emptyTables.has(table));
    expect(unexplained.filter((table) => !counts.has(table))).toEqual([]);
  });

  test("says in a sentence why a table is empty", () => {
    for (const reason of emptyTables.values()) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });
});

/** Rows are numbered in the order in which they are written, unless they say otherwise. */
const onlyAppended: readonly TableName[] = [
  "account",
  "alertcategory",
  "alertcategorylink",
  "alertsub",
  "canadiannetwork",
  "carrier",
  "codesystem",
  "computerpref",
  "covcat",
  "covspan",
  "deflink",
  "displayfield",
  "displayreport",
  "employer",
  "feesched",
  "grouppermission",
  "language",
  "oidinternal",
  "printer",
  "procbutton",
  "procbuttonitem",
  "procbuttonquick",
  "procedurecode",
  "program",
  "programproperty",
  "rxnorm",
  "sigbutdef",
  "sigelementdef",
  "toolbutitem",
  "usergroup",
  "usergroupattach",
  "userodpref",
  "userquery",
  "utm",
  "tempimageconv",
  "tempimageconv2",
  "tempinsplan_bak_20200424",
  "temppopup_bak_20200424",
  "tempprocedurecode_bak_20240617",
  "tempschedule_bak_20200424",
  "tempscheduleop_bak_20200424",
  "tmpdocument",
  "tmpimages",
  "tmppatient",
];

test.each(onlyAppended)("%s only gets longer when time passes", (table) => {
  expect((later.get(table) ?? []).slice(0, of(table).length)).toEqual(of(table));
});

describe("what conversions and updates left behind", () => {
  const copies: readonly (readonly [TableName, TableName, string])[] = [
    ["tempinsplan_bak_20200424", "insplan", "PlanNum"],
    ["tempschedule_bak_20200424", "schedule", "ScheduleNum"],
    ["tempscheduleop_bak_20200424", "scheduleop", "ScheduleOpNum"],
    ["tempprocedurecode_bak_20240617", "procedurecode", "CodeNum"],
  ];

  test.each(copies)("%s has the rows of %s as they were", (copy, original, key) => {
    const originals = new Map(of(original).map((row) => [valueOf(row, key), row]));
    expect(of(copy).length).toBeGreaterThan(0);
    for (const row of of(copy)) {
      const { SecDateTEdit: _, ...columns } = row as Record<string, unknown>;
      expect(originals.get(valueOf(row, key))).toMatchObject(columns);
    }
  });

  test("every document and picture of the other program has become a file", () => {
    expect(of("tempimageconv")).toHaveLength(of("tmpdocument").length);
    expect(of("tempimageconv2")).toHaveLength(of("tmpdocument").length + of("tmpimages").length);
    const patients = new Set(of("tmppatient").map((row) => valueOf(row, "patient_id")));
    const strangers = of("tmpimages").filter((row) => !patients.has(valueOf(row, "patient_id")));
    expect(strangers).toEqual([]);
  });

  test("a practice that opened later has no copy of an earlier day", () => {
    const opened = dayOf(2022, 1, 3);
    const written = new Set<TableName>();
    const practice = simulate({ ...size, patients: 30, years: 1, opened, asOf: dayOf(2023, 1, 3) });
    for (const _ of writePractice(practice, { write: (table) => void written.add(table) }));
    expect([...written].filter((table) => table.includes("_bak_"))).toEqual([]);
    expect(written.has("tmpdocument")).toBe(true);
  });
});

const valueOf = (row: Row<TableName>, column: string): unknown => (row as Record<string, unknown>)[column];

describe("lists that grow", () => {
  test("no plan or claim is on a carrier or schedule that was noted by the way", () => {
    const used = new Set(of("insplan").map((row) => valueOf(row, "CarrierNum")));
    const hidden = of("carrier").filter((row) => valueOf(row, "IsHidden") === 1);
    expect(hidden.length).toBeGreaterThan(0);
    // Hidden carriers are numbered after all others, and so have no number of their own here.
    expect(hidden.every((row) => valueOf(row, "CarrierNum") === undefined)).toBe(true);
    expect(
      [...used].every((key) => Number(key) > 0 && Number(key) <= of("carrier").length - hidden.length),
    ).toBe(true);
  });

  test("no schedule has a code twice, and no allowed fee is above the fee of its day", () => {
    const keys = of("fee").map((row) => `${valueOf(row, "FeeSched")} ${valueOf(row, "CodeNum")}`);
    expect(new Set(keys).size).toBe(keys.length);
    const schedules = new Set(of("feesched").map((row) => valueOf(row, "FeeSchedNum")));
    expect(schedules.size).toBe(of("feesched").length);
    expect(of("fee").every((row) => schedules.has(valueOf(row, "FeeSched")))).toBe(true);
  });
});
