import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { momentAt } from "../../foundation/calendar.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { ColumnDefinition } from "../../generator/opendental/schema/definition.ts";
import { type TableName, tables } from "../../generator/opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { marker } from "./marker.ts";
import { expectedText, randomRows } from "./random-rows.ts";
import { writeLoosely } from "./write-loosely.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-round-trip-"));
const path = join(folder, "practice.duckdb");
const stamp = momentAt(marker.asOf, 0);
const filled = [...tables].filter(([name]) => name !== "preference");
let session: DuckDbSession;

beforeAll(async () => {
  const sink = await openSink({ kind: "duckdb", path });
  await sink.begin(marker);
  for (const [name, table] of filled) writeLoosely(sink, name, randomRows(table, 6, 1));
  await sink.finish();
  session = await openDuckDb(path, { readOnly: true });
}, 180_000);

afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

test("every value of every table comes back from DuckDB as it was written", async () => {
  for (const [name, table] of filled) {
    const stated = randomRows(table, 6, 1).map((row) =>
      table.columns.map((column) => [column.name, expectedText(column, row[column.name], stamp)]),
    );
    expect([name, await readBack(name, table.columns)]).toEqual([name, stated]);
  }
});

async function readBack(name: TableName, columns: readonly ColumnDefinition[]) {
  const list = columns.map(
    (column) => `CAST(${quoteSql(column.name)} AS VARCHAR) AS ${quoteSql(column.name)}`,
  );
  const rows = await session.select(`SELECT ${list.join(", ")} FROM ${quoteSql(name)}`);
  return rows.map((row) => columns.map((column) => [column.name, plainNumber(column, row[column.name])]));
}

/** DuckDB writes 12.0 where JavaScript writes 12. */
function plainNumber(column: ColumnDefinition, value: unknown): unknown {
  return (column.kind === "decimal" || column.kind === "real") && value !== null
    ? String(Number(value))
    : value;
}
