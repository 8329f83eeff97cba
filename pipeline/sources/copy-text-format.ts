import type { RowFormat } from "./row-format.ts";
import { utf8CharacterLength } from "./utf8-character.ts";

const backslash = 0x5c;
/** What follows the backslash, by byte; 0 for a byte that stands for itself. */
const escapes = new Uint8Array(128);
for (const [byte, letter] of ["\\\\", "\tt", "\nn", "\rr"]) {
  if (byte !== undefined && letter !== undefined) escapes[byte.charCodeAt(0)] = letter.charCodeAt(0);
}

/** The text format of PostgreSQL's COPY: tab separated, NULL as `\N`, bytea as `\\x` and hex. */
export const copyTextFormat: RowFormat = {
  kind: "copy-text",
  separator: 0x09,
  newline: 0x0a,
  nullMark: Buffer.from("\\N"),
  quote: new Uint8Array(0),
  blobMark: Buffer.from("\\\\x"),
  text: copyText,
  isVerbatim,
};

/** Bytes that a text may hold as they are, 1, and all others, 0; those of UTF-8's longer characters are looked at. */
const asTheyAre = new Uint8Array(256);
for (let byte = 1; byte < 128; byte++) asTheyAre[byte] = escapes[byte] === 0 ? 1 : 0;

function isVerbatim(text: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = text[i] as number; // within the text
    if (asTheyAre[byte] === 1) continue;
    const length = byte < 0x80 ? 0 : utf8CharacterLength(text, i, end);
    if (length === 0) return false;
    i += length - 1;
  }
  return true;
}

function copyText(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let next = at;
  for (let i = start; i < end; i++) {
    const byte = from[i] as number; // within the text
    if (byte < 0x80) {
      const letter = escapes[byte] as number;
      if (letter === 0) {
        if (byte === 0) return -1;
        to[next++] = byte;
      } else {
        to[next++] = backslash;
        to[next++] = letter;
      }
    } else {
      const length = utf8CharacterLength(from, i, end);
      if (length === 0) return -1;
      for (const last = i + length - 1; i < last; i++) to[next++] = from[i] as number;
      to[next++] = from[i] as number;
    }
  }
  return next;
}
