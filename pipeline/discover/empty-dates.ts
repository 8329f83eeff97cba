import type { TableSample } from "../sources/sampler.ts";
import type { SourceColumn } from "../sources/source-schema.ts";
import type { EmptyDate } from "./catalog.ts";

/** No event has these dates, wherever they stand. */
const neverReal = ["0000-00-00", "0001-01-01"];
/** A date that programs write for "none", but which a person may be born on. */
const epochs = ["1900-01-01"];
/** The epoch is "none" where it is the earliest value of all and stands in this many rows or more. */
const leastOfEpoch = 3;

/** What a column of dates holds, in the sample or as its default, where there is no date. */
export function emptyDatesOf(column: SourceColumn, sample: TableSample | undefined): readonly EmptyDate[] {
  if (column.type?.kind !== "date" && column.type?.kind !== "timestamp") return [];
  const seen = (sample?.columns.get(column.name) ?? []).filter((value) => value !== null);
  const earliest = seen.reduce((least, value) => (value < least ? value : least), seen[0] ?? "");
  const found = [...neverReal, ...epochs].map((date): EmptyDate => {
    const rows = seen.filter((value) => isDay(value, date)).length;
    return { date, seen: rows, looked: seen.length, isDefault: isDay(column.default ?? "", date) };
  });
  return found.filter(({ date, seen: rows, isDefault }) => {
    if (isDefault) return true;
    return neverReal.includes(date) ? rows > 0 : rows >= leastOfEpoch && isDay(earliest, date);
  });
}

/** The day itself, or its midnight. */
function isDay(value: string, date: string): boolean {
  return value === date || /^ 00:00:00(\.0+)?$/.test(value.startsWith(date) ? value.slice(date.length) : "");
}
