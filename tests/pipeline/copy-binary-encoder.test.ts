import fc from "fast-check";
import { expect, test } from "vitest";
import { BlockWriter } from "../../pipeline/sources/block-writer.ts";
import { CopyBinaryEncoder } from "../../pipeline/sources/copy-binary-encoder.ts";
import { copyFormatFor } from "../../pipeline/sources/copy-format-for.ts";
import { RowPackets } from "../../pipeline/sources/row-packets.ts";
import type { ColumnType } from "../../pipeline/types/column-type.ts";
import { chunksOf, endPayload, packetsOf, rowPayload, type ServerValue } from "./server-packets.ts";

interface Cuts {
  readonly chunkSizes: readonly number[];
  readonly packetLimit: number;
  readonly heldRow: number;
  readonly heldValue: number;
  readonly blockSize: number;
}
const uncut = {
  chunkSizes: [1 << 30],
  packetLimit: 0xffffff,
  heldRow: 1 << 20,
  heldValue: 1 << 16,
  blockSize: 1 << 18,
};

type Cell = Buffer | null;

function encode(
  types: readonly ColumnType[],
  rows: readonly (readonly ServerValue[])[],
  cuts: Partial<Cuts> = {},
) {
  const { chunkSizes, packetLimit, heldRow, heldValue, blockSize } = { ...uncut, ...cuts };
  const blocks: Buffer[] = [];
  const out = new BlockWriter((block) => blocks.push(block), blockSize);
  const columns = types.map((type, i) => ({ name: `c${i}`, type }));
  const encoder = new CopyBinaryEncoder({ columns, keyColumns: [0], out, heldValue });
  const reader = { read: () => {}, expect: () => {}, isAtRows: () => true };
  const packets = new RowPackets(reader, encoder, { packetLimit, heldRow });
  const sent = packetsOf([...rows.map(rowPayload), endPayload], packetLimit);
  for (const chunk of chunksOf(sent, chunkSizes)) packets.execute(chunk);
  encoder.end();
  return { cells: decode(Buffer.concat(blocks)), encoder };
}

/** The fields of each row, as PostgreSQL's documentation lays out the format. */
function decode(bytes: Buffer): Cell[][] {
  expect(bytes.toString("latin1", 0, 11)).toBe("PGCOPY\n\xff\r\n\0");
  expect(bytes.readBigInt64BE(11)).toBe(0n);
  const rows: Cell[][] = [];
  let at = 19;
  for (let count = bytes.readInt16BE(at); count !== -1; count = bytes.readInt16BE(at)) {
    at += 2;
    const row: Cell[] = [];
    for (let i = 0; i < count; i++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length === -1 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
  expect(at + 2).toBe(bytes.length);
  return rows;
}

const cell = (type: ColumnType, text: string): Cell =>
  encode([type], [[Buffer.from(text)]]).cells[0]?.[0] ?? null;

test("integers of every size", () => {
  const read = [
    ["smallint", 16, (found: Buffer) => BigInt(found.readInt16BE())],
    ["integer", 32, (found: Buffer) => BigInt(found.readInt32BE())],
    ["bigint", 64, (found: Buffer) => found.readBigInt64BE()],
  ] as const;
  for (const [kind, bits, from] of read) {
    const any = fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n });
    const edges = [0n, -1n, 9n, 10n ** 8n, -(10n ** 8n), 2n ** 31n, 10n ** 14n, -(10n ** 14n), 10n ** 15n];
    const sized = fc.oneof(
      any,
      fc.constantFrom(...edges).map((n) => BigInt.asIntN(bits, n)),
    );
    fc.assert(
      fc.property(sized, (n) => {
        expect(from(cell({ kind }, String(n)) ?? Buffer.alloc(8))).toBe(n);
      }),
    );
  }
});

test("doubles to the last bit, whatever their text", () => {
  const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n / 100);
  const text = fc.oneof(
    fc.oneof(amount, fc.double({ noNaN: true, noDefaultInfinity: true })).map(String),
    fc.stringMatching(/^-?[0-9]{1,17}(\.[0-9]{1,20})?$/),
    fc.stringMatching(/^-?[1-9]\.[0-9]{1,16}e(-[1-9][0-9]|[12][0-9])$/),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(cell({ kind: "double" }, value)?.readDoubleBE()).toBe(Number(value));
    }),
    { numRuns: 2000 },
  );
});

test("floats, from the text of the double that holds them", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(cell({ kind: "real" }, Object.is(value, -0) ? "-0" : String(value))?.readFloatBE()).toBe(value);
    }),
  );
});

const start2000 = Date.UTC(2000, 0, 1);
const aDay = fc.date({
  min: new Date("0001-01-01"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});

test("days and moments, counted from 2000", () => {
  fc.assert(
    fc.property(
      aDay,
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (day, micro, decimals) => {
        const seconds = Math.floor(day.getTime() / 1000) * 1000;
        const text = new Date(seconds).toISOString().slice(0, 19).replace("T", " ");
        const days = Math.floor((seconds - start2000) / 86_400_000);
        expect(cell({ kind: "date" }, text.slice(0, 10))?.readInt32BE()).toBe(days);
        const fraction = String(micro).padStart(6, "0").slice(0, decimals);
        const moment = decimals === 0 ? text : `${text}.${fraction}`;
        const microseconds = BigInt(seconds - start2000) * 1000n + BigInt(fraction.padEnd(6, "0"));
        expect(cell({ kind: "timestamp" }, moment)?.readBigInt64BE()).toBe(microseconds);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ["00:00:00", 0n],
  ["838:59:59.999999", 3_020_399_999_999n],
  ["-838:59:59.999999", -3_020_399_999_999n],
  ["-00:00:00.1", -100_000n],
  ["24:00:01", 86_401_000_000n],
])("the span %s", (text, microseconds) => {
  const found = cell({ kind: "time", decimals: 6 }, text);
  expect(found).toHaveLength(16);
  expect(found?.readBigInt64BE()).toBe(microseconds);
  expect(found?.readBigInt64BE(8)).toBe(0n);
});

test("decimals keep every digit and their scale", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,12})?$/), (text) => {
      const found = cell({ kind: "numeric", precision: 65, scale: 12 }, text) ?? Buffer.alloc(8);
      const [groups, weight, scale] = [found.readInt16BE(0), found.readInt16BE(2), found.readInt16BE(6)];
      let digits = 0n;
      for (let i = 0; i < groups; i++) digits = digits * 10_000n + BigInt(found.readInt16BE(8 + 2 * i));
      const exponent = 4 * (weight + 1 - groups) + 20;
      const value = digits * 10n ** BigInt(exponent) * (found.readUInt16BE(4) === 0x4000 ? -1n : 1n);
      const [whole = "", fraction = ""] = text.replace("-", "").split(".");
      const expected = BigInt(whole + fraction.padEnd(20, "0")) * (text.startsWith("-") ? -1n : 1n);
      expect([value, scale]).toEqual([expected, fraction.length]);
    }),
  );
});

const types = [{ kind: "integer" }, { kind: "text" }, { kind: "blob" }, { kind: "date" }] as const;
const size = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

test("rows cut anywhere come out whole", () => {
  const row = fc.tuple(
    fc.option(fc.integer(), { freq: 9 }),
    fc.option(fc.string({ unit: "binary", maxLength: 90 }).map((text) => text.replaceAll("\0", ""))),
    fc.option(fc.uint8Array({ maxLength: 300 })),
    fc.option(fc.constantFrom("2024-02-29", "0000-00-00", "2023-02-29")),
  );
  const cuts = fc.record({
    chunkSizes: fc.array(size(1, 300), { minLength: 1, maxLength: 6 }),
    packetLimit: size(10, 500),
    heldRow: size(1, 500),
    heldValue: size(32, 100),
    blockSize: size(1, 2000),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), cuts, (rows, where) => {
      const sent = rows.map(([n, text, blob, day]) => [
        n === null ? null : Buffer.from(String(n)),
        text === null ? null : Buffer.from(text),
        blob,
        day === null ? null : Buffer.from(day),
      ]);
      const { cells, encoder } = encode(types, sent, where);
      const found = cells.map(([n, text, blob, day]) => [
        n?.readInt32BE() ?? null,
        text?.toString() ?? null,
        blob?.toString("hex") ?? null,
        day?.readInt32BE() ?? null,
      ]);
      const leapDay = (Date.UTC(2024, 1, 29) - start2000) / 86_400_000;
      expect(found).toEqual(
        rows.map(([n, text, blob, day]) => [
          n,
          text === null ? null : Buffer.from(text).toString(),
          blob === null ? null : Buffer.from(blob).toString("hex"),
          day === "2024-02-29" ? leapDay : null,
        ]),
      );
      const impossible = rows.filter(([, , , day]) => day !== null && day !== "2024-02-29");
      expect(encoder.takeConversions().map(({ key }) => key)).toEqual(
        impossible.map(([n]) => String(n ?? "")),
      );
    }),
    { numRuns: 300 },
  );
});

test("a text that must be converted is, with its new length before it, and is written down", () => {
  const text = Buffer.from([0x61, 0, 0xed, 0xa0, 0x80, 0x62]);
  const { cells, encoder } = encode(types, [[Buffer.from("7"), text, null, null]]);
  expect(cells[0]?.[1]?.toString()).toBe("a?b");
  expect(encoder.takeConversions().map(({ column, kind, key }) => [column, kind, key])).toEqual([
    ["c1", "NUL byte", "7"],
    ["c1", "invalid text", "7"],
  ]);
});

test("a text too long to be held that must be converted is an error, never a wrong length", () => {
  const row = [Buffer.from("7"), Buffer.concat([Buffer.alloc(500, "x"), Buffer.alloc(1)]), null, null];
  expect(() => encode(types, [row], { heldRow: 10, heldValue: 32, chunkSizes: [50] })).toThrow(
    "cannot be converted in binary COPY",
  );
});

test("tables whose texts can be that long are loaded with COPY text", () => {
  expect(copyFormatFor([{ declaredType: "int(11)" }, { declaredType: "text" }])).toBe("copy-binary");
  for (const declaredType of ["mediumtext", "LONGTEXT", "json"])
    expect(copyFormatFor([{ declaredType: "int(11)" }, { declaredType }])).toBe("copy-text");
});
