/**
 * How a kind of file writes rows. Texts and blobs may come in pieces, so that these functions know nothing of where a
 * value begins or ends; what goes around a value is data.
 */
export interface RowFormat {
  readonly kind: "csv" | "copy-text";
  readonly separator: number;
  /** After the last value of a row. */
  readonly newline: number;
  readonly nullMark: Uint8Array;
  /** Before and after each text. */
  readonly quote: Uint8Array;
  /** Before the hexadecimal digits of a blob. */
  readonly blobMark: Uint8Array;
  /**
   * Writes a text, or a piece that ends with a whole character.
   *
   * @returns where the next byte goes; -1, with nothing written that counts, when the text has a NUL byte or is no UTF-8
   */
  readonly text: (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number) => number;
  /**
   * Whether a text is written as it is. Given where nothing surrounds a text: a row then needs little more than a copy,
   * with a separator in the place of each length.
   */
  readonly isVerbatim?: (text: Uint8Array, start: number, end: number) => boolean;
}

/**
 * No format writes more bytes than this for one byte of the text protocol: a value of n bytes has n + 1 there, and at
 * most 2n + 4 here.
 */
export const mostBytesPerByte = 4;
