/** A growing buffer with the few ways of writing that rows need. Reused from row to row. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was written so far; valid until the next write. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** Forgets what was written after this length. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** Makes room for so many more bytes. */
  reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Characters below 128 only. */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** Bytes that lie ready; for the few that are usual, a loop is faster than a call of `set`. */
  bytes(ready: Uint8Array): void {
    const { length } = ready;
    this.reserve(length);
    if (length > 48) this.#bytes.set(ready, this.#length);
    else for (let i = 0; i < length; i++) this.#bytes[this.#length + i] = ready[i] as number;
    this.#length += length;
  }

  /** A safe integer in decimal digits. */
  integer(value: number): void {
    if (value < 0 || value > 999_999_999) {
      this.ascii(String(value));
      return;
    }
    const end = this.#length + digitCount(value);
    this.reserve(end - this.#length);
    for (let at = end - 1, left = value | 0; at >= this.#length; at--) {
      const rest = (left / 10) | 0;
      this.#bytes[at] = 48 + left - rest * 10;
      left = rest;
    }
    this.#length = end;
  }

  /** Two digits of 0 … 99. */
  twoDigits(value: number): void {
    this.reserve(2);
    const tens = (value / 10) | 0;
    this.#bytes[this.#length++] = 48 + tens;
    this.#bytes[this.#length++] = 48 + value - tens * 10;
  }

  /** Text in double quotes, with its own double quotes doubled, as UTF-8. */
  quoted(text: string): void {
    this.reserve(text.length * 3 + 2);
    const start = this.#length;
    this.#bytes[this.#length++] = quote;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 128) {
        this.#length = start;
        this.#quotedSlowly(text);
        return;
      }
      if (code === quote) this.#bytes[this.#length++] = quote;
      this.#bytes[this.#length++] = code;
    }
    this.#bytes[this.#length++] = quote;
  }

  #quotedSlowly(text: string): void {
    this.#between(quote, text.includes('"') ? text.replaceAll('"', '""') : text);
  }

  /** Text in single quotes as MySQL reads it, with a backslash before what would end or change it, as UTF-8. */
  escaped(text: string): void {
    this.reserve(text.length + 2);
    const start = this.#length;
    this.#bytes[this.#length++] = singleQuote;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 128 || code === singleQuote || code === backslash || code < 32) {
        this.#length = start;
        this.#between(
          singleQuote,
          text.replace(toEscape, (found) => escapes.get(found) ?? found),
        );
        return;
      }
      this.#bytes[this.#length++] = code;
    }
    this.#bytes[this.#length++] = singleQuote;
  }

  #between(mark: number, text: string): void {
    this.reserve(text.length * 3 + 2);
    this.#bytes[this.#length++] = mark;
    this.#length += this.#bytes.write(text, this.#length, "utf8");
    this.#bytes[this.#length++] = mark;
  }
}

const quote = 0x22;
const singleQuote = 0x27;
const backslash = 0x5c;

/** As mysqldump does: line ends too, so that a row stays on its line. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["'", "\\'"],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\0", "\\0"],
  ["\x1a", "\\Z"],
]);
const toEscape = /['\\\p{Cc}]/gu;

function digitCount(value: number): number {
  let count = 1;
  for (let power = 10; power <= value; power *= 10) count++;
  return count;
}
