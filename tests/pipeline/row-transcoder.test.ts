import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BlockWriter } from "../../pipeline/sources/block-writer.ts";
import type { ConvertedValue } from "../../pipeline/sources/converted-value.ts";
import { copyTextFormat } from "../../pipeline/sources/copy-text-format.ts";
import { csvFormat } from "../../pipeline/sources/csv-format.ts";
import { RowPackets } from "../../pipeline/sources/row-packets.ts";
import { RowTranscoder } from "../../pipeline/sources/row-transcoder.ts";
import { chunksOf, endPayload, packetsOf, rowPayload, type ServerValue } from "./server-packets.ts";

const columns = [
  { name: "number", type: { kind: "bigint" } },
  { name: "text", type: { kind: "text" } },
  { name: "blob", type: { kind: "blob" } },
  { name: "day", type: { kind: "date" } },
  { name: "moment", type: { kind: "timestamp" } },
] as const;

interface Written {
  readonly bytes: Buffer;
  readonly conversions: readonly ConvertedValue[];
  readonly largestBlock: number;
  readonly rows: number;
  readonly longestRow: number;
}

interface Cuts {
  readonly chunkSizes: readonly number[];
  readonly packetLimit: number;
  readonly heldRow: number;
  readonly heldValue: number;
  readonly blockSize: number;
}
const uncut: Cuts = {
  chunkSizes: [1 << 30],
  packetLimit: 0xffffff,
  heldRow: 1 << 20,
  heldValue: 1 << 16,
  blockSize: 1 << 18,
};

type Row = readonly ServerValue[];

function transcode(format: typeof csvFormat, rows: readonly Row[], cuts: Partial<Cuts> = {}): Written {
  const { chunkSizes, packetLimit, heldRow, heldValue, blockSize } = { ...uncut, ...cuts };
  const blocks: Buffer[] = [];
  const out = new BlockWriter((block) => blocks.push(block), blockSize);
  const sink = new RowTranscoder({ columns, keyColumns: [3, 0], format, out, heldValue });
  const reader = { read: () => {}, expect: () => {}, isAtRows: () => true };
  const packets = new RowPackets(reader, sink, { packetLimit, heldRow });
  const sent = packetsOf([...rows.map(rowPayload), endPayload], packetLimit);
  for (const chunk of chunksOf(sent, chunkSizes)) packets.execute(chunk);
  out.flush();
  return {
    bytes: Buffer.concat(blocks),
    conversions: sink.takeConversions(),
    largestBlock: Math.max(0, ...blocks.map(({ buffer }) => buffer.byteLength)),
    rows: sink.rows,
    longestRow: sink.longestRow,
  };
}

const bytes = (text: string): Buffer => Buffer.from(text);

/** The same rows written plainly, with strings and regular expressions. */
interface PlainFormat {
  readonly format: typeof csvFormat;
  readonly separator: string;
  readonly text: (text: string) => string;
  readonly blob: (hex: string) => string;
}
const copyEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const formats: readonly PlainFormat[] = [
  {
    format: csvFormat,
    separator: ",",
    text: (text) => `"${text.replaceAll('"', '""')}"`,
    blob: (hex) => `\\x${hex}`,
  },
  {
    format: copyTextFormat,
    separator: "\t",
    text: (text) => text.replace(/[\\\t\n\r]/g, (found) => copyEscapes[found] ?? ""),
    blob: (hex) => `\\\\x${hex}`,
  },
];

function plainly(plain: PlainFormat, rows: readonly Row[]): string {
  const cell = (value: ServerValue, column: number): string => {
    if (value === null) return "\\N";
    const text = Buffer.from(value).toString("utf8");
    if (column === 1) return plain.text(plainText(Buffer.from(value)));
    if (column === 2) return plain.blob(Buffer.from(value).toString("hex"));
    return column > 2 && !dayExists(text.slice(0, 10)) ? "\\N" : text;
  };
  return rows.map((row) => joined(plain, ...row.map(cell))).join("");
}

const joined = ({ separator }: PlainFormat, ...cells: string[]): string => `${cells.join(separator)}\n`;

/** Surrogates become one question mark each, as bytes so that nothing else does. */
function plainText(value: Buffer): string {
  const hex = value.toString("hex").replace(/(..)/g, "$1 ");
  const clean = hex.replace(/ed [ab]. [89ab]. /g, "3f ").replaceAll("00 ", "");
  return Buffer.from(clean.replaceAll(" ", ""), "hex").toString("utf8");
}

function dayExists(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !day.startsWith("0000") && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

const number = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => bytes(String(n)));
const unit = fc.oneof(
  fc.constantFrom("a", '"', "\\", "\t", "\n", "\r", ",", "\0", "\b", "\f", "\v", "\u007f", "é", "€", "😀"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
const textPiece = fc.oneof(
  { arbitrary: unit.map(bytes), weight: 40 },
  { arbitrary: fc.constant(Buffer.from([0xed, 0xa0, 0x80])), weight: 1 },
);
const text = fc.array(textPiece, { maxLength: 90 }).map((pieces) => Buffer.concat(pieces));
const padded = (n: number, length: number): string => String(n).padStart(length, "0");
const day = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 1, 4, 100, 1900, 2000, 2024, 9999), fc.integer({ min: 0, max: 9999 })),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 31 }),
  )
  .map(([year, month, date]) => `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`);
const moment = fc
  .tuple(day, fc.constantFrom("00:00:00", "23:59:59", "12:00:00.000001"))
  .map(([date, time]) => bytes(`${date} ${time}`));
const row = fc.tuple(
  fc.option(number, { freq: 10 }),
  fc.option(text),
  fc.option(fc.uint8Array({ maxLength: 300 })),
  fc.option(day.map(bytes)),
  fc.option(moment),
);
const size = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const cuts = fc.record({
  chunkSizes: fc.array(size(1, 300), { minLength: 1, maxLength: 6 }),
  packetLimit: size(10, 500),
  heldRow: size(1, 500),
  heldValue: size(32, 100),
  blockSize: size(1, 2000),
});

describe.each(formats)("as $format.kind", (plain) => {
  test("rows cut anywhere are written as a plain encoder writes them", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), cuts, (rows, where) => {
        const written = transcode(plain.format, rows, where);
        const expected = plainly(plain, rows);
        expect(written.bytes.toString("utf8")).toBe(expected);
        expect(written.rows).toBe(rows.length);
        const lengths = rows.map((one) => Buffer.byteLength(plainly(plain, [one])));
        expect(written.longestRow).toBe(Math.max(...lengths));
      }),
      { numRuns: 200 },
    );
  });

  test("what is converted does not depend on where rows are cut", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), cuts, (rows, where) => {
        expect(transcode(plain.format, rows, where).conversions).toEqual(
          transcode(plain.format, rows).conversions,
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each([0, 250, 251, 252, 65_535, 65_536, 0xfffff0, 0xffffff])(
    "a text of %i bytes passes whole",
    (length) => {
      const value = Buffer.alloc(length, "xyz");
      const row = [bytes("1"), value, null, null, null];
      const written = transcode(plain.format, [row, row], { chunkSizes: [65_536] });
      const line = joined(plain, "1", plain.text(value.toString()), "\\N", "\\N", "\\N");
      expect(written.bytes.equals(bytes(line.repeat(2)))).toBe(true);
    },
  );

  test("no buffer grows with the length of a row", () => {
    const long = Buffer.alloc(5_000_000, 'a"\\');
    const rows = [[bytes("1"), long, long, null, null]];
    const { largestBlock, bytes: all } = transcode(plain.format, rows, {
      chunkSizes: [65_536],
      heldRow: 256 * 1024,
    });
    expect(largestBlock).toBeLessThanOrEqual(1024 * 1024);
    const line = joined(
      plain,
      "1",
      plain.text(long.toString()),
      plain.blob(long.toString("hex")),
      "\\N",
      "\\N",
    );
    expect(all.equals(bytes(line))).toBe(true);
  });

  test("a row that lacks a value or has one too many is an error", () => {
    const short = [bytes("1"), null, null, null];
    for (const wrong of [short, [...short, null, null]]) {
      expect(() => transcode(plain.format, [wrong])).toThrow("does not have the values of its columns");
      expect(() => transcode(plain.format, [wrong], { heldRow: 1, chunkSizes: [3] })).toThrow(
        "does not have the values of its columns",
      );
    }
  });
});

const edges: readonly Row[] = [
  [bytes("1"), bytes("\\N"), bytes("ab"), bytes("0001-01-01"), bytes("9999-12-31 23:59:59.999999")],
  [null, null, null, null, null],
  [bytes("2"), bytes('say "hi",\n\t\\.\r'), bytes(""), bytes("2024-02-29"), bytes("0000-00-00 10:11:12")],
  [bytes("3"), bytes(""), Buffer.from([0, 255]), bytes("2023-02-29"), bytes("2000-02-29 00:00:00")],
];

test("as CSV, texts are always quoted and NULL never is, so that they cannot be confused", () => {
  expect(transcode(csvFormat, edges).bytes.toString()).toBe(
    [
      '1,"\\N",\\x6162,0001-01-01,9999-12-31 23:59:59.999999',
      "\\N,\\N,\\N,\\N,\\N",
      '2,"say ""hi"",\n\t\\.\r",\\x,2024-02-29,\\N',
      '3,"",\\x00ff,\\N,2000-02-29 00:00:00',
      "",
    ].join("\n"),
  );
});

test("as COPY text, a backslash is always escaped, so that no text is taken for NULL", () => {
  expect(transcode(copyTextFormat, edges).bytes.toString()).toBe(
    [
      "1\t\\\\N\t\\\\x6162\t0001-01-01\t9999-12-31 23:59:59.999999",
      "\\N\t\\N\t\\N\t\\N\t\\N",
      '2\tsay "hi",\\n\\t\\\\.\\r\t\\\\x\t2024-02-29\t\\N',
      "3\t\t\\\\x00ff\t\\N\t2000-02-29 00:00:00",
      "",
    ].join("\n"),
  );
});

test("each converted value is written down with the key of its row, which may come after it", () => {
  const lone = Buffer.from([0x61, 0xed, 0xa0, 0x80]);
  const { conversions } = transcode(csvFormat, [
    [bytes("1"), bytes("a\0b\0"), null, bytes("2024-01-01"), bytes("2020-00-15 00:00:00")],
    [bytes("2"), lone, null, bytes("0000-00-00"), null],
    [bytes("3"), bytes(`\0${"é".repeat(500)}`), null, null, null],
  ]);
  expect(conversions).toEqual([
    { column: "text", kind: "NUL byte", key: "2024-01-01,1", value: "a\\0b\\0" },
    { column: "moment", kind: "impossible date", key: "2024-01-01,1", value: "2020-00-15 00:00:00" },
    { column: "text", kind: "invalid text", key: "0000-00-00,2", value: lone.toString("utf8") },
    { column: "day", kind: "impossible date", key: "0000-00-00,2", value: "0000-00-00" },
    { column: "text", kind: "NUL byte", key: ",3", value: `\\0${"é".repeat(198)}` },
  ]);
});

test.each([
  ["0000-05-05", false],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2023-04-31", false],
  ["2023-08-31", true],
  ["2023-09-31", false],
  ["2023-12-31", true],
])("%s is a day: %s", (value, exists) => {
  const [{ length } = { length: 0 }] = [
    transcode(csvFormat, [[null, null, null, bytes(value), null]]).conversions,
  ];
  expect(length).toBe(exists ? 0 : 1);
});
