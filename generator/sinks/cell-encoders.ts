import {
  type Day,
  dayOfMoment,
  formatDay,
  formatTime,
  type Moment,
  secondsPerDay,
} from "../../foundation/calendar.ts";
import type { ColumnDefinition, ColumnKind } from "../opendental/schema/definition.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** What a cell may hold; which of them a column takes is a matter of its kind. */
export type CellValue = number | bigint | string | null | undefined;

/** Writes one value that is neither null nor undefined; false when the column cannot hold it. */
export type CellEncoder = (out: ByteWriter, value: number | bigint | string) => boolean;

/** Writes a text between its quotes. */
export type TextWriter = (out: ByteWriter, text: string) => void;

/** The encoder of a column's kind and type. */
export function cellEncoder(column: ColumnDefinition, writeText: TextWriter): CellEncoder {
  return encoderOfKind[column.kind](column, writeText);
}

const encoderOfKind: Record<ColumnKind, (column: ColumnDefinition, writeText: TextWriter) => CellEncoder> = {
  integer: ({ type }) => integerEncoder(...integerRange(type)),
  decimal: () => encodeAmount,
  real: () => encodeReal,
  text: ({ type }, writeText) => textEncoder(textLimit(type), writeText),
  bytes: (_, writeText) => bytesEncoder(writeText),
  date: () => encodeDay,
  moment: ({ type }) => (type === "timestamp" ? encodeTimestamp : encodeMoment),
  time: () => encodeTime,
};

const integerBits: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

function integerRange(type: string): [low: number, high: number] {
  const bits = integerBits[/^[a-z]+/.exec(type)?.[0] ?? ""] ?? 64;
  return type.endsWith("unsigned") ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}

function integerEncoder(low: number, high: number): CellEncoder {
  return (out, value) => {
    if (typeof value === "string" || value < low || value > high) return false;
    if (typeof value === "bigint") out.ascii(String(value));
    else if (Number.isSafeInteger(value)) out.integer(value);
    else return false;
    return true;
  };
}

const encodeAmount: CellEncoder = (out, value) => {
  if (typeof value === "string" ? !isNumberText(value) : !Number.isFinite(Number(value))) return false;
  out.ascii(String(value));
  return true;
};

/** Digits with at most a sign, a point and an exponent, as `money` and `decimal` make them. */
function isNumberText(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(text);
}

const encodeReal: CellEncoder = (out, value) => {
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  out.ascii(String(value));
  return true;
};

/** Most characters a text type holds; text without a stated length is held to a length that no cell reaches. */
function textLimit(type: string): number {
  const [, length] = /\((\d+)\)/.exec(type) ?? [];
  return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
}

function textEncoder(limit: number, writeText: TextWriter): CellEncoder {
  return (out, value) => {
    if (typeof value !== "string") return false;
    if (value.length > limit && characterCount(value) > limit) return false;
    writeText(out, value);
    return true;
  };
}

function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Bytes as text: printable ASCII without the backslash, which DuckDB would take for an escape. Base64 is. */
function bytesEncoder(writeText: TextWriter): CellEncoder {
  return (out, value) => {
    if (typeof value !== "string" || !/^[ -[\]-~]*$/.test(value)) return false;
    writeText(out, value);
    return true;
  };
}

const firstDay: Day = -719_162; // 0001-01-01
const lastDay: Day = 2_932_896; // 9999-12-31
const dayTexts = new Map<Day, string>();

function dayText(day: Day): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = formatDay(day);
    dayTexts.set(day, text);
  }
  return text;
}

const encodeDay: CellEncoder = (out, value) => {
  if (typeof value !== "number" || !Number.isInteger(value) || value < firstDay || value > lastDay)
    return false;
  out.ascii(dayText(value));
  return true;
};

const encodeMoment: CellEncoder = (out, value) => {
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  const day = dayOfMoment(value);
  if (!encodeDay(out, day)) return false;
  out.byte(0x20);
  writeTimeOfDay(out, value - day * secondsPerDay);
  return true;
};

/** What a MySQL TIMESTAMP can hold: from 1970-01-01 00:00:01 to 2038-01-19 03:14:07. */
const encodeTimestamp: CellEncoder = (out, value) => {
  const moment: Moment = Number(value);
  return moment >= 1 && moment < 2 ** 31 && encodeMoment(out, value);
};

function writeTimeOfDay(out: ByteWriter, second: number): void {
  out.twoDigits((second / 3600) | 0);
  out.byte(0x3a);
  out.twoDigits(((second / 60) | 0) % 60);
  out.byte(0x3a);
  out.twoDigits(second % 60);
}

const longestTime = 838 * 3600 + 59 * 60 + 59;

const encodeTime: CellEncoder = (out, value) => {
  if (typeof value !== "number" || !Number.isInteger(value) || Math.abs(value) > longestTime) return false;
  if (value < 0) out.byte(0x2d);
  out.ascii(formatTime(Math.abs(value)));
  return true;
};
