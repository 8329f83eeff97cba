import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type LoadOptions, load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { type FreshDatabase, freshDatabase, runOnMySql, runOnPostgres } from "../servers/fresh-database.ts";
import { openAsLarge } from "./large-tables.ts";
import { readRawColumns, readRows, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

/** A change of the source's form, and what the load after it says and moves. */
interface Change {
  readonly name: string;
  readonly mysql: string;
  /** The same in DuckDB's words; undefined where DuckDB cannot do it to a table. */
  readonly duckdb?: string;
  /** Kind, column, before and after as MariaDB and as DuckDB write them. */
  readonly kinds: readonly string[];
  /** Whether the raw table is changed in place, and how many of its rows are moved. */
  readonly inPlace: boolean;
  readonly moved: number | "some";
}

const rowsOfVisit = 40;

const changes: readonly Change[] = [
  added("nullable", "extra int null", "extra integer"),
  added("with a number for a default", "extra int not null default 5", "extra integer default 5"),
  added(
    "with a text for a default",
    "extra varchar(9) not null default 'it''s'",
    "extra varchar default 'it''s'",
  ),
  added(
    "with a date for a default",
    "extra date not null default '0001-01-01'",
    "extra date default '0001-01-01'",
  ),
  added("with the implicit number", "extra int not null"),
  added("with the implicit text", "extra varchar(9) not null"),
  added("with the implicit blob", "extra varbinary(9) not null"),
  added("with the implicit time", "extra time not null"),
  { ...added("with the implicit day, which is none", "extra date not null"), moved: rowsOfVisit },
  {
    ...added("with the time of the change", "extra timestamp not null default current_timestamp"),
    inPlace: false,
    moved: rowsOfVisit,
  },
  {
    name: "a column is added, and has other values in some rows",
    mysql:
      "alter table visit add column extra int not null default 5; update visit set extra = id where id in (3, 33)",
    duckdb:
      "alter table visit add column extra integer default 5; update visit set extra = id where id in (3, 33)",
    kinds: ["column added"],
    inPlace: true,
    moved: "some",
  },
  {
    name: "a column is added amid others",
    mysql: "alter table visit add column extra int null after note",
    kinds: ["column added"],
    inPlace: false,
    moved: rowsOfVisit,
  },
  change("a column is dropped", "alter table visit drop column note", ["column removed"]),
  {
    ...change("the last column is renamed", "alter table visit change day seen date null", [
      "column removed",
      "column added",
    ]),
    duckdb: "alter table visit rename column day to seen",
    moved: rowsOfVisit,
  },
  {
    ...change(
      "a column amid others is renamed",
      "alter table visit change note text_of_note varchar(20) null",
      ["column removed", "column added"],
    ),
    duckdb: "alter table visit rename column note to text_of_note",
    inPlace: false,
    moved: rowsOfVisit,
  },
  retyped("a whole number is widened", "small", "bigint", "bigint"),
  retyped("a whole number becomes a decimal", "small", "decimal(12,2)", "decimal(12,2)"),
  retyped("a whole number becomes a text", "small", "varchar(20)", "varchar"),
  retyped("a text gets longer", "note", "varchar(200)"),
  retyped("a text gets another type", "note", "mediumtext"),
  retyped("a decimal is widened", "fee", "decimal(14,2)", "decimal(14,2)"),
  retyped("a decimal gets more decimals", "fee", "decimal(14,4)", "decimal(14,4)"),
  retyped("a float becomes a double", "weight", "double", "double"),
  retyped("a date becomes a datetime", "day", "datetime", "timestamp"),
  retyped("a whole number is narrowed", "id_of_other", "smallint", "smallint", false),
  retyped("a text becomes a number", "digits", "int", "integer", false),
  {
    ...change("NULL is forbidden", "alter table visit modify small smallint not null", ["column retyped"]),
    duckdb: "alter table visit alter small set not null",
  },
  {
    name: "columns change places",
    mysql: "alter table visit modify day date after id",
    kinds: ["columns reordered"],
    inPlace: false,
    moved: rowsOfVisit,
  },
  {
    name: "the key is another column",
    mysql: "alter table visit drop primary key, add primary key (id_of_other)",
    kinds: ["key changed"],
    inPlace: false,
    moved: rowsOfVisit,
  },
  {
    name: "the key is dropped",
    mysql: "alter table visit drop primary key",
    kinds: ["key changed"],
    inPlace: false,
    moved: rowsOfVisit,
  },
  {
    name: "a table is added",
    mysql: "create table newcomer (id int primary key, a int); insert into newcomer values (1, 2)",
    duckdb: "create table newcomer (id integer primary key, a integer); insert into newcomer values (1, 2)",
    kinds: ["table added"],
    inPlace: false,
    moved: 1,
  },
  {
    name: "a table is dropped and made anew with other rows",
    mysql:
      "drop table other; create table other (id int primary key, a varchar(9)); insert into other values (9, 'x')",
    duckdb:
      "drop table other; create table other (id integer primary key, a varchar); insert into other values (9, 'x')",
    kinds: ["column retyped"],
    inPlace: true,
    moved: "some",
  },
  {
    name: "a column is added and another dropped",
    mysql: "alter table visit add column extra int not null default 5, drop column small",
    duckdb: "alter table visit add column extra integer default 5; alter table visit drop column small",
    kinds: ["column removed", "column added"],
    inPlace: true,
    moved: 0,
  },
];

function added(what: string, mysql: string, duckdb?: string): Change {
  return {
    name: `a column is added, ${what}`,
    mysql: `alter table visit add column ${mysql}`,
    ...(duckdb === undefined ? {} : { duckdb: `alter table visit add column ${duckdb}` }),
    kinds: ["column added"],
    inPlace: true,
    moved: 0,
  };
}

function change(name: string, mysql: string, kinds: readonly string[]): Change {
  return { name, mysql, duckdb: mysql, kinds, inPlace: true, moved: 0 };
}

function retyped(name: string, column: string, mysql: string, duckdb?: string, inPlace = true): Change {
  return {
    name,
    mysql: `alter table visit modify ${column} ${mysql} null`,
    ...(duckdb === undefined ? {} : { duckdb: `alter table visit alter ${column} type ${duckdb}` }),
    kinds: ["column retyped"],
    inPlace,
    moved: inPlace ? 0 : rowsOfVisit,
  };
}

const rows = Array.from(
  { length: rowsOfVisit },
  (_, i) =>
    `(${i + 1}, ${1000 - i}, ${i % 7}, 'note ${i}', '${i}', ${i}.25, ${i / 3}, '2024-01-${String((i % 28) + 1).padStart(2, "0")}')`,
).join(", ");
const statements = (float: string): string => `
create table visit (id integer not null primary key, id_of_other integer not null, small smallint, note varchar(20),
  digits varchar(9), fee decimal(10,2), weight ${float}, day date);
create table other (id integer not null primary key, a integer);
insert into visit values ${rows};
insert into other values (1, 1), (2, null)`;

interface SourceUnderTest {
  readonly kind: "mysql" | "duckdb";
  url: string;
  change(sql: string): Promise<void>;
}
let mysql: FreshDatabase;
let postgres: FreshDatabase;
let fresh: FreshDatabase;

beforeAll(async () => {
  mysql = await freshDatabase(inject("mysqlUrl"));
  postgres = await freshDatabase(inject("postgresUrl"));
  fresh = await freshDatabase(inject("postgresUrl"));
});
afterAll(() => Promise.all([mysql.drop(), postgres.drop(), fresh.drop()]));

const sources: Record<"mysql" | "duckdb", () => Promise<SourceUnderTest>> = {
  mysql: async () => {
    const { url } = mysql;
    await runOnMySql(url, `drop table if exists visit, other, newcomer; ${statements("float")}`);
    return { kind: "mysql", url, change: (sql) => runOnMySql(url, `set sql_mode = ''; ${sql}`) };
  },
  duckdb: async () => {
    const path = await scratchPath("source.duckdb");
    await runOnDuckDb(path, statements("float"));
    return { kind: "duckdb", url: `duckdb:${path}`, change: (sql) => runOnDuckDb(path, sql) };
  },
};

const emptyPostgres = "drop schema if exists raw, etl, raw_loading, marts cascade";
const warehouses: Record<"postgres" | "duckdb", (name: "kept" | "fresh") => Promise<string>> = {
  postgres: async (name) => {
    const { url } = name === "kept" ? postgres : fresh;
    await runOnPostgres(url, emptyPostgres);
    return url;
  },
  duckdb: async (name) => `duckdb:${await scratchPath(`${name}.duckdb`)}`,
};

const pairs = [
  ["mysql", "postgres"],
  ["mysql", "duckdb"],
  ["duckdb", "postgres"],
  ["duckdb", "duckdb"],
] as const;

describe.each(pairs)("from %s into %s", (from, to) => {
  let source: SourceUnderTest;
  let warehouse = "";
  const loadInto = (url: string, options: Partial<LoadOptions> = {}): Promise<LoadReport> =>
    load({
      from: parseDatabaseUrl(source.url),
      to: parseDatabaseUrl(url),
      openSources: openAsLarge,
      rangeRows: 5000,
      ...options,
    });
  const query = (sql: string): Promise<(string | null)[][]> => readRows(warehouse, sql);
  const kindsOf = ({ schemaChanges }: LoadReport): string[] => schemaChanges.map(({ kind }) => kind);
  /** Columns and rows of all raw tables. */
  const contentOf = async (url: string): Promise<unknown> => {
    const columns = (await readRawColumns(url)).filter(([table]) => table !== "etl_load_status");
    const names = [...new Set(columns.map(([table]) => table))];
    const tables = await Promise.all(
      names.map(async (name) => [
        name,
        (await readRows(url, `select t::varchar from raw.${name} t order by 1`)).flat(),
      ]),
    );
    return { columns, tables };
  };
  const expectSameAsFresh = async (): Promise<void> => {
    const other = await warehouses[to]("fresh");
    await loadInto(other);
    expect(await contentOf(warehouse)).toEqual(await contentOf(other));
  };

  beforeEach(async () => {
    source = await sources[from]();
    warehouse = await warehouses[to]("kept");
    await loadInto(warehouse);
  });

  const possible = changes.flatMap((one) => {
    const sql = from === "mysql" ? one.mysql : one.duckdb;
    return sql === undefined ? [] : [{ ...one, sql }];
  });

  test.each(possible)("evolve: $name", async ({ sql, kinds, inPlace, moved }) => {
    await source.change(sql);
    const told: string[] = [];
    const report = await loadInto(warehouse, { log: (line) => told.push(line) });
    expect(kindsOf(report)).toEqual(kinds);
    const handled = inPlace ? "changed in place" : "copied whole";
    for (const { kind, handling } of report.schemaChanges) {
      expect(handling).toBe(kind === "table added" ? "loaded" : handled);
      expect(told.some((line) => line.includes(kind) && line.endsWith(handling))).toBe(true);
    }
    const isAsMany =
      moved === "some" ? report.rowsMoved > 0 && report.rowsMoved < rowsOfVisit : report.rowsMoved === moved;
    expect({ rowsMoved: report.rowsMoved, moved, isAsMany }).toMatchObject({ isAsMany: true });
    expect(
      await query(`select kind from etl.schema_changes where run_id = ${report.runId} order by kind`),
    ).toEqual(kinds.toSorted().map((kind) => [kind]));
    await expectSameAsFresh();
    const again = await loadInto(warehouse, { prove: "all", schemaDrift: "freeze" });
    expect(again).toMatchObject({ schemaChanges: [], rowsMoved: 0 });
  });

  test("freeze names every change and touches nothing", async () => {
    const before = await contentOf(warehouse);
    await source.change(
      "alter table visit drop column note; alter table visit add column extra integer; drop table other",
    );
    const failure = await loadInto(warehouse, { schemaDrift: "freeze" }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 1 });
    for (const what of ["visit.note: column removed", "visit.extra: column added", "other: table removed"]) {
      expect(String(failure)).toContain(what);
    }
    expect(await contentOf(warehouse)).toEqual(before);
    expect(await query("select count(*) from etl.schema_changes")).toEqual([["0"]]);
  });

  test("discard leaves new columns and tables out, says so each time, and evolve brings them in later", async () => {
    await source.change(
      `alter table visit add column extra integer default 5;
       create table newcomer (id integer primary key, a integer); insert into newcomer values (1, 2)`,
    );
    const before = await readRawColumns(warehouse);
    for (const text of ["first", "second"]) {
      await source.change(`update visit set note = '${text}' where id = 7`);
      const report = await loadInto(warehouse, { schemaDrift: "discard" });
      expect(report.schemaChanges).toMatchObject([
        { table: "newcomer", kind: "table added", handling: "left out" },
        { table: "visit", column: "extra", kind: "column added", handling: "left out" },
      ]);
      expect(await readRawColumns(warehouse)).toEqual(before);
      expect(await query("select note from raw.visit where id = 7")).toEqual([[text]]);
    }
    const evolved = await loadInto(warehouse);
    expect(kindsOf(evolved)).toEqual(["table added", "column added"]);
    await expectSameAsFresh();
  });

  test("discard follows what is dropped and widened", async () => {
    await source.change("alter table visit drop column note");
    const report = await loadInto(warehouse, { schemaDrift: "discard" });
    expect(kindsOf(report)).toEqual(["column removed"]);
    await expectSameAsFresh();
  });

  test("a table that is dropped stays as it was, and each load says so", async () => {
    await source.change("drop table other");
    for (let i = 0; i < 2; i++) {
      expect((await loadInto(warehouse)).schemaChanges).toMatchObject([
        { table: "other", kind: "table removed", handling: "kept in the warehouse as it was" },
      ]);
    }
    expect(await query("select count(*) from raw.other")).toEqual([["2"]]);
    await expect(loadInto(warehouse, { schemaDrift: "freeze" })).rejects.toThrow("other: table removed");
  });

  test("what is asked for in full is told as copied whole", async () => {
    await source.change("alter table visit drop column note");
    const report = await loadInto(warehouse, { full: true });
    expect(report.schemaChanges.map(({ handling }) => handling)).toEqual(["copied whole"]);
    await expectSameAsFresh();
  });
});

test("what was written down of a column's values goes with the column, and of others stays", async () => {
  const warehouse = await warehouses.duckdb("kept");
  const source = await sources.mysql();
  const urls = { from: parseDatabaseUrl(source.url), to: parseDatabaseUrl(warehouse) };
  const conversions = (): Promise<(string | null)[][]> =>
    readRows(warehouse, "select row_key, column_name, source_value from etl.conversions order by 1, 2");
  await source.change(
    `alter table visit add column last_day date null;
     update visit set day = '0000-00-00' where id = 3; update visit set last_day = '2020-00-01' where id = 4`,
  );
  await load({ ...urls, openSources: openAsLarge, rangeRows: 5000 });
  expect(await conversions()).toEqual([
    ["3", "day", "0000-00-00"],
    ["4", "last_day", "2020-00-01"],
  ]);
  await source.change("alter table visit drop column day, add column extra int null");
  for (const schemaDrift of ["discard", "evolve"] as const) {
    await load({ ...urls, openSources: openAsLarge, rangeRows: 5000, schemaDrift });
    expect(await conversions()).toEqual([["4", "last_day", "2020-00-01"]]);
  }
  await source.change("update visit set last_day = '2020-01-01' where id = 4");
  await load({ ...urls, openSources: openAsLarge, rangeRows: 5000 });
  expect(await conversions()).toEqual([]);
});
