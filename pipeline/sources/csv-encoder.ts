import type { ColumnType } from "../types/column-type.ts";
import type { Conversion } from "./source.ts";

const quoteByte = 0x22;
const commaByte = 0x2c;
const newlineByte = 0x0a;
const zeroDigit = 0x30;
const nullMark = Buffer.from("\\N");
const blobMark = Buffer.from("\\x");
/** MySQL's length-encoded integers: up to 250 the byte itself, 251 for NULL, then 2, 3 or 8 bytes that follow. */
const nullLength = 0xfb;
const longLengthBytes: Readonly<Record<number, number>> = { 0xfc: 2, 0xfd: 3, 0xfe: 8 };
const blockSize = 256 * 1024;
/** Shorter values are copied byte by byte: calling into Buffer costs more than it saves. */
const shortValue = 48;

type Encoding = "plain" | "text" | "blob" | "date";

/**
 * Writes rows of server text as CSV blocks. Values that no warehouse can keep are converted and counted by column.
 *
 * @example const encoder = new CsvEncoder(columns); if (encoder.textProtocolRow(packet, 4)) push(encoder.takeBlock());
 */
export class CsvEncoder {
  private readonly names: readonly string[];
  private readonly encodings: readonly Encoding[];
  private readonly zeroDates: number[];
  private readonly nulBytes: number[];
  private block = Buffer.allocUnsafe(blockSize);
  private length = 0;

  constructor(columns: readonly { readonly name: string; readonly type: ColumnType }[]) {
    this.names = columns.map((column) => column.name);
    this.encodings = columns.map((column) => encodingOf(column.type));
    this.zeroDates = columns.map(() => 0);
    this.nulBytes = columns.map(() => 0);
  }

  /**
   * Appends one row of MySQL's text protocol: for each column the length of its text and the text, 0xfb for NULL.
   * Values are copied from the packet without an object for each. True when a block is full.
   */
  textProtocolRow(packet: Buffer, start: number): boolean {
    let at = start;
    for (let i = 0; i < this.encodings.length; i++) {
      const first = packet[at++] as number; // a packet holds a length for every column
      if (first === nullLength) {
        this.cell(null, 0, 0, i);
        continue;
      }
      const lengthBytes = first < nullLength ? 0 : (longLengthBytes[first] ?? 0);
      // No value is longer than 4 GiB, so that 6 of the 8 bytes are enough.
      const length = lengthBytes === 0 ? first : packet.readUIntLE(at, Math.min(lengthBytes, 6));
      at += lengthBytes;
      this.cell(packet, at, at + length, i);
      at += length;
    }
    return this.isFull();
  }

  /** What was written since the last call. The bytes belong to the caller. */
  takeBlock(): Buffer {
    const taken = this.block.subarray(0, this.length);
    this.block = Buffer.allocUnsafe(blockSize);
    this.length = 0;
    return taken;
  }

  conversions(): readonly Conversion[] {
    return this.names.flatMap((column, i) => [
      ...counted(column, "zero date", this.zeroDates[i] ?? 0),
      ...counted(column, "NUL byte", this.nulBytes[i] ?? 0),
    ]);
  }

  private isFull(): boolean {
    return this.length >= blockSize - 4096;
  }

  private cell(from: Uint8Array | null, start: number, end: number, column: number): void {
    if (from === null) this.bytes(nullMark, 0, nullMark.length);
    else this.value(from, start, end, column);
    this.byte(column === this.encodings.length - 1 ? newlineByte : commaByte);
  }

  private value(from: Uint8Array, start: number, end: number, column: number): void {
    switch (this.encodings[column]) {
      case "text":
        return this.text(from, start, end, column);
      case "date":
        return this.date(from, start, end, column);
      case "blob":
        return this.blob(from, start, end);
      default:
        return this.bytes(from, start, end);
    }
  }

  private text(from: Uint8Array, start: number, end: number, column: number): void {
    this.reserve((end - start) * 2 + 2);
    const block = this.block;
    let at = this.length;
    let sawNul = false;
    block[at++] = quoteByte;
    for (let i = start; i < end; i++) {
      const byte = from[i] as number; // within the length
      if (byte === quoteByte) block[at++] = quoteByte;
      if (byte === 0) sawNul = true;
      else block[at++] = byte;
    }
    block[at++] = quoteByte;
    this.length = at;
    if (sawNul) this.nulBytes[column] = (this.nulBytes[column] ?? 0) + 1;
  }

  private date(from: Uint8Array, start: number, end: number, column: number): void {
    if (!isZeroDate(from, start)) return this.bytes(from, start, end);
    this.zeroDates[column] = (this.zeroDates[column] ?? 0) + 1;
    this.bytes(nullMark, 0, nullMark.length);
  }

  private blob(from: Uint8Array, start: number, end: number): void {
    this.bytes(blobMark, 0, blobMark.length);
    const hex = Buffer.from(from.buffer, from.byteOffset + start, end - start).toString("hex");
    this.bytes(Buffer.from(hex, "latin1"), 0, hex.length);
  }

  private bytes(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    this.reserve(size);
    if (size > shortValue) this.block.set(from.subarray(start, end), this.length);
    else for (let i = 0; i < size; i++) this.block[this.length + i] = from[start + i] as number;
    this.length += size;
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.block[this.length++] = byte;
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.block.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.block.length * 2, this.length + bytes));
    this.block.copy(larger, 0, 0, this.length);
    this.block = larger;
  }
}

function encodingOf({ kind }: ColumnType): Encoding {
  if (kind === "text" || kind === "blob") return kind;
  return kind === "date" || kind === "timestamp" ? "date" : "plain";
}

/** `YYYY-00-…` or `YYYY-MM-00…`: MySQL may store dates without a month or a day, and `0000-00-00`. */
function isZeroDate(text: Uint8Array, start: number): boolean {
  const noMonth = text[start + 5] === zeroDigit && text[start + 6] === zeroDigit;
  return noMonth || (text[start + 8] === zeroDigit && text[start + 9] === zeroDigit);
}

function counted(column: string, kind: Conversion["kind"], count: number): Conversion[] {
  return count === 0 ? [] : [{ column, kind, count }];
}
