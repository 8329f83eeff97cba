import { type ConversionKind, type ConvertedValue, shownValue } from "./converted-value.ts";
import { lengthBytesAfter, lengthIn, nullLength } from "./text-protocol.ts";

export interface ConversionLogOptions {
  /** In the order of the row's values. */
  readonly columns: readonly { readonly name: string; readonly type: { readonly kind: string } }[];
  /** Which columns are the primary key, by position, in the key's order. */
  readonly keyColumns: readonly number[];
}

/** Writes down converted values with the key of their row, which may come after them. */
export class ConversionLog {
  private readonly columns: ConversionLogOptions["columns"];
  private readonly keyColumns: readonly number[];
  /** Of the row at hand. */
  private found: Omit<ConvertedValue, "key">[] = [];
  private conversions: ConvertedValue[] = [];

  constructor({ columns, keyColumns }: ConversionLogOptions) {
    this.columns = columns;
    this.keyColumns = keyColumns;
  }

  /** A value of the row at hand was converted. */
  find(column: number, kind: ConversionKind, from: Buffer, start: number, end: number): void {
    const name = this.columns[column]?.name ?? "";
    this.found.push({ column: name, kind, value: shownValue(from, start, end) });
  }

  /** The row at hand lies here and has ended. */
  endOfRow(from: Buffer, start: number): void {
    if (this.found.length > 0) this.settle(this.keyTexts(from, start));
  }

  /** The row at hand came in pieces and has ended; the texts of its key were gathered by column. */
  endOfLongRow(keyTexts: ReadonlyMap<number, string>): void {
    if (this.found.length > 0) this.settle(keyTexts);
  }

  /** The values since the last call, in the order of the rows. */
  take(): readonly ConvertedValue[] {
    const taken = this.conversions;
    this.conversions = [];
    return taken;
  }

  /** A value of the key as text: bytes of a blob in hex. */
  keyText(from: Buffer, start: number, end: number, column: number): string {
    const isBlob = this.columns[column]?.type.kind === "blob";
    return isBlob ? `\\x${from.toString("hex", start, end)}` : shownValue(from, start, end);
  }

  private settle(keyTexts: ReadonlyMap<number, string>): void {
    const { keyColumns } = this;
    const key = keyColumns.length === 0 ? null : keyColumns.map((i) => keyTexts.get(i) ?? "").join(",");
    for (const value of this.found) this.conversions.push({ ...value, key });
    this.found = [];
  }

  private keyTexts(from: Buffer, start: number): ReadonlyMap<number, string> {
    const texts = new Map<number, string>();
    let at = start;
    for (let column = 0; column < this.columns.length; column++) {
      const first = from[at++] as number; // the row was read before
      if (first === nullLength) continue;
      const bytes = lengthBytesAfter(first);
      const length = bytes === 0 ? first : lengthIn(from, at, bytes);
      at += bytes;
      if (this.keyColumns.includes(column)) texts.set(column, this.keyText(from, at, at + length, column));
      at += length;
    }
    return texts;
  }
}
