import type { TableSample } from "../sources/sampler.ts";
import type { SourceColumn, SourceIndex } from "../sources/source-schema.ts";

/** OpenDental's habits (DateTStamp, SecDateTEdit) and common ones elsewhere (updated_at, LastModified). */
const stampName =
  /datetstamp$|^secdatetedit$|^(date_?(time_?)?)?(updated|modified|edited|changed)(_?(at|on|date|time|ts))?$|^last_?(modified|edited|updated?|changed?)(_?(at|on|date|time))?$|^(date|time)_?(updated|modified|edited|changed)$|^(update|modification|change)_?(date|time|ts|stamp|timestamp)$|^row_?version_?(at|time)$/i;
/** The part of the sampled rows that may be without a stamp. */
const mostWithout = 0.05;

export interface StampedTable {
  readonly columns: readonly SourceColumn[];
  readonly indexes?: readonly SourceIndex[];
  readonly sample?: TableSample | undefined;
}

/**
 * The columns that hold the time of a row's last edit: kept by the database itself, or so named and filled. The first
 * is the one to go by: what the database keeps before what a program keeps, and an indexed one before others. The time
 * of entry (`created_at`, `SecDateTEntry`) is never among them unless the database renews it.
 */
export function editStampsOf({ columns, indexes = [], sample }: StampedTable): readonly string[] {
  const indexed = new Set(indexes.map((index) => index.columns[0]));
  const rank = (column: SourceColumn): number =>
    (isKeptByDatabase(column) ? 2 : 0) + (indexed.has(column.name) ? 1 : 0);
  return columns
    .filter(isEditStamp)
    .filter((column) => isKeptByDatabase(column) || isFilled(sample?.columns.get(column.name) ?? []))
    .toSorted((a, b) => rank(b) - rank(a))
    .map((column) => column.name);
}

/** Stamps by name that are too often empty to find edits by. */
export function emptyStampsOf(table: StampedTable): readonly string[] {
  const stamps = new Set(editStampsOf(table));
  return table.columns
    .filter((column) => isEditStamp(column) && !stamps.has(column.name))
    .map(({ name }) => name);
}

function isEditStamp(column: SourceColumn): boolean {
  if (column.type?.kind !== "timestamp") return false;
  return isKeptByDatabase(column) || stampName.test(column.name);
}

/** MySQL declares it; of a generated practice in DuckDB, which cannot, the comment says it. */
function isKeptByDatabase(column: SourceColumn): boolean {
  return column.onUpdateNow || column.comment === "edit stamp";
}

function isFilled(values: readonly (string | null)[]): boolean {
  const without = values.filter((value) => value === null || /^000[01]-/.test(value)).length;
  return without <= values.length * mostWithout;
}
