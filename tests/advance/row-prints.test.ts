import fc from "fast-check";
import { expect, it } from "vitest";
import { RowPrinter } from "../../generator/advance/row-printer.ts";
import { type Print, TablePrints } from "../../generator/advance/row-prints.ts";

const keys = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: 1_000_000, max: 1_000_020 }),
  fc.integer({ min: -5, max: -1 }),
);
const passes = fc.array(fc.dictionary(keys.map(String), fc.tuple(fc.nat(3), fc.nat(2))), { maxLength: 6 });

it("remembers rows from pass to pass as a map does", () => {
  fc.assert(
    fc.property(passes, (rowsOfPasses) => {
      const prints = new TablePrints();
      let known = new Map<string, readonly [number, number]>();
      for (const rows of rowsOfPasses) {
        prints.startPass();
        for (const [key, [content, stamps]] of Object.entries(rows)) {
          const before = known.get(key);
          const isSame = before?.[0] === content && before[1] === stamps;
          const fate = isSame ? "same" : before?.[1] === stamps ? "silent" : "changed";
          // As in rows, whose print has their stamps too.
          const print = { low: content, high: stamps, stamps };
          expect(prints.see(Number(key), print)).toBe(before === undefined ? "new" : fate);
        }
        const gone = [...known.keys()].filter((key) => !(key in rows)).map(Number);
        expect([...prints.forgetUnseen()].sort((a, b) => a - b)).toEqual(gone.sort((a, b) => a - b));
        known = new Map(Object.entries(rows));
      }
    }),
  );
});

it("tells two texts apart, wherever they lie", () => {
  const printer = new RowPrinter();
  const printed = (bytes: Uint8Array): Print => {
    const print = { low: 0, high: 0, stamps: 0 };
    printer.print(bytes, print);
    return print;
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
      const isSame = Buffer.compare(a, b) === 0;
      expect(JSON.stringify(printed(a)) === JSON.stringify(printed(b))).toBe(isSame);
      expect(printed(Buffer.from([7, ...a]).subarray(1))).toEqual(printed(a));
    }),
  );
});
