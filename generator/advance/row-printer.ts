import type { Print } from "./row-prints.ts";

/**
 * Boils the bytes of rows down to two independent 32-bit numbers: multiplication and shifts on two lanes, four bytes
 * at a time (the mixing of bryc's cyrb53). Rows of one key are compared by it, so that two versions of a row look the
 * same with a probability of 2⁻⁶⁴. Numbers of one process are for that process: they depend on the machine's byte order.
 */
export class RowPrinter {
  #words: Int32Array = new Int32Array();

  /** Puts the numbers into the print. */
  print(bytes: Uint8Array, into: Print): void {
    // Words begin at every fourth byte of memory.
    if (bytes.byteOffset % 4 !== 0) return this.print(new Uint8Array(bytes), into);
    const words = this.#wordsOf(bytes);
    const count = bytes.length >> 2;
    let low = 0xdeadbeef ^ bytes.length;
    let high = 0x41c6ce57 ^ bytes.length;
    for (let at = 0; at < count; at++) {
      const word = words[at] ?? 0;
      low = Math.imul(low ^ word, 2654435761);
      low ^= low >>> 15;
      high = Math.imul(high ^ word, 1597334677);
      high ^= high >>> 13;
    }
    for (let at = count << 2; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      low = Math.imul(low ^ byte, 2654435761);
      low ^= low >>> 15;
      high = Math.imul(high ^ byte, 1597334677);
      high ^= high >>> 13;
    }
    into.low = mixed(low, high);
    into.high = mixed(high, low);
  }

  /** The memory of the bytes in words, kept while it is the same. */
  #wordsOf({ buffer, byteOffset }: Uint8Array): Int32Array {
    if (this.#words.buffer !== buffer || this.#words.byteOffset !== byteOffset) {
      this.#words = new Int32Array(buffer, byteOffset, (buffer.byteLength - byteOffset) >> 2);
    }
    return this.#words;
  }
}

function mixed(lane: number, other: number): number {
  return Math.imul(lane ^ (lane >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
}
