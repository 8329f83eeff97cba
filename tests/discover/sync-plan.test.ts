import { expect, test } from "vitest";
import { syncPlanOf } from "../../pipeline/discover/sync-plan.ts";
import { column, sampleOf, table } from "./tables.ts";

const large = { rowEstimate: 1_000_000 };
const num = column("Num");
const time = column("LogDateTime", "datetime");
const days = Array.from({ length: 40 }, (_, i) => `2024-01-01 00:00:${String(i + 10)}`);

test("a large table with an edit stamp goes by it, and its key comes last", () => {
  const plan = syncPlanOf(table("t", [num, time], large), { editStamps: ["LogDateTime", "Other"] });
  expect(plan.kind).toBe("by-edit-stamp");
  expect(plan.columns).toEqual(["LogDateTime", "Num"]);
  expect(plan.reason).toBe(
    "LogDateTime (the best of 2) holds the time of the last edit; deletions, and edits without it, are found by checksums",
  );
});

test("a log whose times rise with its key is appended to, and its old rows are compared all the same", () => {
  const plan = syncPlanOf(table("securitylog", [num, time], large), {
    editStamps: [],
    sample: sampleOf({ LogDateTime: days }),
  });
  expect(plan).toMatchObject({ kind: "append-by-key", columns: ["Num"] });
  expect(plan.reason).toContain("LogDateTime rises with Num in the 40 rows looked at");
  expect(plan.reason).toContain("old rows are still compared by checksums");
});

test("a log whose times do not rise with its key is compared by checksums", () => {
  const mixed = days.map((day, i) => (i % 2 === 0 ? day : "2023-01-01 00:00:00"));
  const plan = syncPlanOf(table("securitylog", [num, time], large), {
    editStamps: [],
    sample: sampleOf({ LogDateTime: mixed }),
  });
  expect(plan).toMatchObject({ kind: "chunk-checksums", columns: ["Num"] });
});

test("a stamp that is empty in too many rows is named", () => {
  const plan = syncPlanOf(table("t", [num, time], large), {
    editStamps: [],
    emptyStamps: ["updated_at"],
  });
  expect(plan.kind).toBe("chunk-checksums");
  expect(plan.reason).toContain("updated_at is empty in too many rows to be an edit stamp");
});

test.each([
  [
    "several columns",
    table("t", [num, time], { ...large, primaryKey: ["Num", "LogDateTime"] }),
    "a key of several columns: compared whole",
  ],
  [
    "a text",
    table("t", [column("code", "varchar(10)")], large),
    "a key that is no whole number: compared whole",
  ],
])("a large table with a key of %s is copied whole, and the plan says why", (_, of, reason) => {
  const plan = syncPlanOf(of, { editStamps: ["LogDateTime"] });
  expect(plan).toMatchObject({ kind: "full", columns: [] });
  expect(plan.reason).toContain(reason);
});

test.each([
  [
    "without a key",
    table("t", [num, time], { ...large, primaryKey: [] }),
    "no primary key: rows cannot be told apart",
  ],
  ["without a row", table("t", [num, time], { rowEstimate: 0 }), "empty: copying costs less than comparing"],
  ["with few", table("t", [num, time]), "small, about 1 row: copying costs less than comparing"],
])("a table %s is copied whole", (_, of, reason) => {
  expect(syncPlanOf(of, { editStamps: ["LogDateTime"] })).toEqual({ kind: "full", columns: [], reason });
});

test("any other large table is compared by checksums", () => {
  expect(syncPlanOf(table("toothinitial", [num, time], large), { editStamps: [] })).toEqual({
    kind: "chunk-checksums",
    columns: ["Num"],
    reason: "about 1,000,000 rows and no edit stamp: checksums of key ranges show which ones changed",
  });
});
