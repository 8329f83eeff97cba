import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { openSource } from "../../pipeline/sources/open-source.ts";
import { columnTypeOfMySql } from "../../pipeline/types/type-rules.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { type EdgeValue, edgeValuesOf, mariaDbTypes, otherTypes, typeName } from "./edge-values.ts";
import { manyRows, openAsLarge } from "./large-tables.ts";
import { readColumns, readRawColumns, readRows, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

/** One type of each name is enough, the widest that the schema has. */
const openDentalTypes = new Map(
  [...tables.values()]
    .flatMap((table) => table.columns.map(({ type }) => type))
    .sort()
    .map((type) => [typeName(type), type]),
);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly values: readonly EdgeValue[];
}

const columnsOf = (types: readonly string[]): Column[] =>
  [...new Set(types)].map((type, i) => ({ name: `Column ${i} "x"`, type, values: edgeValuesOf(type) }));

/** How the values come into the warehouse: the whole table, new rows, rows changed in place, rows found by their stamp. */
const ways = ["full", "append", "update", "stamp"] as const;
type Way = (typeof ways)[number];
const tableOf = (way: Way): string => `EveryType_${way}`;

let columns: readonly Column[] = [];
let rowCount = 0;
/** Rows without values, so that those with values are a small part of the table. */
let fillers = 0;
let source: FreshDatabase;
let warehouse: FreshDatabase;
const targets: { kind: string; url: string; second?: LoadReport }[] = [];

const loadInto = (url: string): Promise<LoadReport> =>
  load({
    from: parseDatabaseUrl(source.url),
    to: parseDatabaseUrl(url),
    openSources: openAsLarge,
    rangeRows: manyRows / 16,
  });

beforeAll(async () => {
  source = await freshDatabase(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
  const server = (await openSource(parseDatabaseUrl(source.url)).then(serverOf)) ?? "";
  const types = [...openDentalTypes.values(), ...otherTypes];
  columns = columnsOf(server.startsWith("MariaDB") ? [...types, ...mariaDbTypes] : types);
  rowCount = Math.max(...columns.map(({ values }) => values.length)) + 1;
  fillers = 4 * rowCount;
  const duckdb = await scratchPath("warehouse.duckdb");
  targets.push({ kind: "postgres", url: warehouse.url }, { kind: "duckdb", url: `duckdb:${duckdb}` });
  await runOnMySql(source.url, before());
  for (const target of targets) await loadInto(target.url);
  await runOnMySql(source.url, after());
  for (const target of targets) target.second = await loadInto(target.url);
});

afterAll(async () => {
  await source.drop();
  await warehouse.drop();
});

async function serverOf(opened: Awaited<ReturnType<typeof openSource>>): Promise<string> {
  const { server } = await opened.schema();
  await opened.close();
  return server;
}

const lenient = "set sql_mode = 'ALLOW_INVALID_DATES'; set time_zone = '+00:00';";

function createTable(way: Way): string {
  const list = columns.map(({ name, type }) => `${quoteMySql(name)} ${type} null`).join(", ");
  const stamp = way === "stamp" ? ", DateTStamp datetime not null default '2020-01-01'" : "";
  return `create table ${tableOf(way)} (Id bigint not null primary key, ${list}${stamp}) character set utf8mb4`;
}

function insertNulls(way: Way, from: number, through: number): string {
  const ids = Array.from({ length: through - from + 1 }, (_, i) => `(${from + i})`);
  return `insert into ${tableOf(way)} (Id) values ${ids.join(", ")}`;
}

function insertValues(way: Way): string {
  const names = ["Id", ...columns.map(({ name }) => quoteMySql(name))].join(", ");
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const values = columns.map(({ values }) => values[i]?.[0] ?? "null");
    return `(${fillers + i + 1}, ${values.join(", ")})`;
  });
  return `insert into ${tableOf(way)} (${names}) values ${rows.join(",\n")}`;
}

function updateFrom(way: Way, other: Way): string {
  const sets = columns.map(({ name }) => `mine.${quoteMySql(name)} = theirs.${quoteMySql(name)}`);
  // Only the last row is so new that the next load looks at it again.
  const time = `if(Id = ${fillers + rowCount}, '2020-06-01', '2020-03-01')`;
  const stamp = way === "stamp" ? [`mine.DateTStamp = ${time}`] : [];
  return `update ${tableOf(way)} as mine join ${tableOf(other)} as theirs using (Id)
    set ${[...sets, ...stamp].join(", ")} where Id > ${fillers}`;
}

function before(): string {
  const last = fillers + rowCount;
  return [
    lenient,
    ...ways.flatMap((way) => (way === "full" ? [] : [`${createTable(way)};`])),
    `${insertNulls("append", 1, fillers)};`,
    `${insertNulls("update", 1, last)};`,
    `${insertNulls("stamp", 1, last)};`,
  ].join("\n");
}

/** Columns that DuckDB holds as what they are, and not as text. */
function narrow(): string[] {
  return [
    "Id",
    ...columns.flatMap(({ name, type }) => (type.startsWith("decimal(65") ? [] : [quoteMySql(name)])),
  ];
}

function after(): string {
  return [
    lenient,
    `${createTable("full")};`,
    `${insertNulls("full", 1, fillers)};`,
    `${insertValues("full")};`,
    `${insertValues("append")};`,
    `${updateFrom("update", "full")};`,
    `${updateFrom("stamp", "full")};`,
    `create table narrow as select ${narrow().join(", ")} from EveryType_full;`,
  ].join("\n");
}

const expectedTexts = ({ values }: Column): (string | null)[] =>
  Array.from({ length: rowCount }, (_, i) => values[i]?.[1] ?? null);

/** Key, column and kind of what cannot be kept. */
function expectedConversions(): string[][] {
  return columns.flatMap(({ name, values }) =>
    values.flatMap(([literal, kept], i) => {
      const kind = kept === null ? "impossible date" : literal.includes("char(0 ") ? "NUL byte" : undefined;
      return kind === undefined ? [] : [[String(fillers + i + 1), name, kind]];
    }),
  );
}

const sorted = (rows: readonly (readonly (string | null)[])[]): string[] =>
  rows.map((row) => row.join(" | ")).sort();

test("every type of OpenDental's schema, and every other, has edge values here", () => {
  expect(columns.filter(({ values }) => values.length === 0).map(({ type }) => type)).toEqual([]);
});

describe.each(["postgres", "duckdb"])("into %s", (kind) => {
  const target = (): (typeof targets)[number] =>
    targets.find((one) => one.kind === kind) ?? { kind, url: "" };

  test.each(ways)("every type keeps its edge values: %s", async (way) => {
    const kinds = columns.map(({ name, type }) => ({ name, kind: columnTypeOfMySql(type)?.kind }));
    const found = await readColumns(target().url, tableOf(way).toLowerCase(), kinds, `"Id" > ${fillers}`);
    for (const column of columns) {
      expect(found.get(column.name), `${column.type} (${column.name})`).toEqual(expectedTexts(column));
    }
  });

  test("only what changed is moved", () => {
    const loaded = target().second?.tables.filter(({ table }) => table !== "narrow");
    const actions = loaded?.map(({ table, action, rowsMoved }) => [
      table,
      action,
      rowsMoved < fillers + rowCount,
    ]);
    expect(actions).toEqual([
      ["everytype_append", "merged", true],
      ["everytype_full", "replaced", false],
      ["everytype_stamp", "merged", true],
      ["everytype_update", "merged", true],
    ]);
  });

  test("column names stay as they are", async () => {
    const found = await readRawColumns(target().url);
    const loaded = found.filter(([table]) => table === "everytype_full").map(([, column]) => column);
    expect(loaded).toEqual(["Id", ...columns.map(({ name }) => name)]);
  });

  test.each(ways)("exactly the rows that could not be kept are written down: %s", async (way) => {
    const rows = await readRows(
      target().url,
      `select row_key, column_name, kind from etl.conversions where table_name = '${tableOf(way).toLowerCase()}'`,
    );
    expect(sorted(rows)).toEqual(sorted(expectedConversions()));
  });

  test("with the source's own text", async () => {
    const date = columns.find(({ type }) => type === "date");
    const rows = await readRows(
      target().url,
      `select source_value from etl.conversions
       where table_name = 'everytype_update' and column_name = '${date?.name}' order by source_value`,
    );
    const literals = date?.values.flatMap(([literal, kept]) => (kept === null ? [literal.slice(1, -1)] : []));
    expect(rows.flat()).toEqual(literals?.sort());
  });

  test("the report counts them by column", () => {
    const counts = new Map<string, number>();
    for (const [, column, what] of expectedConversions()) {
      counts.set(`${column}: ${what}`, (counts.get(`${column}: ${what}`) ?? 0) + 1);
    }
    for (const { table, warnings } of target().second?.tables ?? []) {
      if (table === "narrow") continue; // has the same values once more
      const found = warnings.map(({ column, kind: what, count }) => `${column}: ${what} ${count}`);
      expect(found.sort(), table).toEqual([...counts].map(([id, count]) => `${id} ${count}`).sort());
    }
  });

  test("no two values of a column are the same to the proof", async () => {
    const from = await openSource(parseDatabaseUrl(source.url));
    const to = await openWarehouse(parseDatabaseUrl(target().url), 1);
    try {
      const table = (await from.schema()).tables.find(({ name }) => name === tableOf("full"));
      if (table === undefined) throw new Error("no table");
      for (const { name, type, values } of columns) {
        const without = new Set(table.columns.map((one) => one.name).filter((other) => other !== name));
        const converted = new Set([name]);
        const part = {
          table,
          key: "Id",
          range: { above: BigInt(fillers), through: null },
          without,
          converted,
        };
        const here = (await from.rowChecksums(part)).map(({ checksum }) => checksum);
        const column = { name, type: columnTypeOfMySql(type) ?? { kind: "text" as const }, nullable: true };
        const raw = { name: "everytype_full", columns: [column], key: "Id" };
        const there = await to.publish((publication) => publication.rows(raw).rowChecksums(part.range));
        expect(there.map(({ checksum }) => checksum).sort(), type).toEqual(here.sort());
        const distinct = new Set([null, ...values.map(([, kept]) => kept)]);
        expect(new Set(here).size, type).toBe(distinct.size);
      }
    } finally {
      await from.close();
      await to.close();
    }
  });
});

test("both warehouses hold the same, by count and checksum", () => {
  const [postgres, duckdb] = targets.map(({ second }) =>
    second?.tables.map(({ table, rows, checksum }) => ({ table, rows, checksum })),
  );
  expect(postgres).toEqual(duckdb);
  expect(postgres?.[0]?.rows).toBe(fillers + rowCount);
});

test("a DuckDB copy of the raw schema gives the same warehouse as the MySQL source", async () => {
  const file = targets.find(({ kind }) => kind === "duckdb")?.url ?? "";
  const practice = await scratchPath("practice.duckdb");
  await runOnDuckDb(
    practice,
    `attach '${file.slice("duckdb:".length)}' as loaded (read_only);
     create table narrow as from loaded.raw.narrow`,
  );
  const second: DatabaseUrl = { kind: "duckdb", path: await scratchPath("second.duckdb") };
  const report = await load({ from: { kind: "duckdb", path: practice }, to: second });
  const first = targets.find(({ kind }) => kind === "duckdb")?.second;
  expect(report.tables[0]?.checksum).toBe(first?.tables.find(({ table }) => table === "narrow")?.checksum);
  const isNarrow = ([table]: readonly (string | null)[]): boolean => table === "narrow";
  expect((await readRawColumns(`duckdb:${second.path}`)).filter(isNarrow)).toEqual(
    (await readRawColumns(file)).filter(isNarrow),
  );
});

describe("when a value is mended, and then a row deleted", () => {
  const date = (): Column =>
    columns.find(({ type }) => type === "date") ?? { name: "", type: "", values: [] };
  const firstBad = (): number => date().values.findIndex(([, kept]) => kept === null) + fillers + 1;

  const changeEach = async (change: (way: Way) => string): Promise<void> => {
    await runOnMySql(source.url, [lenient, ...ways.map((way) => `${change(way)};`)].join("\n"));
    for (const target of targets) {
      const { tables: loaded } = await loadInto(target.url);
      const actions = loaded.filter(({ table }) => table !== "narrow").map(({ action }) => action);
      expect(actions).toEqual(["merged", "merged", "merged", "merged"]);
    }
  };
  const expectLeft = async (left: readonly (readonly string[])[]): Promise<void> => {
    for (const { kind, url } of targets) {
      for (const way of ways) {
        const rows = await readRows(
          url,
          `select row_key, column_name, kind from etl.conversions where table_name = '${tableOf(way).toLowerCase()}'`,
        );
        expect(sorted(rows), `${kind} ${way}`).toEqual(sorted(left));
      }
    }
  };

  test("it is no longer written down, and all others are", async () => {
    await changeEach(
      (way) =>
        `update ${tableOf(way)} set ${quoteMySql(date().name)} = '2020-02-29'
         ${way === "stamp" ? ", DateTStamp = '2020-07-01'" : ""} where Id = ${firstBad()}`,
    );
    const isMended = ([key, column]: readonly string[]): boolean =>
      key === String(firstBad()) && column === date().name;
    await expectLeft(expectedConversions().filter((one) => !isMended(one)));
    await changeEach((way) => `delete from ${tableOf(way)} where Id = ${firstBad()}`);
    await expectLeft(expectedConversions().filter(([key]) => key !== String(firstBad())));
  });
});

test("the tables are compared by ranges of keys", async () => {
  const [rows] = await readRows(
    warehouse.url,
    "select count(*) > 4 from etl.key_ranges where table_name = 'everytype_update'",
  );
  expect(rows).toEqual(["true"]);
});
