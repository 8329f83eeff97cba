import mysql from "mysql2/promise";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import type { TableDefinition } from "../../generator/opendental/schema/definition.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { type GeneratedPractice, generatedPractice } from "./generated-practice.ts";

const size = { patients: 60, years: 1, seed: 5 };
let practice: GeneratedPractice;
let database: FreshDatabase;
let connection: mysql.Connection;

beforeAll(async () => {
  practice = await generatedPractice(size);
  database = await freshDatabase(inject("mysqlUrl"));
  await generate({ to: parseDatabaseUrl(database.url), ...size });
  connection = await mysql.createConnection(database.url);
});
afterAll(async () => {
  await connection.end();
  await database.drop();
  practice.remove();
});

test("MySQL holds the same rows as DuckDB", async () => {
  for (const [name, definition] of tables) {
    const [rows] = await connection.query(totals(name, definition, "`"));
    const [duck] = await practice.session.select(totals(name, definition, '"'));
    expect({ name, ...numbersOf((rows as object[])[0]) }).toEqual({ name, ...numbersOf(duck) });
  }
});

/** The number of rows and the sum of each column of numbers. */
function totals(name: string, { columns }: TableDefinition, quote: string): string {
  const sums = columns
    .filter(({ kind }) => kind === "integer" || kind === "decimal")
    .map((column) => {
      const quoted = `${quote}${column.name}${quote}`;
      return `cast(round(sum(${quoted}), 2) as decimal(38, 2)) as ${quoted}`;
    });
  return `select ${["count(*) as row_count", ...sums].join(", ")} from ${quote}${name}${quote}`;
}

function numbersOf(row: unknown): Record<string, number> {
  return Object.fromEntries(Object.entries(row as object).map(([key, value]) => [key, Number(value)]));
}
