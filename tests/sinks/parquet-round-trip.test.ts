import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import type { PracticeTarget } from "../../generator/sinks/target.ts";
import { marker } from "./marker.ts";
import { randomRows } from "./random-rows.ts";
import { writeLoosely } from "./write-loosely.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-parquet-"));
const database = join(folder, "practice.duckdb");
const files = join(folder, "practice");
let session: DuckDbSession;

beforeAll(async () => {
  await fill({ kind: "duckdb", path: database });
  await fill({ kind: "parquet", folder: files });
  session = await openDuckDb(":memory:");
  await session.run(`ATTACH ${literalSql(database)} AS practice (READ_ONLY)`);
}, 180_000);

afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

async function fill(target: PracticeTarget): Promise<void> {
  const sink = await openSink(target, { temporaryFolder: folder });
  await sink.begin(marker);
  for (const [name, table] of tables)
    if (name !== "preference") writeLoosely(sink, name, randomRows(table, 4, 3));
  await sink.finish();
}

test("every table of the Parquet files has the rows, names and types of the DuckDB file; times are texts", async () => {
  for (const [name, { columns }] of tables) {
    const file = literalSql(join(files, `${name}.parquet`));
    const types = async (from: string) =>
      (await session.select(`DESCRIBE SELECT * FROM ${from}`)).map(({ column_name, column_type }) => [
        column_name,
        column_type,
      ]);
    const expected = (await types(`practice.${quoteSql(name)}`)).map(([column, type]) => [
      column,
      type === "INTERVAL" ? "VARCHAR" : type,
    ]);
    expect([name, await types(file)]).toEqual([name, expected]);
    const cells = columns.map((column) => {
      const quoted = quoteSql(column.name);
      return column.kind === "time" ? `CAST(${quoted} AS INTERVAL)` : quoted;
    });
    const inDatabase = `SELECT ${cells.join(", ")} FROM practice.${quoteSql(name)}`;
    const inFile = `SELECT ${cells.join(", ")} FROM ${file}`;
    const differences = `(${inDatabase} EXCEPT ALL ${inFile}) UNION ALL (${inFile} EXCEPT ALL ${inDatabase})`;
    expect([name, await session.select(differences)]).toEqual([name, []]);
  }
});
