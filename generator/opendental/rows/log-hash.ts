import { scattered } from "../../../foundation/scatter.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** All pairs of base64 digits: 12 bits each. */
const pairs: readonly string[] = Array.from(
  { length: 4096 },
  (_, bits) => `${alphabet[bits >> 6]}${alphabet[bits & 63]}`,
);

/**
 * 32 bytes in base64 that look like the hash OpenDental keeps of an entry of the audit trail, and are another for
 * every entry. OpenDental's own cannot be recomputed from them: a SHA-256 for each of millions of rows costs more
 * than writing them.
 */
export function logHash(number: number, at: number, user: number, patient: number): string {
  let text = "";
  for (let word = 0; word < 10; word++) {
    const bits = scattered(number, at, user + word * 0x10001, patient);
    text += (pairs[bits & 4095] ?? "") + (pairs[(bits >>> 12) & 4095] ?? "");
  }
  // The last of 43 digits has four bits, then comes the padding.
  const bits = scattered(at, number, patient, user);
  return `${text}${pairs[bits & 4095] ?? ""}${alphabet[(bits >>> 12) & 60] ?? ""}=`;
}
