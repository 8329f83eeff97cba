/**
 * Boils bytes down to two independent 32-bit numbers: murmur-like multiplication of four bytes at a time on two lanes
 * (the mixing of bryc's cyrb53). Rows of one key are compared by it, so that two versions of a row look the same with
 * a probability of 2⁻⁶⁴.
 */
export function printBytes(bytes: Uint8Array): { readonly low: number; readonly high: number } {
  let low = 0xdeadbeef ^ bytes.length;
  let high = 0x41c6ce57 ^ bytes.length;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = wordAt(bytes, at);
    low = Math.imul(low ^ word, 2654435761);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 1597334677);
    high ^= high >>> 13;
  }
  for (let at = whole; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    low = Math.imul(low ^ byte, 2654435761);
    high = Math.imul(high ^ byte, 1597334677);
  }
  return { low: mixed(low, high), high: mixed(high, low) };
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

function mixed(lane: number, other: number): number {
  return (Math.imul(lane ^ (lane >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)) >>> 0;
}
