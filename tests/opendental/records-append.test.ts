import { beforeAll, expect, test } from "vitest";
import { dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { type TableName, tableNamed } from "../../generator/opendental/schema/tables.ts";
import { practiceOn, rowsOf, type WrittenRow, type WrittenRows } from "./rows-in-memory.ts";

const days = [dayOf(2025, 3, 14), dayOf(2025, 3, 17), dayOf(2025, 3, 31), dayOf(2025, 9, 30)];
let lives: readonly WrittenRows[];

beforeAll(() => {
  lives = days.map((day) => rowsOf(practiceOn(day)));
}, 120_000);

/** Nothing ever happens to these rows again. */
const written: readonly TableName[] = [
  "sheetdef",
  "sheetfielddef",
  "eclipboardsheetdef",
  "sheet",
  "sheetfield",
  "patfielddef",
  "patfieldpickitem",
  "apptfielddef",
  "apptfield",
  "guardian",
  "taskhist",
  "taskancestor",
  "tasklist",
  "tasksubscription",
  "timeadjust",
  "procmultivisit",
  "mobiledatabyte",
  "dashboardar",
  "allergydef",
  "diseasedef",
  "medication",
  "providerclinic",
  "patientlink",
  "rxdef",
  "letter",
  "autonote",
  "autonotecontrol",
  "quickpastecat",
  "quickpastenote",
  "dictcustom",
  "wikipage",
  "pharmacy",
  "pharmclinic",
  "imagingdevice",
  "mountdef",
  "mountitemdef",
  "documentmisc",
  "mount",
  "mountitem",
  "imagedraw",
  "chartview",
  "orthocharttab",
  "orthohardwarespec",
  "orthochartrow",
  "treatplanparam",
  "patrestriction",
  "automation",
  "automationcondition",
  "appointmentrule",
  "timecardrule",
  "providererx",
  "mobileappdevice",
  "mobilebrandingprofile",
  "mobilenotification",
  "terminalactive",
  "apptview",
  "userodapptview",
  "payperiod",
];

test.each(written)("%s only grows as the practice lives on", (table) => {
  for (const [index, life] of lives.entries()) {
    const later = lives[index + 1]?.get(table);
    if (later === undefined) continue;
    const rows = life.get(table) ?? [];
    expect(later.slice(0, rows.length)).toEqual(rows);
  }
  expect(seldom.has(table) || (lives.at(-1)?.get(table)?.length ?? 0) > 0).toBe(true);
});

/** A practice of this size may have none. */
const seldom: ReadonlySet<TableName> = new Set(["guardian"]);

/** The columns that somebody may change. */
const edited: readonly (readonly [TableName, readonly string[]])[] = [
  ["patfield", ["FieldValue", "SecDateTEdit"]],
  ["popup", ["Description", "IsDisabled", "DateTimeEntry", "DateTimeDisabled"]],
];

test.each(edited)("%s keeps its rows but for %s", (table, columns) => {
  let edits = 0;
  for (const [index, life] of lives.entries()) {
    const later = lives[index + 1]?.get(table);
    if (later === undefined) continue;
    const rows = life.get(table) ?? [];
    expect(later.slice(0, rows.length).map((row) => without(row, columns))).toEqual(
      rows.map((row) => without(row, columns)),
    );
    edits += rows.filter((row, place) => JSON.stringify(row) !== JSON.stringify(later[place])).length;
  }
  expect(edits).toBeGreaterThan(0);
});

const without = (row: WrittenRow, columns: readonly string[]): WrittenRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));

test("a value that changes between two days is stamped between them", () => {
  const [earlier, , , later] = lives.map((life) => life.get("patfield") ?? []);
  const changed = (earlier ?? []).flatMap((row, place) => {
    const now = later?.[place];
    return now !== undefined && now["SecDateTEdit"] !== row["SecDateTEdit"] ? [now] : [];
  });
  expect(changed.length).toBeGreaterThan(0);
  for (const { SecDateTEdit } of changed) {
    const day = dayOfMoment(Number(SecDateTEdit));
    expect(day).toBeGreaterThan(days[0] ?? 0);
    expect(day).toBeLessThanOrEqual(days[3] ?? 0);
  }
});

test("references are the patients' and keep their places", () => {
  const [earlier, , , later] = lives.map((life) => life.get("custreference") ?? []);
  const patients = (rows: readonly WrittenRow[] = []): readonly unknown[] => rows.map(({ PatNum }) => PatNum);
  expect(patients(later).slice(0, earlier?.length)).toEqual(patients(earlier));
});

test("a mark that a task is unread goes when it is read, and takes no other's key", () => {
  const [first, , , last] = lives.map(
    (life) => new Map((life.get("taskunread") ?? []).map((row) => [row["TaskUnreadNum"], row])),
  );
  const kept = [...(first ?? [])].filter(([key]) => last?.has(key));
  expect(kept.map(([key]) => last?.get(key))).toEqual(kept.map(([, row]) => row));
});

test("keys of rows that state them are used once", () => {
  for (const table of [...written, ...edited.map(([name]) => name)]) {
    const { primaryKey } = tableNamed(table);
    const keys = (lives.at(-1)?.get(table) ?? []).map((row) => row[primaryKey ?? ""]);
    const stated = keys.filter((key) => key !== undefined);
    expect(new Set(stated).size).toBe(stated.length);
  }
});
