/**
 * The bytes of the UTF-8 character that begins here and is not ASCII; 0 where there is none. Half a surrogate pair is
 * none: MySQL keeps it, but PostgreSQL and DuckDB refuse it.
 */
export function utf8CharacterLength(from: Uint8Array, at: number, end: number): 0 | 2 | 3 | 4 {
  const first = from[at] as number; // within the text
  const second = at + 1 < end ? (from[at + 1] as number) : 0;
  if (first < 0xc2 || first > 0xf4 || !isContinuation(second)) return 0;
  if (first < 0xe0) return 2;
  if (at + 2 >= end || !isContinuation(from[at + 2] as number)) return 0;
  if (first < 0xf0) {
    const isShort = first === 0xe0 && second < 0xa0;
    const isSurrogate = first === 0xed && second >= 0xa0;
    return isShort || isSurrogate ? 0 : 3;
  }
  if (at + 3 >= end || !isContinuation(from[at + 3] as number)) return 0;
  const isShort = first === 0xf0 && second < 0x90;
  const isTooLarge = first === 0xf4 && second >= 0x90;
  return isShort || isTooLarge ? 0 : 4;
}

/** How many bytes at the end of a piece of text may belong to a character that the next piece completes: 0 to 3. */
export function openCharacterLength(from: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = from[end - back] as number;
    if (isContinuation(byte)) continue;
    const length = byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? back : 0;
  }
  return 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
