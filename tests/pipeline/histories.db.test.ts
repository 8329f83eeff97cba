/** The histories of the model, repeated on real databases, whose loads are held against full loads. */
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { load } from "../../pipeline/load/load.ts";
import { freshDatabase } from "../servers/fresh-database.ts";
import { type History, type LoadStep, quietHistories, quietLoad } from "./model/history.ts";
import { expectedOf } from "./model/memory-source.ts";
import { ModelDatabase } from "./model/model-database.ts";
import { sortedTexts } from "./model/model-rows.ts";
import { columnNames, type ModelTable } from "./model/model-table.ts";
import { rowsOfARange, rowsOfASmallTable } from "./model/play-history.ts";
import { openRealDuckDb, openRealMySql, type RealDatabase } from "./model/real-database.ts";
import { rawRowsByKey, unnamedChanges } from "./named-changes.ts";
import { readRows } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

interface Place {
  readonly url: string;
  drop(): Promise<void>;
}

interface Pair {
  /** An empty source. */
  source(): Promise<Place>;
  /** Repeats the model's history on it. */
  open(url: string): Promise<RealDatabase>;
  /** An empty warehouse. */
  warehouse(): Promise<Place>;
  readonly histories: number;
}

const onServer = (server: "mysqlUrl" | "postgresUrl"): Promise<Place> => freshDatabase(inject(server));
const inFile = async (): Promise<Place> => ({
  url: `duckdb:${await scratchPath("histories.duckdb")}`,
  drop: async () => {},
});

const pairs: readonly [string, Pair][] = [
  [
    "MySQL into PostgreSQL",
    {
      source: () => onServer("mysqlUrl"),
      open: openRealMySql,
      warehouse: () => onServer("postgresUrl"),
      histories: 20,
    },
  ],
  [
    "MySQL into DuckDB",
    { source: () => onServer("mysqlUrl"), open: openRealMySql, warehouse: inFile, histories: 20 },
  ],
  [
    "DuckDB into DuckDB",
    {
      source: inFile,
      open: (url) => openRealDuckDb(url.slice("duckdb:".length)),
      warehouse: inFile,
      histories: 20,
    },
  ],
];

const steps = 8;

/** Many small loads, each of which waits for disks: slow on a busy machine. */
const patience = 300_000;

describe.each(pairs)("%s", (_, pair) => {
  test("any history of loads gives what a full load gives", { timeout: patience }, async () => {
    const found = await fc.check(
      fc.asyncProperty(quietHistories({ steps }), (history) => playOn(pair, history)),
      // A counterexample is looked at as it is: making it smaller would take minutes here.
      { numRuns: pair.histories, seed: 42, endOnFailure: true, includeErrorInReport: true },
    );
    expect(found.failed ? fc.defaultReportMessage(found) : undefined).toBeUndefined();
  });
});

async function playOn(pair: Pair, history: History): Promise<void> {
  const model = new ModelDatabase();
  const places: Place[] = [];
  const place = async (make: () => Promise<Place>): Promise<string> => {
    const made = await make();
    places.push(made);
    return made.url;
  };
  const source = await place(pair.source);
  const real = await pair.open(source);
  try {
    const warehouse = await place(pair.warehouse);
    for (const step of [...history.steps, quietLoad]) {
      if (step.do !== "load") {
        await real.perform(model.perform(step));
        continue;
      }
      await real.settled();
      await loadAndCompare(model, { source, warehouse }, step);
    }
    const fresh = await place(pair.warehouse);
    await loadAndCompare(model, { source, warehouse: fresh }, { ...quietLoad, full: true });
    expect(await totals(model, warehouse)).toEqual(await totals(model, fresh));
  } finally {
    await real.close();
    for (const { drop } of places) await drop();
  }
}

async function loadAndCompare(
  model: ModelDatabase,
  urls: { readonly source: string; readonly warehouse: string },
  step: LoadStep,
): Promise<void> {
  const there = [...model.content().keys()];
  const { some } = step;
  const chosen = some === null ? undefined : there.filter((_, i) => (some >> i) % 2 === 1);
  if (there.length === 0 || chosen?.length === 0) return;
  const tables = (chosen ?? there).flatMap((name) => model.content().get(name)?.table ?? []);
  const before = await rawRowsByKey(urls.warehouse, tables);
  await load({
    from: parseDatabaseUrl(urls.source),
    to: parseDatabaseUrl(urls.warehouse),
    ...(chosen === undefined ? {} : { tables: chosen }),
    jobs: step.connections,
    full: step.full,
    prove: step.proveAll ? "all" : "changed",
    overlap: step.overlap,
    rangeRows: rowsOfARange,
    smallTable: rowsOfASmallTable,
  });
  const contents = (chosen ?? there).flatMap((name) => model.content().get(name) ?? []);
  const expected = contents.flatMap((content) => sortedTexts(expectedOf(content).rows));
  expect(
    await rowsOfRaw(
      urls.warehouse,
      contents.map(({ table }) => table),
    ),
  ).toEqual(expected);
  const after = await rawRowsByKey(urls.warehouse, tables);
  expect(await unnamedChanges(urls.warehouse, before, after)).toEqual([]);
}

/** The rows of some tables, each sorted, one after the other. */
async function rowsOfRaw(url: string, tables: readonly ModelTable[]): Promise<string[]> {
  const queries = tables.map((table, i) => {
    const cells = columnNames(table).map((name) => `"${name}"::varchar`);
    const missing = Array.from({ length: mostColumns - cells.length }, () => "null");
    return `select ${[i, ...cells, ...missing].join(", ")} from raw.${table.name.toLowerCase()}`;
  });
  const rows = await readRows(url, queries.join(" union all "));
  return tables.flatMap((table, i) =>
    rows
      .filter(([number]) => number === String(i))
      .map((row) => JSON.stringify(row.slice(1, 1 + columnNames(table).length)))
      .sort(),
  );
}

const mostColumns = 3;

/** What the warehouse says of the tables that the source has, and what it holds of converted values. */
async function totals(model: ModelDatabase, url: string): Promise<(string | null)[][]> {
  const names = [...model.content().keys()].map((name) => `'${name.toLowerCase()}'`).join(", ");
  const states = await readRows(
    url,
    `select table_name, row_count, checksum, key_column from etl.table_states
     where table_name in (${names}) order by table_name`,
  );
  const sums = await readRows(
    url,
    `select table_name, sum(row_count)::bigint, sum(checksum::numeric(38,0)) from etl.key_ranges
     where table_name in (${names}) group by table_name order by table_name`,
  );
  const conversions = await readRows(
    url,
    `select table_name, row_key, column_name, kind, source_value from etl.conversions
     where table_name in (${names}) order by table_name, row_key, column_name`,
  );
  return [...states, ...sums, ...conversions];
}
