import { type ConversionKind, shownBytes } from "./converted-value.ts";
import { brokenRow, lengthBytesAfter, lengthIn, longestLength, nullLength } from "./text-protocol.ts";
import { openCharacterLength } from "./utf8-character.ts";

const usualHeldValue = 64 * 1024;
/** What is written at once of a value in pieces, so that the room for it stays small. */
const longestPiece = 64 * 1024;

export interface LongRowOptions {
  readonly columns: number;
  /** By position. */
  readonly keyColumns: ReadonlySet<number>;
  /** Values up to this length, and all dates at least, are put together before they are written. */
  readonly heldValue?: number | undefined;
}

/** What is done with the values of a row in pieces. */
export interface LongRowWriter {
  nullOfLongRow(column: number): void;
  shortValueOfLongRow(from: Buffer, start: number, end: number, column: number): void;
  /** @param length in bytes, as they come */
  beginLongValue(column: number, length: number): void;
  longValuePiece(from: Buffer, start: number, end: number, column: number): readonly ConversionKind[];
  endLongValue(column: number, conversions: Iterable<ConversionKind>, head: Buffer): void;
  isText(column: number): boolean;
  keyText(from: Buffer, start: number, end: number, column: number): string;
}

/** Finds the values of a row whose bytes come in pieces cut anywhere, in a length, a value or a character. */
export class LongRow {
  private readonly writer: LongRowWriter;
  private readonly columns: number;
  private readonly keyColumns: ReadonlySet<number>;
  private readonly heldValue: number;
  private column = 0;
  /** The bytes of a length, while it is incomplete. */
  private readonly lengthBytes = Buffer.alloc(longestLength);
  private lengthHave = 0;
  /** Bytes of the value at hand that are still to come; -1 between values. */
  private missing = -1;
  private held: Buffer | null = null;
  private heldBytes = 0;
  private long: LongValue | null = null;
  private keyTexts = new Map<number, string>();

  constructor(writer: LongRowWriter, { columns, keyColumns, heldValue }: LongRowOptions) {
    this.writer = writer;
    this.columns = columns;
    this.keyColumns = keyColumns;
    this.heldValue = heldValue ?? usualHeldValue;
  }

  /** No byte of a row has come. */
  get isFresh(): boolean {
    return this.column === 0 && this.lengthHave === 0 && this.missing === -1;
  }

  piece(from: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.missing === -1) this.takeLengthByte(from[at++] as number);
      else {
        const taken = Math.min(this.missing, end - at, longestPiece);
        this.takeValue(from, at, at + taken);
        at += taken;
      }
    }
  }

  /**
   * Ends the row.
   *
   * @returns the texts of its key, by column
   * @throws when values are missing
   */
  end(): ReadonlyMap<number, string> {
    if (this.column !== this.columns || this.missing !== -1 || this.lengthHave > 0) throw brokenRow();
    const texts = this.keyTexts;
    this.keyTexts = new Map();
    this.column = 0;
    return texts;
  }

  private takeLengthByte(byte: number): void {
    if (this.column === this.columns) throw brokenRow();
    this.lengthBytes[this.lengthHave++] = byte;
    const first = this.lengthBytes[0] as number;
    const after = lengthBytesAfter(first);
    if (this.lengthHave <= after) return;
    this.lengthHave = 0;
    if (first === nullLength) {
      this.writer.nullOfLongRow(this.column++);
      return;
    }
    this.beginValue(after === 0 ? first : lengthIn(this.lengthBytes, 1, after));
  }

  private beginValue(length: number): void {
    this.missing = length;
    if (length > this.heldValue) {
      this.writer.beginLongValue(this.column, length);
      this.long = new LongValue(this.writer, this.column);
    } else {
      this.held = Buffer.allocUnsafe(length);
      this.heldBytes = 0;
      if (length === 0) this.endValue();
    }
  }

  private takeValue(from: Buffer, start: number, end: number): void {
    this.missing -= end - start;
    if (this.long !== null) this.long.piece(from, start, end);
    else if (this.held !== null) this.heldBytes += from.copy(this.held, this.heldBytes, start, end);
    if (this.missing === 0) this.endValue();
  }

  private endValue(): void {
    const { held, long, column, writer } = this;
    const head = held ?? long?.head() ?? Buffer.alloc(0);
    if (this.keyColumns.has(column)) this.keyTexts.set(column, writer.keyText(head, 0, head.length, column));
    if (held !== null) writer.shortValueOfLongRow(held, 0, held.length, column);
    long?.end();
    this.held = null;
    this.long = null;
    this.missing = -1;
    this.column++;
  }
}

/** A value that passes through in pieces: only its head and a character cut in two are kept. */
class LongValue {
  private readonly writer: LongRowWriter;
  private readonly column: number;
  private readonly start = Buffer.allocUnsafe(shownBytes);
  private startBytes = 0;
  private openCharacter = Buffer.alloc(0);
  private readonly conversions = new Set<ConversionKind>();

  constructor(writer: LongRowWriter, column: number) {
    this.writer = writer;
    this.column = column;
  }

  piece(from: Buffer, start: number, end: number): void {
    this.startBytes += from.copy(this.start, this.startBytes, start, end);
    if (!this.writer.isText(this.column)) this.write(from, start, end);
    else if (this.openCharacter.length === 0) this.writeWholeCharacters(from, start, end);
    else {
      const joined = Buffer.concat([this.openCharacter, from.subarray(start, end)]);
      this.writeWholeCharacters(joined, 0, joined.length);
    }
  }

  head(): Buffer {
    return this.start.subarray(0, this.startBytes);
  }

  end(): void {
    const { openCharacter } = this;
    if (openCharacter.length > 0) this.write(openCharacter, 0, openCharacter.length);
    this.writer.endLongValue(this.column, this.conversions, this.head());
  }

  private writeWholeCharacters(from: Buffer, start: number, end: number): void {
    const open = openCharacterLength(from, start, end);
    this.write(from, start, end - open);
    this.openCharacter = Buffer.from(from.subarray(end - open, end));
  }

  private write(from: Buffer, start: number, end: number): void {
    for (const kind of this.writer.longValuePiece(from, start, end, this.column)) this.conversions.add(kind);
  }
}
