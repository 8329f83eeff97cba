/**
 * `impossible date`: no warehouse has the day (`0000-00-00`, `2020-00-15`, `2020-02-31`, the year 0), read as NULL.
 * `NUL byte`: removed from the text. `invalid text`: bytes that are no UTF-8, such as half a surrogate pair, each
 * character of them read as `?`, which is what MySQL makes of a character that it cannot convert.
 */
export type ConversionKind = "impossible date" | "NUL byte" | "invalid text";

/** A value that no warehouse can keep as it is, and the row that it lies in. */
export interface ConvertedValue {
  readonly column: string;
  readonly kind: ConversionKind;
  /** The texts of the row's primary key, joined by commas; null where the table has none. */
  readonly key: string | null;
  /** The source's text, at most 200 characters, NUL bytes shown as `\0`. */
  readonly value: string;
}

const mostCharacters = 200;
/** No character of UTF-8 has more bytes. */
const mostBytesOfCharacter = 4;

/** How many bytes of a value are enough to show it. */
export const shownBytes = (mostCharacters + 1) * mostBytesOfCharacter;

/** A value's text as a `ConvertedValue` shows it. */
export function shownValue(bytes: Buffer, start = 0, end = bytes.length): string {
  const text = bytes.toString("utf8", start, Math.min(end, start + shownBytes)).replaceAll("\0", "\\0");
  return Array.from(text.slice(0, 2 * mostCharacters))
    .slice(0, mostCharacters)
    .join("");
}
