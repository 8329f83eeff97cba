/**
 * MySQL's texts of numbers, days and spans as the bytes of PostgreSQL's binary COPY, without the length before them.
 * Each function writes at a place and returns where the next byte goes.
 */
const zero = 0x30;
const minus = 0x2d;
const point = 0x2e;
const colon = 0x3a;
const two32 = 2 ** 32;

/** Integers of so many digits are exact as numbers. */
const exactDigits = 15;
/** Integers of so many digits, sign included, have at most 32 bits. */
export const smallDigits = 9;

export function writeInt16(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  to.setInt16(at, smallInteger(text, start, end));
  return at + 2;
}

export function writeInt32(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  to.setInt32(at, smallInteger(text, start, end));
  return at + 4;
}

export function writeInt64(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  const length = end - start;
  if (length > exactDigits) to.setBigInt64(at, BigInt(text.toString("latin1", start, end)));
  else if (length > smallDigits) setInt64(to, at, integer(text, start, end));
  else {
    const value = smallInteger(text, start, end);
    to.setInt32(at, value < 0 ? -1 : 0);
    to.setInt32(at + 4, value);
  }
  return at + 8;
}

export function writeFloat64(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  to.setFloat64(at, double(text, start, end));
  return at + 8;
}

/** From the text of a double that holds the float exactly. */
export function writeFloat32(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  to.setFloat32(at, double(text, start, end));
  return at + 4;
}

export function writeBoolean(text: Buffer, start: number, _end: number, to: DataView, at: number): number {
  to.setUint8(at, text[start] === zero ? 0 : 1);
  return at + 1;
}

/** Days since 2000. */
export function writeDate(text: Buffer, start: number, _end: number, to: DataView, at: number): number {
  to.setInt32(at, dayNumber(text, start));
  return at + 4;
}

/** Microseconds since 2000. */
export function writeTimestamp(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  const time = start + 11;
  const ofDay = twoDigits(text, time) * 3600 + twoDigits(text, time + 3) * 60 + twoDigits(text, time + 6);
  const seconds = dayNumber(text, start) * 86_400 + ofDay;
  // Microseconds have more bits than a number is exact in: a million is 15625 × 64.
  const over64 = seconds * 15_625;
  const high = Math.floor(over64 / 2 ** 26);
  const low = (over64 - high * 2 ** 26) * 64 + microseconds(text, time + 9, end);
  const carry = low >= two32 ? 1 : 0;
  to.setInt32(at, high + carry);
  to.setUint32(at + 4, low - carry * two32);
  return at + 8;
}

/** A span: microseconds, days, months. */
export function writeInterval(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  const next = writeClock(text, start, end, to, at);
  to.setInt32(next, 0);
  to.setInt32(next + 4, 0);
  return next + 8;
}

/** A time of day: microseconds since midnight. */
export function writeClock(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  const isNegative = text[start] === minus;
  let next = isNegative ? start + 1 : start;
  let hours = 0;
  for (; text[next] !== colon && next < end; next++) hours = hours * 10 + digit(text, next);
  const seconds = hours * 3600 + twoDigits(text, next + 1) * 60 + twoDigits(text, next + 4);
  const value = seconds * 1e6 + microseconds(text, next + 7, end);
  setInt64(to, at, isNegative ? -value : value);
  return at + 8;
}

const digitsOfGroup = 4;
const negativeSign = 0x4000;

/** A decimal: how many groups of four digits, the weight of the first, the sign, the scale, the groups. */
export function writeNumeric(text: Buffer, start: number, end: number, to: DataView, at: number): number {
  const isNegative = text[start] === minus;
  const [whole = "", fraction = ""] = text.toString("latin1", isNegative ? start + 1 : start, end).split(".");
  const left = whole.padStart(Math.ceil(whole.length / digitsOfGroup) * digitsOfGroup, "0");
  const right = fraction.padEnd(Math.ceil(fraction.length / digitsOfGroup) * digitsOfGroup, "0");
  const groups = Array.from((left + right).match(/\d{4}/g) ?? [], Number);
  const first = groups.findIndex((group) => group !== 0);
  const last = groups.findLastIndex((group) => group !== 0);
  const kept = first === -1 ? [] : groups.slice(first, last + 1);
  to.setInt16(at, kept.length);
  to.setInt16(at + 2, kept.length === 0 ? 0 : left.length / digitsOfGroup - 1 - first);
  to.setUint16(at + 4, isNegative && kept.length > 0 ? negativeSign : 0);
  to.setInt16(at + 6, fraction.length);
  for (const [i, group] of kept.entries()) to.setInt16(at + 8 + 2 * i, group);
  return at + 8 + 2 * kept.length;
}

function setInt64(to: DataView, at: number, value: number): void {
  const high = Math.floor(value / two32);
  to.setInt32(at, high);
  to.setUint32(at + 4, value - high * two32);
}

/** The integer that a text of at most 32 bits says. */
export function smallInteger(text: Uint8Array, start: number, end: number): number {
  const isNegative = text[start] === minus;
  let value = 0;
  for (let i = isNegative ? start + 1 : start; i < end; i++) value = (value * 10 + digit(text, i)) | 0;
  return isNegative ? -value | 0 : value;
}

function integer(text: Uint8Array, start: number, end: number): number {
  const isNegative = text[start] === minus;
  let value = 0;
  for (let i = isNegative ? start + 1 : start; i < end; i++) value = value * 10 + digit(text, i);
  return isNegative ? -value : value;
}

const powersOfTen = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** Exact: digits below 2^53 and a power of ten up to 22 are both exact, so that one division rounds once (Clinger). */
function double(text: Buffer, start: number, end: number): number {
  const isNegative = text[start] === minus;
  let mantissa = 0;
  let decimals = 0;
  let isFraction = false;
  const first = isNegative ? start + 1 : start;
  if (end - first > exactDigits + 1) return Number(text.toString("latin1", start, end));
  for (let i = first; i < end; i++) {
    const byte = text[i] as number; // within the text
    if (byte === point) isFraction = true;
    else if (byte < zero || byte > zero + 9) return Number(text.toString("latin1", start, end));
    else {
      mantissa = mantissa * 10 + byte - zero;
      if (isFraction) decimals++;
    }
  }
  if (mantissa > Number.MAX_SAFE_INTEGER) return Number(text.toString("latin1", start, end));
  const value = decimals === 0 ? mantissa : mantissa / (powersOfTen[decimals] as number); // at most 16
  return isNegative ? -value : value;
}

const daysBefore2000 = 730_425;

/** Days from 2000-01-01 to the date, in years that begin in March, so that a leap day is the last one. */
function dayNumber(text: Uint8Array, start: number): number {
  const calendarMonth = twoDigits(text, start + 5);
  const month = calendarMonth > 2 ? calendarMonth - 3 : calendarMonth + 9;
  const year = twoDigits(text, start) * 100 + twoDigits(text, start + 2) - (calendarMonth > 2 ? 0 : 1);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const beforeMonth = Math.floor((153 * month + 2) / 5);
  return year * 365 + leapDays + beforeMonth + twoDigits(text, start + 8) - 1 - daysBefore2000;
}

/** Up to six digits of a fraction of a second. */
function microseconds(text: Uint8Array, start: number, end: number): number {
  let value = 0;
  let unit = 100_000;
  for (let i = start; i < end; i++, unit /= 10) value += digit(text, i) * unit;
  return value;
}

function digit(text: Uint8Array, at: number): number {
  return (text[at] as number) - zero; // within the text
}

function twoDigits(text: Uint8Array, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}
