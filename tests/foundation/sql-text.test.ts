import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { literalSql, quoteMySql, quoteSql } from "../../foundation/sql-text.ts";

test("quotes within a name are doubled", () => {
  expect(quoteMySql("a`b")).toBe("`a``b`");
  expect(quoteSql('a"b')).toBe('"a""b"');
  expect(literalSql("it's")).toBe("'it''s'");
});

test("any name and any text come back from a database as they were", async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const text = fc.string({ unit: "grapheme" }).filter((name) => !name.includes("\0"));
  await fc.assert(
    fc.asyncProperty(
      text.filter((name) => name !== ""),
      text,
      async (name, value) => {
        const reader = await connection.runAndReadAll(`select ${literalSql(value)} as ${quoteSql(name)}`);
        expect(reader.columnNames()).toEqual([name]);
        expect(reader.getRows()).toEqual([[value]]);
      },
    ),
    { numRuns: 200 },
  );
});
