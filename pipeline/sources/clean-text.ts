import type { ConversionKind } from "./converted-value.ts";
import { utf8CharacterLength } from "./utf8-character.ts";

export interface CleanText {
  readonly bytes: Buffer;
  /** What was done to the text. */
  readonly kinds: readonly ConversionKind[];
}

const replacement = 0x3f;

/** A text as every warehouse takes it: without NUL bytes, and with `?` for each character that is no UTF-8. */
export function cleanText(from: Uint8Array, start: number, end: number): CleanText {
  const bytes = Buffer.allocUnsafe(end - start);
  let length = 0;
  let hadNul = false;
  let wasInvalid = false;
  for (let at = start; at < end; ) {
    const byte = from[at] as number; // within the text
    const size = byte < 0x80 ? 1 : utf8CharacterLength(from, at, end);
    if (byte === 0) hadNul = true;
    else if (size === 0) bytes[length++] = replacement;
    else for (let i = 0; i < size; i++) bytes[length++] = from[at + i] as number;
    if (size === 0) wasInvalid = true;
    at += size === 0 ? brokenLength(from, at, end) : size;
  }
  const kinds: ConversionKind[] = [];
  if (hadNul) kinds.push("NUL byte");
  if (wasInvalid) kinds.push("invalid text");
  return { bytes: bytes.subarray(0, length), kinds };
}

/** Half a surrogate pair is one character of three bytes to MySQL; anything else is told byte by byte. */
function brokenLength(from: Uint8Array, at: number, end: number): number {
  const isSurrogate =
    from[at] === 0xed &&
    at + 2 < end &&
    ((from[at + 1] as number) & 0xe0) === 0xa0 &&
    ((from[at + 2] as number) & 0xc0) === 0x80;
  return isSurrogate ? 3 : 1;
}
