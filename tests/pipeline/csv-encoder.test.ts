import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvEncoder } from "../../pipeline/sources/csv-encoder.ts";

const columns = [
  { name: "number", type: { kind: "bigint" } },
  { name: "text", type: { kind: "text" } },
  { name: "blob", type: { kind: "blob" } },
  { name: "day", type: { kind: "date" } },
] as const;

/** A row as a MySQL server sends it: a header of four bytes, then each value with its length before it. */
function packetOf(row: readonly (Uint8Array | null)[]): Buffer {
  const values = row.flatMap((value) => (value === null ? [Buffer.from([0xfb])] : [lengthOf(value), value]));
  return Buffer.concat([Buffer.alloc(4), ...values]);
}

function lengthOf({ length }: Uint8Array): Buffer {
  if (length < 251) return Buffer.from([length]);
  if (length < 65_536) return Buffer.from([0xfc, length & 255, length >> 8]);
  return Buffer.from([0xfd, length & 255, (length >> 8) & 255, length >> 16]);
}

function encode(rows: readonly (Uint8Array | null)[][]): { text: string; encoder: CsvEncoder } {
  const encoder = new CsvEncoder(columns);
  const blocks: Buffer[] = [];
  for (const row of rows) if (encoder.textProtocolRow(packetOf(row), 4)) blocks.push(encoder.takeBlock());
  blocks.push(encoder.takeBlock());
  return { text: Buffer.concat(blocks).toString("utf8"), encoder };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

test("texts are always quoted and NULL never is, so that they cannot be confused", () => {
  const { text } = encode([
    [bytes("1"), bytes("\\N"), bytes("ab"), bytes("0001-01-01")],
    [null, null, null, null],
    [bytes("2"), bytes('say "hi",\n'), bytes(""), bytes("2024-02-29")],
  ]);
  expect(text).toBe('1,"\\N",\\x6162,0001-01-01\n\\N,\\N,\\N,\\N\n2,"say ""hi"",\n",\\x,2024-02-29\n');
});

test("any text and any bytes come back from the CSV", () => {
  const cell = fc.string({ unit: "binary", maxLength: 400 }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.bigInt(), cell, fc.uint8Array()), { minLength: 1, maxLength: 200 }),
      (rows) => {
        const { text } = encode(
          rows.map(([n, s, b]) => [bytes(String(n)), bytes(s), b, bytes("2024-01-01")]),
        );
        const parsed: string[][] = parse(text, { recordDelimiter: "\n" });
        expect(parsed).toEqual(
          rows.map(([n, s, b]) => [
            String(n),
            Buffer.from(s).toString("utf8"),
            `\\x${Buffer.from(b).toString("hex")}`,
            "2024-01-01",
          ]),
        );
      },
    ),
  );
});

test.each([0, 250, 251, 252, 65_535, 65_536])("a text of %i bytes passes whole", (length) => {
  const text = "x".repeat(length);
  expect(encode([[null, bytes(text), null, null]]).text).toBe(`\\N,"${text}",\\N,\\N\n`);
});

test("values longer than a block pass whole", () => {
  const long = "x".repeat(1_000_000);
  const { text } = encode([[bytes("1"), bytes(long), bytes(long), null]]);
  expect(text).toBe(`1,"${long}",\\x${"78".repeat(1_000_000)},\\N\n`);
});

test("dates that do not exist and NUL bytes are converted and counted", () => {
  const { text, encoder } = encode([
    [bytes("1"), bytes("a\0b\0"), null, bytes("0000-00-00")],
    [bytes("2"), bytes("ab"), null, bytes("2020-00-15")],
    [bytes("3"), bytes("\0"), null, bytes("2020-05-00")],
    [bytes("4"), null, null, bytes("2020-10-10")],
  ]);
  expect(text).toBe('1,"ab",\\N,\\N\n2,"ab",\\N,\\N\n3,"",\\N,\\N\n4,\\N,\\N,2020-10-10\n');
  expect(encoder.conversions()).toEqual([
    { column: "text", kind: "NUL byte", count: 2 },
    { column: "day", kind: "zero date", count: 3 },
  ]);
});
