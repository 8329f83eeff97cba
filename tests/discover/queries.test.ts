import { expect, test } from "vitest";
import { quoteSql } from "../../foundation/sql-text.ts";
import { gatherEvidence } from "../../pipeline/discover/evidence.ts";
import { relationNames } from "../../pipeline/discover/relation-names.ts";
import { DuckDbSampler } from "../../pipeline/sources/sample-duckdb.ts";
import { MySqlSampler } from "../../pipeline/sources/sample-mysql.ts";
import { rowsFromEachEnd, type Sampler, valuesInOneLookup } from "../../pipeline/sources/sampler.ts";
import type { SourceTable } from "../../pipeline/sources/source-schema.ts";
import { column, table } from "./tables.ts";

const tables: readonly SourceTable[] = [
  table("patient", [column("PatNum"), column("IsHidden", "tinyint(4)"), column("Birthdate", "date")]),
  table("visit", [column("VisitNum"), column("PatNum"), column("Note", "text")], { rowEstimate: 18_000_000 }),
  table("line", [column("VisitNum"), column("LineNum"), column("PatNum")], {
    primaryKey: ["VisitNum", "LineNum"],
  }),
  table("heap", [column("PatNum")], { primaryKey: [] }),
  table("texts", [column("Body", "text")], { primaryKey: [] }),
  table("empty", [column("PatNum")]),
];

/** Every statement that evidence takes, on a database whose every query gives 500 rows of growing numbers. */
async function statementsOf(
  make: (query: (sql: string) => Promise<unknown[][]>) => Sampler,
): Promise<string[]> {
  const statements: string[] = [];
  const sampler = make(async (sql) => {
    statements.push(sql);
    return Array.from({ length: rowsFromEachEnd }, (_, i) =>
      Array.from({ length: 9 }, (_, j) => (j === 0 ? 0 : i + 1)),
    );
  });
  await gatherEvidence(sampler, tables, relationNames(tables), new Set(["empty"]));
  return statements;
}

test("MySQL is asked for both ends of a table by its key and for values by an index, and for nothing else", async () => {
  const statements = await statementsOf((query) => new MySqlSampler(query));
  const end =
    /^\(select [01], (`\w+`(, )?)+ from `\w+`( order by `\w+` (asc|desc)(, `\w+` (asc|desc))*)? limit 500\)$/;
  const lookup =
    /^select `PatNum` from `patient` where `PatNum` in \(\d+(, \d+)*\)$|^select `VisitNum` from `visit` where `VisitNum` in \(\d+(, \d+)*\)$/;
  for (const statement of statements) {
    for (const part of statement.split(" union all "))
      expect(part).toMatch(part.startsWith("(") ? end : lookup);
  }
  // Four tables with something to look at, and two keys to look values up in.
  expect(statements).toHaveLength(6);
});

test("DuckDB is asked for both ends of a table by row number and for values of a key, and for nothing else", async () => {
  const statements = await statementsOf((query) => new DuckDbSampler(query, (name) => quoteSql(name)));
  for (const statement of statements) {
    expect(statement).toMatch(
      /^select rowid, [^()]+ from "\w+"( where rowid >= \d+ order by rowid desc)? limit 500$|where "\w+" in \([\d, ]+\)$/,
    );
  }
  expect(statements).toHaveLength(10);
  expect(statements).toContainEqual(expect.stringContaining("where rowid >= 17999500"));
});

test("values are looked up in lots", async () => {
  const sizes: number[] = [];
  const sampler = new MySqlSampler(async (sql) => {
    sizes.push(sql.split(",").length);
    return [];
  });
  const values = Array.from({ length: 4_500 }, (_, i) => String(i));
  await sampler.existing({ table: "t", column: "c", isNumber: true }, values);
  expect(sizes).toEqual([valuesInOneLookup, valuesInOneLookup, 500]);
});

test("what is no number is never put into a query as one", async () => {
  const statements: string[] = [];
  const sampler = new MySqlSampler(async (sql) => {
    statements.push(sql);
    return [];
  });
  await sampler.existing({ table: "t", column: "c", isNumber: true }, ["1) or 1=1 --", "7"]);
  expect(statements).toEqual(["select `c` from `t` where `c` in (7)"]);
});
