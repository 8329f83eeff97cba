import type { RowFormat } from "./row-format.ts";
import { utf8CharacterLength } from "./utf8-character.ts";

const quoteByte = 0x22;

/** Comma separated, texts always quoted, NULL as an unquoted `\N`, blobs as `\x` and hex, without a header. */
export const csvFormat: RowFormat = {
  kind: "csv",
  separator: 0x2c,
  newline: 0x0a,
  nullMark: Buffer.from("\\N"),
  quote: Buffer.from('"'),
  blobMark: Buffer.from("\\x"),
  text: csvText,
};

function csvText(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let next = at;
  for (let i = start; i < end; i++) {
    const byte = from[i] as number; // within the text
    if (byte > quoteByte && byte < 0x80) to[next++] = byte;
    else if (byte >= 0x80) {
      const length = utf8CharacterLength(from, i, end);
      if (length === 0) return -1;
      for (const last = i + length - 1; i < last; i++) to[next++] = from[i] as number;
      to[next++] = from[i] as number;
    } else if (byte === 0) return -1;
    else {
      if (byte === quoteByte) to[next++] = quoteByte;
      to[next++] = byte;
    }
  }
  return next;
}
