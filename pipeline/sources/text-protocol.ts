/** MySQL's text protocol writes the length before each value: up to 250 in the byte itself, 251 for NULL. */
export const nullLength = 0xfb;

/** The most that the length of a value takes: a mark and 8 bytes. */
export const longestLength = 9;

/** How many bytes of a length follow its first byte. */
export function lengthBytesAfter(first: number): 0 | 2 | 3 | 8 {
  if (first === 0xfc) return 2;
  if (first === 0xfd) return 3;
  return first === 0xfe ? 8 : 0;
}

/** The number in so many bytes. No value is longer than 4 GiB, so that 6 of 8 bytes are enough. */
export function lengthIn(from: Buffer, at: number, bytes: number): number {
  return from.readUIntLE(at, Math.min(bytes, 6));
}

/** A row's lengths do not add up, or it has other columns than expected. */
export function brokenRow(): Error {
  return new Error("A row of the MySQL server does not have the values of its columns.");
}
