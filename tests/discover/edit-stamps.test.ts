import { expect, test } from "vitest";
import { editStampsOf, emptyStampsOf } from "../../pipeline/discover/edit-stamps.ts";
import { column, sampleOf } from "./tables.ts";

const at = (name: string): ReturnType<typeof column> => column(name, "datetime");

test.each([
  "updated_at",
  "DateTStamp",
  "SecDateTEdit",
  "LastModified",
  "last_update",
  "modified_on",
  "DateUpdated",
])("%s is an edit stamp", (name) => expect(editStampsOf({ columns: [at(name)] })).toEqual([name]));

test.each(["created_at", "SecDateTEntry", "DateTimeEntry", "updated_by", "AptDateTime"])(
  "%s is none",
  (name) => expect(editStampsOf({ columns: [at(name)] })).toEqual([]),
);

test("a day without a time and a text are none, whatever their names", () => {
  const columns = [column("updated_at", "date"), column("DateTStamp", "varchar(20)")];
  expect(editStampsOf({ columns })).toEqual([]);
});

test("what the database keeps comes first, then what is indexed", () => {
  const columns = [
    at("updated_at"),
    at("last_modified"),
    column("seen", "timestamp", { onUpdateNow: true }),
    column("changed", "timestamp", { onUpdateNow: true }),
  ];
  const indexes = ["last_modified", "changed"].map((name) => ({ name, unique: false, columns: [name] }));
  expect(editStampsOf({ columns, indexes })).toEqual(["changed", "seen", "last_modified", "updated_at"]);
});

test("a stamp by name that is mostly empty is no stamp, and is told apart", () => {
  const sample = sampleOf({ updated_at: [null, "2024-01-01 00:00:00", "0001-01-01 00:00:00"] });
  const stamped = { columns: [at("updated_at")], sample };
  expect(editStampsOf(stamped)).toEqual([]);
  expect(emptyStampsOf(stamped)).toEqual(["updated_at"]);
});
