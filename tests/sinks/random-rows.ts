import fc from "fast-check";
import { formatDay, formatMoment, formatTime } from "../../foundation/calendar.ts";
import type {
  ColumnDefinition,
  ColumnKind,
  TableDefinition,
} from "../../generator/opendental/schema/definition.ts";
import { money } from "../../generator/sinks/amount.ts";
import type { CellValue } from "../../generator/sinks/cell-encoders.ts";
import type { LooseRow } from "../../generator/sinks/row-plan.ts";

/** Rows that a table can hold, with the values that break encodings; keys are 1, 2, 3 … */
export function randomRows(table: TableDefinition, count: number, seed: number): readonly LooseRow[] {
  const cells = table.columns.filter(({ name }) => name !== table.primaryKey);
  const arbitrary = fc.record(Object.fromEntries(cells.map((column) => [column.name, cellOf(column)])));
  const rows: LooseRow[] = fc.sample(arbitrary, { numRuns: count, seed });
  const { primaryKey } = table;
  return primaryKey === null ? rows : rows.map((row, at) => Object.assign({}, row, { [primaryKey]: at + 1 }));
}

/** What a database must give back for a cell, as text; numbers as JavaScript writes them. */
export function expectedText(column: ColumnDefinition, value: CellValue, stamp: number): string | null {
  if (value === null) return null;
  if (value === undefined) return defaultText(column, stamp);
  const number = Number(value);
  if (column.kind === "date") return formatDay(number);
  if (column.kind === "moment") return formatMoment(number);
  if (column.kind === "time") return `${number < 0 ? "-" : ""}${formatTime(Math.abs(number))}`;
  return column.kind === "decimal" || column.kind === "real" ? String(number) : String(value);
}

function defaultText(column: ColumnDefinition, stamp: number): string | null {
  if (column.type === "timestamp") return formatMoment(stamp);
  if (column.default !== undefined) return column.default === null ? null : String(column.default);
  return column.nullable ? null : emptyTexts[column.kind];
}

const emptyTexts: Record<ColumnKind, string> = {
  integer: "0",
  decimal: "0",
  real: "0",
  text: "",
  bytes: "",
  date: "0001-01-01",
  moment: "0001-01-01 00:00:00",
  time: "00:00:00",
};

function cellOf(column: ColumnDefinition): fc.Arbitrary<CellValue> {
  const value: fc.Arbitrary<CellValue> = valueOf[column.kind](column);
  const absent = column.nullable ? fc.constantFrom(null, undefined) : fc.constant(undefined);
  return fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: absent });
}

const day = (year: number): number =>
  Math.floor(Date.UTC(2000, 0, 1) / 86_400_000) + Math.floor((year - 2000) * 365.2425);
const days = { min: -719_162, max: 2_932_896 };

const valueOf: Record<ColumnKind, (column: ColumnDefinition) => fc.Arbitrary<CellValue>> = {
  integer: ({ type }) => integers(type),
  decimal: () => fc.integer({ min: -1e9, max: 1e9 }).map(money),
  real: () => fc.integer({ min: -1000, max: 1000 }).map((n) => n / 4),
  text: ({ type }) => texts(type),
  bytes: () => fc.base64String(),
  date: () => fc.oneof(fc.constantFrom(days.min, days.max), fc.integer({ min: day(1900), max: day(2040) })),
  moment: ({ type }) =>
    type === "timestamp"
      ? fc.integer({ min: 1, max: 2 ** 31 - 1 })
      : fc.integer({ min: days.min * 86_400, max: days.max * 86_400 + 86_399 }),
  time: () => fc.integer({ min: -3_020_399, max: 3_020_399 }),
};

function integers(type: string): fc.Arbitrary<CellValue> {
  if (type.startsWith("bigint"))
    return fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
  const bits = type.startsWith("tiny") ? 8 : type.startsWith("small") ? 16 : 32;
  return type.endsWith("unsigned")
    ? fc.integer({ min: 0, max: 2 ** bits - 1 })
    : fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
}

const awkward = [
  "NULL",
  "\\N",
  "\\",
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  "'",
  "🦷",
  "é",
  "\t",
  " x ",
  "\u0000",
  "a\\",
  '",\n"',
  "null",
];

function texts(type: string): fc.Arbitrary<string> {
  const [, length = "200"] = /\((\d+)\)/.exec(type) ?? [];
  const piece = fc.oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.string(),
  );
  const text = fc
    .array(piece, { maxLength: 5 })
    .map((pieces) => [...pieces.join("")].slice(0, Number(length)).join(""));
  // MySQL itself cuts the blanks at the end of a CHAR.
  return type.startsWith("char") ? text.map((value) => value.replace(/ +$/, "")) : text;
}
