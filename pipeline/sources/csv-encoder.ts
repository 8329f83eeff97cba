import type { ColumnType } from "../types/column-type.ts";
import type { Conversion } from "./source.ts";

const quoteByte = 0x22;
const commaByte = 0x2c;
const newlineByte = 0x0a;
const zeroDigit = 0x30;
const nullMark = Buffer.from("\\N");
const blobMark = Buffer.from("\\x");
const blockSize = 256 * 1024;
/** Shorter values are copied byte by byte: calling into Buffer costs more than it saves. */
const shortValue = 48;

type Encoding = "plain" | "text" | "blob" | "date";

/** A cell as the server sent it: its text, or for a blob its bytes. */
export type Cell = Uint8Array | null;

/**
 * Writes rows of server text as CSV blocks. Values that no warehouse can keep are converted and counted by column.
 *
 * @example const encoder = new CsvEncoder(columns); if (encoder.row(cells)) stream.push(encoder.takeBlock());
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

  /** Appends one row; true when a block is full and should be taken. */
  row(cells: readonly Cell[]): boolean {
    for (let i = 0; i < this.encodings.length; i++) {
      if (i > 0) this.byte(commaByte);
      const cell = cells[i];
      if (cell === null || cell === undefined) this.bytes(nullMark);
      else this.cell(cell, i);
    }
    this.byte(newlineByte);
    return this.length >= blockSize - 4096;
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

  private cell(cell: Uint8Array, column: number): void {
    switch (this.encodings[column]) {
      case "text":
        return this.text(cell, column);
      case "date":
        return this.date(cell, column);
      case "blob":
        this.bytes(blobMark);
        return this.bytes(
          Buffer.from(Buffer.from(cell.buffer, cell.byteOffset, cell.length).toString("hex"), "latin1"),
        );
      default:
        return this.bytes(cell);
    }
  }

  private text(cell: Uint8Array, column: number): void {
    this.reserve(cell.length * 2 + 2);
    const block = this.block;
    let at = this.length;
    let sawNul = false;
    block[at++] = quoteByte;
    for (let i = 0; i < cell.length; i++) {
      const byte = cell[i] as number; // within the length
      if (byte === quoteByte) block[at++] = quoteByte;
      if (byte === 0) sawNul = true;
      else block[at++] = byte;
    }
    block[at++] = quoteByte;
    this.length = at;
    if (sawNul) this.nulBytes[column] = (this.nulBytes[column] ?? 0) + 1;
  }

  private date(cell: Uint8Array, column: number): void {
    if (!isZeroDate(cell)) return this.bytes(cell);
    this.zeroDates[column] = (this.zeroDates[column] ?? 0) + 1;
    this.bytes(nullMark);
  }

  private bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    if (bytes.length > shortValue) this.block.set(bytes, this.length);
    else for (let i = 0; i < bytes.length; i++) this.block[this.length + i] = bytes[i] as number;
    this.length += bytes.length;
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
function isZeroDate(text: Uint8Array): boolean {
  const noMonth = text[5] === zeroDigit && text[6] === zeroDigit;
  return noMonth || (text[8] === zeroDigit && text[9] === zeroDigit);
}

function counted(column: string, kind: Conversion["kind"], count: number): Conversion[] {
  return count === 0 ? [] : [{ column, kind, count }];
}
