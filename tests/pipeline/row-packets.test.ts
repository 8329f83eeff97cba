import fc from "fast-check";
import { expect, test } from "vitest";
import { RowPackets, type RowPacketsOptions } from "../../pipeline/sources/row-packets.ts";
import { chunksOf, endPayload, packetsOf } from "./server-packets.ts";

interface Seen {
  readonly rows: string[];
  /** How the rows came. */
  readonly kinds: Set<"whole" | "in pieces">;
  /** All that went to the driver. */
  driver: Buffer;
  expected: number | null;
}

/** Takes the packets as they come from a socket; the driver wants so many bytes before the rows. */
function receive(chunks: readonly Buffer[], headBytes: number, options: RowPacketsOptions = {}): Seen {
  const seen: Seen = { rows: [], kinds: new Set(), driver: Buffer.alloc(0), expected: null };
  let pieces = Buffer.alloc(0);
  const reader = {
    read: (bytes: Buffer) => {
      seen.driver = Buffer.concat([seen.driver, bytes]);
    },
    expect: (sequence: number) => {
      seen.expected = sequence;
    },
    isAtRows: () => seen.driver.length === headBytes,
  };
  const sink = {
    row: (from: Buffer, start: number, end: number) => {
      seen.kinds.add("whole");
      seen.rows.push(from.toString("hex", start, end));
    },
    piece: (from: Buffer, start: number, end: number) => {
      pieces = Buffer.concat([pieces, from.subarray(start, end)]);
    },
    endOfPieces: () => {
      seen.kinds.add("in pieces");
      seen.rows.push(pieces.toString("hex"));
      pieces = Buffer.alloc(0);
    },
  };
  const packets = new RowPackets(reader, sink, options);
  for (const chunk of chunks) packets.execute(chunk);
  return seen;
}

const row = fc.uint8Array({ minLength: 1, maxLength: 120 }).map((bytes) => {
  bytes[0] = (bytes[0] ?? 0) % 0xfe;
  return bytes;
});
const head = [Buffer.from([2]), Buffer.from("a column, whatever it is"), endPayload];

test("rows come out as they went in, wherever packets and chunks are cut, and the driver gets all the rest", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 24, max: 130 }),
      fc.integer({ min: 1, max: 130 }),
      (rows, sizes, packetLimit, heldRow) => {
        const before = packetsOf(head, packetLimit);
        const bytes = packetsOf([...head, ...rows, endPayload], packetLimit);
        const seen = receive(chunksOf(bytes, sizes), before.length, { packetLimit, heldRow });
        expect(seen.rows).toEqual(rows.map((one) => Buffer.from(one).toString("hex")));
        expect(seen.driver.length).toBe(before.length + endPayload.length + 4);
        expect(seen.driver.subarray(-5)).toEqual(endPayload);
        expect(seen.driver.at(-6)).toBe(bytes.at(-6));
        expect(seen.expected).toBe(rows.length > 0 ? bytes.at(-6) : null);
      },
    ),
    { numRuns: 500 },
  );
});

const first = packetsOf(head);
const whole = (payloads: readonly Uint8Array[]): Buffer[] => [
  packetsOf([...head, ...payloads, endPayload], 32),
];

test("a row of exactly one full packet ends with an empty one", () => {
  const full = Buffer.alloc(32, 7);
  const seen = receive(whole([full, Buffer.from("b")]), first.length, { packetLimit: 32 });
  expect(seen.rows).toEqual([full.toString("hex"), "62"]);
  expect([...seen.kinds]).toEqual(["in pieces", "whole"]);
});

test("a row whose first value has a length of eight bytes is not taken for the end", () => {
  const longValue = Buffer.from([0xfe, 1, 0, 0, 0, 0, 0, 0, 0, 65]);
  const seen = receive(whole([longValue]), first.length, { packetLimit: 32 });
  expect(seen.rows).toEqual([longValue.toString("hex")]);
});

test("an error among the rows goes to the driver, with its sequence number", () => {
  const error = Buffer.from([0xff, 0x25, 0x05, 0x23]);
  const bytes = packetsOf([...head, Buffer.from("r"), error]);
  for (const size of [1, 5, 1000]) {
    const seen = receive(chunksOf(bytes, [size]), first.length);
    expect(seen.rows).toEqual(["72"]);
    expect(seen.driver.subarray(-4)).toEqual(error);
    expect(seen.expected).toBe(5);
  }
});

test("a result without rows leaves everything to the driver", () => {
  const seen = receive(whole([]), first.length, { packetLimit: 32 });
  expect(seen).toMatchObject({ rows: [], expected: null });
});

test("a packet out of its order is an error, and no row is lost in silence", () => {
  const bytes = Buffer.concat([
    first,
    packetsOf([Buffer.from("a")], 99, 4),
    packetsOf([Buffer.from("c")], 99, 6),
  ]);
  expect(() => receive([bytes], first.length)).toThrow("do not follow each other");
});
