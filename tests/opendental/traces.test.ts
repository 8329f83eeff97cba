import { beforeAll, expect, test } from "vitest";
import { dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { sheetTemplates } from "../../generator/catalog/sheets/sheet-templates.ts";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { count, practiceOn, rowsOf, type WrittenRow, type WrittenRows } from "./rows-in-memory.ts";

let practice: SimulatedPractice;
let rows: WrittenRows;

beforeAll(() => {
  practice = practiceOn(dayOf(2026, 1, 30));
  rows = rowsOf(practice);
}, 120_000);

const all = (table: TableName): readonly WrittenRow[] => rows.get(table) ?? [];

/** Rows for each row of what drives them, of the census of a real practice (facts, section 6). */
test.each([
  ["sheet", "appointment", 10_431 / 81_169],
  ["sheetfield", "sheet", 1_654_738 / 10_431],
  ["patfield", "patient", 47_205 / 33_145],
  ["popup", "patient", 13_306 / 33_145],
  ["custreference", "patient", 5_006 / 33_145],
  ["apptfield", "appointment", 11_394 / 81_169],
  ["taskhist", "task", 1_732 / 2_211],
  ["taskancestor", "task", 2_176 / 2_211],
  ["timeadjust", "clockevent", 537 / 22_026],
  ["mobiledatabyte", "appointment", 337 / 81_169],
] satisfies [TableName, TableName, number][])(
  "%s has within a factor of two of the census's rows a %s",
  (table, driver, census) => {
    const ratio = count(rows, table) / count(rows, driver);
    expect(ratio).toBeGreaterThan(census / 2);
    expect(ratio).toBeLessThan(census * 2);
  },
);

test("the office's lists are as long as the census's", () => {
  const lists: readonly (readonly [TableName, number])[] = [
    ["medication", 938],
    ["diseasedef", 160],
    ["allergydef", 19],
    ["rxdef", 46],
    ["sheetdef", 18],
    ["letter", 112],
    ["autonote", 46],
    ["autonotecontrol", 145],
    ["quickpastenote", 41],
    ["dictcustom", 128],
    ["tasklist", 30],
    ["pharmacy", 68],
    ["mountitemdef", 23],
  ];
  for (const [table, length] of lists) expect([table, count(rows, table)]).toEqual([table, length]);
});

test("the prompts of notes are in the list, and no drug, condition or word is listed twice", () => {
  const prompts = new Set(all("autonotecontrol").map(({ Descript }) => Descript));
  for (const { MainText } of all("autonote")) {
    for (const [, name] of String(MainText).matchAll(/\[Prompt:"([^"]+)"\]/g))
      expect(prompts).toContain(name);
  }
  const lists: readonly (readonly [TableName, string])[] = [
    ["medication", "MedName"],
    ["diseasedef", "DiseaseName"],
    ["diseasedef", "Icd10Code"],
    ["dictcustom", "WordText"],
    ["autonotecontrol", "Descript"],
    ["letter", "Description"],
  ];
  for (const [table, column] of lists) {
    expect(new Set(all(table).map((row) => row[column])).size).toBe(count(rows, table));
  }
});

test("a strength on the list of drugs names a drug of the list as its generic", () => {
  const drugs = all("medication").filter(({ MedicationNum }) => MedicationNum !== undefined);
  const byNumber = new Map(drugs.map(({ MedicationNum, MedName }) => [MedicationNum, String(MedName)]));
  for (const { MedName, GenericNum } of all("medication")) {
    expect(String(MedName).startsWith(byNumber.get(GenericNum) ?? "?")).toBe(true);
  }
});

test("a sheet has all fields of its template, in its order", () => {
  const fields = new Map<unknown, number[]>();
  for (const { SheetNum, SheetFieldDefNum } of all("sheetfield")) {
    fields.set(SheetNum, [...(fields.get(SheetNum) ?? []), Number(SheetFieldDefNum)]);
  }
  for (const { SheetNum, SheetDefNum } of all("sheet")) {
    const numbers = fields.get(SheetNum) ?? [];
    const template = sheetTemplates[Number(SheetDefNum) - 1];
    expect(numbers).toHaveLength(template?.fields.length ?? 0);
    expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place));
  }
});

test("a medical history says what the office knew of the patient's allergies then", () => {
  const known = new Map<number, string[]>();
  const told = new Map<string, readonly string[]>();
  for (const event of practice.events) {
    if (event.kind !== "medical history taken") continue;
    const { patientId, allergies, at } = event;
    known.set(patientId, [...(known.get(patientId) ?? []), ...allergies.map(({ allergen }) => allergen)]);
    told.set(`${patientId} ${at}`, known.get(patientId) ?? []);
  }
  const histories = all("sheet").filter(({ Description }) => Description === "Medical History");
  const ticked = new Map<unknown, string[]>(histories.map(({ SheetNum }) => [SheetNum, []]));
  for (const { SheetNum, FieldName, FieldValue, RadioButtonValue } of all("sheetfield")) {
    if (FieldValue !== "X" || RadioButtonValue !== "Y") continue;
    const name = /^allergy:(.+)$/.exec(String(FieldName))?.[1];
    if (name !== undefined) ticked.get(SheetNum)?.push(name);
  }
  expect(histories.length).toBeGreaterThan(20);
  for (const { SheetNum, PatNum, DateTimeSheet } of histories) {
    const expected = [...(told.get(`${PatNum} ${DateTimeSheet}`) ?? [])].sort();
    expect([...(ticked.get(SheetNum) ?? [])].sort()).toEqual(expected);
  }
});

test("a registration has the name and the address with which the patient was on file that day", () => {
  const joined = new Map(
    practice.events.flatMap((event) =>
      event.kind === "patient joined" ? [[event.patient.id, event.patient] as const] : [],
    ),
  );
  const moved = new Set(
    practice.events.flatMap((event) =>
      event.kind === "patient changed" && event.change.address !== undefined ? [event.patientId] : [],
    ),
  );
  const sheets = new Map(
    all("sheet")
      .filter(({ Description }) => Description === "Patient Registration")
      .map(({ SheetNum, PatNum }) => [SheetNum, Number(PatNum)]),
  );
  const written = all("sheetfield").flatMap(({ SheetNum, FieldName, FieldValue }) => {
    const patient = joined.get(sheets.get(SheetNum) ?? 0);
    const isAsked = FieldName === "LName" || FieldName === "Address";
    if (patient === undefined || !isAsked || moved.has(patient.id)) return [];
    return [[FieldValue, FieldName === "LName" ? patient.lastName : patient.address]];
  });
  expect(written.length).toBeGreaterThan(10);
  for (const [value, known] of written) expect(value).toBe(known);
});

test("no sheet is older than its patient's row", () => {
  const joined = new Map(
    [...practice.world.patients.values()].map(({ id, joined: at }) => [id, dayOfMoment(at)]),
  );
  for (const { PatNum, DateTimeSheet } of all("sheet")) {
    expect(dayOfMoment(Number(DateTimeSheet))).toBeGreaterThanOrEqual(joined.get(Number(PatNum)) ?? 0);
  }
});

test("the receivables of the last month's end equal the aging of that day", () => {
  const ended = rowsOf(practiceOn(dayOf(2025, 9, 30)));
  const sum = (column: string): number =>
    (ended.get("patient") ?? []).reduce(
      (total, row) => total + Math.round(Number(row[column] ?? 0) * 100),
      0,
    );
  const last = ended.get("dashboardar")?.at(-1);
  expect(Math.round(Number(last?.["BalTotal"]) * 100)).toBe(sum("BalTotal"));
  expect(Math.round(Number(last?.["InsEst"]) * 100)).toBe(sum("InsEst"));
});

test("an old text of a popup is archived beside the note that replaced it", () => {
  const notes = new Map(all("popup").map((row) => [row["PopupNum"], row]));
  const archived = all("popup").filter(({ IsArchived }) => IsArchived === 1);
  expect(archived.length).toBeGreaterThan(0);
  for (const { PopupNumArchive, Description, PatNum, DateTimeEntry } of archived) {
    const note = notes.get(PopupNumArchive);
    expect(note?.["PatNum"]).toBe(PatNum);
    expect(String(note?.["Description"])).toContain(String(Description));
    expect(Number(note?.["DateTimeEntry"])).toBeGreaterThan(Number(DateTimeEntry));
  }
});

test("a record made twice is archived, empty, and linked to the one it was merged into", () => {
  const { patients } = practice.world;
  expect(count(rows, "patientlink")).toBeGreaterThan(5);
  for (const { PatNumFrom, PatNumTo } of all("patientlink")) {
    const [from, to] = [patients.get(Number(PatNumFrom)), patients.get(Number(PatNumTo))];
    expect(from?.status).toBe("archived");
    expect([from?.firstName, from?.birthdate]).toEqual([to?.firstName, to?.birthdate]);
    expect(practice.world.appointmentsOf(from?.id ?? 0)).toEqual([]);
    expect(practice.world.proceduresOf(from?.id ?? 0)).toEqual([]);
  }
});
