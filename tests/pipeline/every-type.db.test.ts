import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { edgeValues, otherTypes, typeName } from "./edge-values.ts";
import { readColumn, readRawColumns, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

const openDentalTypes = [
  ...new Set([...tables.values()].flatMap((table) => table.columns.map(({ type }) => type))),
];
/** One type of each name is enough, the widest that the schema has. */
const types = [
  ...new Map([...openDentalTypes, ...otherTypes].sort().map((type) => [typeName(type), type])).values(),
];
const columns = types.map((type, i) => ({
  name: `Column ${i} "x"`,
  type,
  values: edgeValues[typeName(type)] ?? [],
}));
const rowCount = Math.max(...columns.map(({ values }) => values.length)) + 1;

function everyType(): string {
  const list = columns.map(({ name, type }) => `\`${name}\` ${type} null`).join(", ");
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const values = columns.map(({ values }) => values[i]?.[0] ?? "null");
    return `(${i + 1}, ${values.join(", ")})`;
  });
  return `set sql_mode = ''; set time_zone = '+00:00';
    create table EveryType (\`Id\` bigint not null primary key, ${list}) character set utf8mb4;
    insert into EveryType values ${rows.join(",\n")}`;
}

let source: FreshDatabase;
let warehouse: FreshDatabase;
const targets: { kind: string; url: string; report?: LoadReport }[] = [];

beforeAll(async () => {
  source = await freshDatabase(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
  await runOnMySql(source.url, everyType());
  const file = await scratchPath("warehouse.duckdb");
  targets.push({ kind: "postgres", url: warehouse.url }, { kind: "duckdb", url: `duckdb:${file}` });
  for (const target of targets) {
    const urls = { from: parseDatabaseUrl(source.url), to: parseDatabaseUrl(target.url) };
    target.report = await load(urls);
  }
});

afterAll(async () => {
  await source.drop();
  await warehouse.drop();
});

test("every type of OpenDental's schema has edge values here", () => {
  expect(columns.filter(({ values }) => values.length === 0).map(({ type }) => type)).toEqual([]);
});

describe.each(["postgres", "duckdb"])("into %s", (kind) => {
  const target = (): (typeof targets)[number] =>
    targets.find((one) => one.kind === kind) ?? { kind, url: "" };

  test.each(columns)("$type keeps its edge values", async ({ name, type, values }) => {
    const expected = Array.from({ length: rowCount }, (_, i) => values[i]?.[1] ?? null);
    expect(await readColumn(target().url, "everytype", name, typeName(type))).toEqual(expected);
  });

  test("column names stay as they are, and types follow the rules", async () => {
    const found = await readRawColumns(target().url);
    const loaded = found.filter(([table]) => table === "everytype").map(([, column]) => column);
    expect(loaded).toEqual(["Id", ...columns.map(({ name }) => name)]);
  });

  test("what could not be kept is counted by column", () => {
    const found = target().report?.tables[0]?.warnings ?? [];
    const zeroDates = columns.map(({ name, values }) => ({
      column: name,
      kind: "impossible date",
      count: values.filter(([, kept]) => kept === null).length,
    }));
    const nulBytes = columns.map(({ name, values }) => ({
      column: name,
      kind: "NUL byte",
      count: values.filter(([literal]) => literal.includes("char(0)")).length,
    }));
    const expected = [...zeroDates, ...nulBytes].filter(({ count }) => count > 0);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});

test("both warehouses hold the same, by count and checksum", () => {
  const [postgres, duckdb] = targets.map(({ report }) =>
    report?.tables.map(({ table, rows, checksum }) => ({ table, rows, checksum })),
  );
  expect(postgres).toEqual(duckdb);
  expect(postgres?.[0]?.rows).toBe(rowCount);
});

test("a DuckDB copy of the raw schema gives the same warehouse as the MySQL source", async () => {
  const file = targets.find(({ kind }) => kind === "duckdb")?.url ?? "";
  const practice = await scratchPath("practice.duckdb");
  await runOnDuckDb(
    practice,
    `attach '${file.slice("duckdb:".length)}' as loaded (read_only); create table EveryType as from loaded.raw.everytype`,
  );
  const second = await scratchPath("second.duckdb");
  const report = await load({
    from: { kind: "duckdb", path: practice },
    to: { kind: "duckdb", path: second },
  });
  const first = targets.find(({ kind }) => kind === "duckdb")?.report;
  expect(report.tables[0]?.checksum).toBe(first?.tables[0]?.checksum);
  expect(await readRawColumns(`duckdb:${second}`)).toEqual(await readRawColumns(file));
});
