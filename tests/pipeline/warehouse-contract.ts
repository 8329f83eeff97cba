import { expect, test } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import type { Extract } from "../../pipeline/sources/source.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { misbehaving, withOtherText } from "./misbehaving-warehouse.ts";
import { readRows, runOnDuckDb } from "./read-raw.ts";
import { shopRows } from "./shop-schema.ts";

export interface WarehouseUnderTest {
  /** Path of a DuckDB file that holds the shop, a fresh one for each test. */
  shop(): string;
  /** URL of a warehouse. */
  warehouse(): string;
  /** Runs statements on the warehouse. */
  run(sql: string): Promise<void>;
}

const noon = new Date("2026-01-02T12:00:00Z");

/** What every warehouse must do. */
export function warehouseContract({ shop, warehouse, run }: WarehouseUnderTest): void {
  const from = (): DatabaseUrl => ({ kind: "duckdb", path: shop() });
  const loadShop = (tables?: readonly string[]): Promise<LoadReport> =>
    load({ from: from(), to: parseDatabaseUrl(warehouse()), now: () => noon, ...(tables && { tables }) });
  const query = (sql: string): Promise<(string | null)[][]> => readRows(warehouse(), sql);
  /** A load in which rows are changed, or lost, on their way into a table. */
  const loadWith = (onTheWay: (table: string, extract: Extract) => Extract): Promise<LoadReport> =>
    load({
      from: from(),
      to: parseDatabaseUrl(warehouse()),
      now: () => noon,
      openWarehouse: async (url, jobs) => misbehaving(await openWarehouse(url, jobs), onTheWay),
    });

  test("loads every table, and proves counts and checksums of both sides", async () => {
    const report = await loadShop();
    expect(Object.fromEntries(report.tables.map(({ table, rows }) => [table, rows]))).toEqual(shopRows);
    expect(report.tables.every(({ checksumsEqual }) => checksumsEqual)).toBe(true);
    expect(report.rows).toBe(14);
    expect(await query("select name from raw.customers order by id")).toEqual([['Ann "A"'], ["Bob\n"], [""]]);
    expect(await query('select "OrderDate"::varchar, total::varchar from raw.orders where id = 11')).toEqual([
      ["0001-01-01", "-12.345"],
    ]);
    expect(await query("select count(*) from raw.nothing_yet")).toEqual([["0"]]);
  });

  test("a load that is interrupted leaves the tables as they were, and no place of its own", async () => {
    await loadShop();
    await run("delete from raw.customers");
    const signal = AbortSignal.abort();
    const interrupted = load({ from: from(), to: parseDatabaseUrl(warehouse()), now: () => noon, signal });
    await expect(interrupted).rejects.toMatchObject({ exitCode: 4 });
    expect(await query("select count(*) from raw.customers")).toEqual([["0"]]);
    const places = "select count(*) from information_schema.schemata where schema_name like 'raw_%'";
    expect(await query(places)).toEqual([["0"]]);
  });

  test("writes the state of each table with it", async () => {
    await loadShop();
    const statuses = await query(
      `select table_name, rows_loaded, primary_column_name, last_primary_value, load_status, last_loaded::varchar,
              _loaded_at::varchar from raw.etl_load_status where table_name in ('orders', 'no_key') order by table_name`,
    );
    const time = "2026-01-02 12:00:00";
    expect(statuses).toEqual([
      ["no_key", "3", null, null, "completed", time, time],
      ["orders", "3", "id", "12", "completed", time, time],
    ]);
  });

  test("a second load replaces the first, and leaves other tables alone", async () => {
    await loadShop();
    await runOnDuckDb(shop(), "delete from customers where id = 2; insert into order_log values (10, 'new')");
    await loadShop(["Customers"]);
    expect(await query("select id from raw.customers order by id")).toEqual([["1"], ["3"]]);
    expect(await query("select count(*) from raw.order_log")).toEqual([["3"]]);
    expect(
      await query("select count(*), count(distinct id), count(distinct table_name) from raw.etl_load_status"),
    ).toEqual([["6", "6", "6"]]);
  });

  test("a changed set of columns replaces the table", async () => {
    await loadShop();
    await runOnDuckDb(shop(), "alter table no_key add column c date");
    await loadShop(["no_key"]);
    expect(await query("select a, b, c from raw.no_key order by a limit 1")).toEqual([["1", "x", null]]);
  });

  test("views on a table live on", async () => {
    await loadShop();
    await run("create or replace view customer_names as select name from raw.customers");
    await runOnDuckDb(shop(), "update customers set name = 'Zoe' where id = 1");
    await loadShop();
    expect(await query("select name from customer_names where name = 'Zoe'")).toEqual([["Zoe"]]);
    await run("drop view customer_names");
  });

  test("a copy that differs in one cell is found, and changes nothing", async () => {
    await loadShop();
    await runOnDuckDb(shop(), "update customers set name = 'Anna' where id = 1");
    const failure = await loadWith((table, extract) =>
      table === "customers" ? withOtherText(extract, "name", ["Anna", "Anne"]) : extract,
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BitewingError);
    expect(failure).toMatchObject({ exitCode: 1 });
    expect(String(failure)).toMatch(
      /customers, all keys: source 3 rows with checksum \d+; warehouse 3 rows with checksum \d+\. Different: 1\./,
    );
    expect(await query("select name from raw.customers where id = 1")).toEqual([['Ann "A"']]);
  });

  test("a load that fails half-way leaves the tables as they were", async () => {
    await loadShop();
    await runOnDuckDb(
      shop(),
      "update customers set name = 'Anna' where id = 1; update Orders set total = 1 where id = 12",
    );
    const failing = loadWith((table, extract) => {
      if (table === "orders") throw new Error("power cut");
      return extract;
    });
    await expect(failing).rejects.toThrow("power cut");
    expect(await query("select name from raw.customers where id = 1")).toEqual([['Ann "A"']]);
    expect((await loadShop()).rows).toBe(14);
    expect(await query("select name from raw.customers where id = 1")).toEqual([["Anna"]]);
  });
}
