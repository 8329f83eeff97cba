import type { ColumnType } from "../types/column-type.ts";
import type { BlockWriter } from "./block-writer.ts";
import { cleanText } from "./clean-text.ts";
import { ConversionLog } from "./conversion-log.ts";
import type { ConversionKind, ConvertedValue } from "./converted-value.ts";
import { LongRow, type LongRowWriter } from "./long-row.ts";
import { isPossibleDate } from "./possible-date.ts";
import type { RowEncoder, TranscodedColumn } from "./row-encoder.ts";
import { mostBytesPerByte, type RowFormat } from "./row-format.ts";

import { brokenRow, lengthBytesAfter, lengthIn, nullLength } from "./text-protocol.ts";

/** Longer values are copied by a call: below this, the call costs more than it saves. */
const shortValue = 64;
/** How a column's values are written, as numbers because they are looked up for every value. */
const plain = 0;
const text = 1;
const blob = 2;
const date = 3;
/** A shorter rest of a row is cheaper to copy value by value. */
const longEnoughToCopy = 64;
type IsVerbatim = NonNullable<RowFormat["isVerbatim"]>;
type Writing = typeof plain | typeof text | typeof blob | typeof date;

export interface RowTranscoderOptions {
  /** In the order of the row's values. */
  readonly columns: readonly TranscodedColumn[];
  /** Which columns are the primary key, by position, in the key's order. */
  readonly keyColumns: readonly number[];
  readonly format: RowFormat;
  readonly out: BlockWriter;
  /** Of rows in pieces, values up to this length are put together before they are written. */
  readonly heldValue?: number;
}

/**
 * Writes rows of MySQL's text protocol in another format, byte by byte, without an object for a row or a value. Values
 * that no warehouse can keep are converted, and each is written down. No row is ever held whole but a short one.
 */
export class RowTranscoder implements RowEncoder, LongRowWriter {
  rows = 0;
  longestRow = 0;
  private readonly format: RowFormat;
  private readonly out: BlockWriter;
  private readonly writings: Uint8Array;
  private readonly long: LongRow;
  private readonly log: ConversionLog;
  private longRowBegan = 0;
  /** Where the reading of a row stands between two values. */
  private readTo = 0;

  constructor({ columns, keyColumns, format, out, heldValue }: RowTranscoderOptions) {
    this.log = new ConversionLog({ columns, keyColumns });
    this.format = format;
    this.out = out;
    this.writings = Uint8Array.from(columns, ({ type }) => writingOf(type));
    this.long = new LongRow(this, { columns: columns.length, keyColumns: new Set(keyColumns), heldValue });
  }

  takeConversions(): readonly ConvertedValue[] {
    return this.log.take();
  }

  /** A whole row: for each column the length of its text and the text, 0xfb for NULL. */
  row(from: Buffer, start: number, end: number): void {
    const { out } = this;
    out.reserve((end - start) * mostBytesPerByte);
    const next =
      this.format.isVerbatim === undefined || end - start < longEnoughToCopy
        ? this.values(from, start, end, 0, out.length)
        : this.copyOfRow(from, start, end, this.format.isVerbatim);
    out.block[next - 1] = this.format.newline;
    this.rowEnded(next - out.length);
    out.length = next;
    this.log.endOfRow(from, start);
  }

  /** Writes the row's values from a column on. Returns where the next byte goes, as all of these do. */
  private values(from: Buffer, start: number, end: number, firstColumn: number, to: number): number {
    let next = to;
    this.readTo = start;
    for (let column = firstColumn; column < this.writings.length; column++)
      next = this.valueOfRow(from, this.readTo, end, column, next);
    if (this.readTo !== end) throw brokenRow();
    return next;
  }

  /** Writes one value, whatever it is, and a separator. Leaves in `readTo` where the next value's length is. */
  private valueOfRow(from: Buffer, start: number, end: number, column: number, to: number): number {
    const { block } = this.out;
    const { nullMark, separator } = this.format;
    let at = start + 1;
    let length = from[start] as number; // the row's end is checked when it is reached
    let next: number;
    if (length === nullLength) {
      length = 0;
      next = copyShort(nullMark, 0, nullMark.length, block, to);
    } else {
      if (length > nullLength) {
        const bytes = lengthBytesAfter(length);
        length = lengthIn(from, at, bytes);
        at += bytes;
      }
      if (at + length > end) throw brokenRow();
      next =
        this.writings[column] === plain && length <= shortValue
          ? copyShort(from, at, at + length, block, to)
          : this.value(from, at, at + length, column, block, to);
    }
    this.readTo = at + length;
    block[next] = separator;
    return next + 1;
  }

  /**
   * Copies the row at once and puts separators where the lengths were. After a value that is not written as it is, the
   * rest is copied anew.
   */
  private copyOfRow(from: Buffer, start: number, end: number, isVerbatim: IsVerbatim): number {
    const { block } = this.out;
    const { separator } = this.format;
    const count = this.writings.length;
    let next = this.out.length;
    let at = start;
    let column = 0;
    while (end - at >= longEnoughToCopy && column < count) {
      from.copy(block, next, at + 1, end);
      for (; column < count; column++) {
        const length = from[at] as number;
        const value = at + 1;
        if (length >= nullLength || value + length > end) break;
        if (!this.isAsItIs(from, value, value + length, column, isVerbatim)) break;
        at = value + length;
        next += length;
        block[next++] = separator;
      }
      // NULL is seldom alone.
      for (let isFirst = true; column < count && (isFirst || from[at] === nullLength); column++) {
        next = this.valueOfRow(from, at, end, column, next);
        at = this.readTo;
        isFirst = false;
      }
    }
    return this.values(from, at, end, column, next);
  }

  private isAsItIs(
    from: Buffer,
    start: number,
    end: number,
    column: number,
    isVerbatim: IsVerbatim,
  ): boolean {
    switch (this.writings[column]) {
      case plain:
        return true;
      case text:
        return isVerbatim(from, start, end);
      case date:
        return isPossibleDate(from, start);
      default:
        return false;
    }
  }

  end(): void {
    this.out.flush();
  }

  /** A piece of a row that is too long to be held; its values may lie across pieces. */
  piece(from: Buffer, start: number, end: number): void {
    if (this.long.isFresh) this.longRowBegan = this.out.written;
    this.long.piece(from, start, end);
  }

  /** After the last piece of a row. */
  endOfPieces(): void {
    const keyTexts = this.long.end();
    this.rowEnded(this.out.written - this.longRowBegan);
    this.log.endOfLongRow(keyTexts);
  }

  /** Writes NULL, of a row in pieces. */
  nullOfLongRow(column: number): void {
    this.out.bytes(this.format.nullMark);
    this.valueEnded(column);
  }

  /** Writes a value that is whole, of a row in pieces. */
  shortValueOfLongRow(from: Buffer, start: number, end: number, column: number): void {
    const { out } = this;
    out.reserve((end - start + 1) * mostBytesPerByte);
    out.length = this.value(from, start, end, column, out.block, out.length);
    this.valueEnded(column);
  }

  beginLongValue(column: number): void {
    if (this.writings[column] === text) this.out.bytes(this.format.quote);
    if (this.writings[column] === blob) this.out.bytes(this.format.blobMark);
  }

  /**
   * A piece of a value, of a text one with whole characters.
   *
   * @returns what had to be converted in it
   */
  longValuePiece(from: Buffer, start: number, end: number, column: number): readonly ConversionKind[] {
    const { out } = this;
    out.reserve((end - start) * mostBytesPerByte);
    const { block, length } = out;
    if (this.writings[column] === blob) out.length = copyHex(from, start, end, block, length);
    else if (this.writings[column] === text) {
      out.length = this.format.text(from, start, end, block, length);
      if (out.length === -1) {
        const clean = cleanText(from, start, end);
        out.length = this.format.text(clean.bytes, 0, clean.bytes.length, block, length);
        return clean.kinds;
      }
    } else out.length = copyBytes(from, start, end, block, length);
    return [];
  }

  /** @param head the value's first bytes, to show it by */
  endLongValue(column: number, conversions: Iterable<ConversionKind>, head: Buffer): void {
    if (this.writings[column] === text) this.out.bytes(this.format.quote);
    for (const kind of conversions) this.log.find(column, kind, head, 0, head.length);
    this.valueEnded(column);
  }

  keyText(from: Buffer, start: number, end: number, column: number): string {
    return this.log.keyText(from, start, end, column);
  }

  isText(column: number): boolean {
    return this.writings[column] === text;
  }

  private value(from: Buffer, start: number, end: number, column: number, to: Buffer, at: number): number {
    switch (this.writings[column]) {
      case text: {
        const { quote } = this.format;
        const begun = quote.length === 0 ? at : copyBytes(quote, 0, quote.length, to, at);
        const written = this.format.text(from, start, end, to, begun);
        const done = written === -1 ? this.dirtyText(from, start, end, column, to, begun) : written;
        return quote.length === 0 ? done : copyBytes(quote, 0, quote.length, to, done);
      }
      case date:
        if (isPossibleDate(from, start)) return copyShort(from, start, end, to, at);
        this.log.find(column, "impossible date", from, start, end);
        return copyBytes(this.format.nullMark, 0, this.format.nullMark.length, to, at);
      case blob: {
        const begun = copyBytes(this.format.blobMark, 0, this.format.blobMark.length, to, at);
        return copyHex(from, start, end, to, begun);
      }
      default:
        return copyBytes(from, start, end, to, at);
    }
  }

  private dirtyText(
    from: Buffer,
    start: number,
    end: number,
    column: number,
    to: Buffer,
    at: number,
  ): number {
    const clean = cleanText(from, start, end);
    for (const kind of clean.kinds) this.log.find(column, kind, from, start, end);
    return this.format.text(clean.bytes, 0, clean.bytes.length, to, at);
  }

  private valueEnded(column: number): void {
    const isLast = column === this.writings.length - 1;
    this.out.byte(isLast ? this.format.newline : this.format.separator);
  }

  private rowEnded(bytes: number): void {
    this.rows++;
    if (bytes > this.longestRow) this.longestRow = bytes;
  }
}

function writingOf({ kind }: ColumnType): Writing {
  if (kind === "text") return text;
  if (kind === "blob") return blob;
  return kind === "date" || kind === "timestamp" ? date : plain;
}

function copyShort(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let next = at;
  for (let i = start; i < end; i++) to[next++] = from[i] as number; // within the value
  return next;
}

function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  if (end - start <= shortValue) return copyShort(from, start, end, to, at);
  to.set(from.subarray(start, end), at);
  return at + end - start;
}

const hexDigits = Buffer.from("0123456789abcdef");

function copyHex(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let next = at;
  for (let i = start; i < end; i++) {
    const byte = from[i] as number; // within the value
    to[next++] = hexDigits[byte >> 4] as number;
    to[next++] = hexDigits[byte & 15] as number;
  }
  return next;
}
