/** What a MySQL server sends during a query, built by hand. */

/** A value of the text protocol; null for NULL. */
export type ServerValue = Uint8Array | null;

/** A row's payload: before each value its length, 0xfb for NULL. */
export function rowPayload(row: readonly ServerValue[]): Buffer {
  return Buffer.concat(
    row.flatMap((value) => (value === null ? [Buffer.from([0xfb])] : [lengthBytes(value.length), value])),
  );
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(9);
  if (length < 251) return Buffer.from([length]);
  const [mark, size] = length < 2 ** 16 ? [0xfc, 2] : length < 2 ** 24 ? [0xfd, 3] : [0xfe, 8];
  bytes[0] = mark;
  bytes.writeUIntLE(length, 1, Math.min(size, 6));
  return bytes.subarray(0, size + 1);
}

/** Payloads as packets, long ones split at the limit, their sequence numbers counted from `first`. */
export function packetsOf(payloads: readonly Uint8Array[], limit = 0xffffff, first = 1): Buffer {
  const parts: Uint8Array[] = [];
  let sequence = first;
  for (const payload of payloads) {
    for (let at = 0; at <= payload.length; at += limit) {
      const part = payload.subarray(at, at + limit);
      const header = Buffer.alloc(4);
      header.writeUIntLE(part.length, 0, 3);
      header[3] = sequence++ & 255;
      parts.push(header, part);
    }
  }
  return Buffer.concat(parts);
}

/** After the last row. */
export const endPayload = Buffer.from([0xfe, 0, 0, 2, 0]);

/** Cut into chunks of these sizes, again and again. */
export function chunksOf(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
