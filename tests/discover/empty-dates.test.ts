import { expect, test } from "vitest";
import { emptyDatesOf } from "../../pipeline/discover/empty-dates.ts";
import { column, sampleOf } from "./tables.ts";

const datesOf = (
  declaredType: string,
  values: readonly (string | null)[],
  byDefault: string | null = null,
): string[] =>
  emptyDatesOf(column("Day", declaredType, { default: byDefault }), sampleOf({ Day: values })).map(
    ({ date }) => date,
  );

test.each([
  ["OpenDental's empty date", "date", ["0001-01-01", "2024-05-06"], ["0001-01-01"]],
  ["MySQL's zero date", "date", ["0000-00-00", "2024-05-06"], ["0000-00-00"]],
  ["both", "datetime", ["0000-00-00 00:00:00", "0001-01-01 00:00:00"], ["0000-00-00", "0001-01-01"]],
  ["the day with an hour is a time", "datetime", ["0001-01-01 12:00:00"], []],
  [
    "an epoch that stands in many rows",
    "date",
    ["1900-01-01", "1900-01-01", "1900-01-01", "1980-02-03"],
    ["1900-01-01"],
  ],
  ["a birthday in 1900", "date", ["1900-01-01", "1980-02-03"], []],
  ["an epoch among earlier days", "date", ["1900-01-01", "1900-01-01", "1900-01-01", "1899-02-03"], []],
  ["a text", "varchar(10)", ["0001-01-01"], []],
])("%s", (_, declaredType, values, dates) => {
  expect(datesOf(declaredType, values)).toEqual(dates);
});

test("a default is enough, and the finding says what was seen", () => {
  const day = column("Day", "date", { default: "0001-01-01" });
  expect(emptyDatesOf(day, undefined)).toEqual([{ date: "0001-01-01", seen: 0, looked: 0, isDefault: true }]);
  expect(emptyDatesOf(day, sampleOf({ Day: ["0001-01-01", null, "2024-01-01"] }))).toEqual([
    { date: "0001-01-01", seen: 1, looked: 2, isDefault: true },
  ]);
});
