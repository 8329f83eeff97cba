import { expect, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { discover } from "../../pipeline/discover/discover.ts";
import { keyOf } from "../../pipeline/load/load-plan.ts";
import { openSource } from "../../pipeline/sources/open-source.ts";
import type { Source, TablePart } from "../../pipeline/sources/source.ts";
import type { SourceTable } from "../../pipeline/sources/source-schema.ts";
import { sumOfFingerprints } from "../../pipeline/types/fingerprint.ts";
import { allKeys, cutAt } from "../../pipeline/types/key-range.ts";
import { shopRows } from "./shop-schema.ts";

export interface SourceUnderTest {
  /** URL of a database that holds the shop. */
  shop(): string;
  /** Runs a statement on it. */
  change(sql: string): Promise<void>;
  /** An identifier in the source's quotes. */
  quote(name: string): string;
}

/** What every source must do. */
export function sourceContract({ shop, change, quote }: SourceUnderTest): void {
  const withSource = async <T>(work: (source: Source) => Promise<T>): Promise<T> => {
    const source = await openSource(parseDatabaseUrl(shop()));
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  };
  const tableOf = async (source: Source, name: string): Promise<SourceTable> => {
    const table = (await source.schema()).tables.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (table === undefined) throw new Error(`no table ${name}`);
    return table;
  };
  const partOf = async (source: Source, name: string, range = allKeys): Promise<TablePart> => {
    const table = await tableOf(source, name);
    return { table, key: keyOf(table), range, converted: new Set() };
  };
  const checksum = (name: string): Promise<bigint> =>
    withSource(async (source) => (await source.fingerprint(await partOf(source, name))).checksum);

  test("reads tables, columns, keys and indexes", async () => {
    const { tables } = await withSource((source) => source.schema());
    expect(tables.map(({ name }) => name.toLowerCase()).sort()).toEqual(Object.keys(shopRows).sort());
    const orders = tables.find(({ name }) => name.toLowerCase() === "orders");
    expect(orders?.columns.map(({ name, nullable }) => [name, nullable])).toEqual([
      ["id", false],
      ["customer_id", true],
      ["OrderDate", true],
      ["total", true],
      ["photo", true],
    ]);
    expect(orders?.columns[2]?.default).toBe("0001-01-01");
    expect(orders?.primaryKey).toEqual(["id"]);
    expect(orders?.indexes).toEqual([
      { name: "by_customer", unique: false, columns: ["customer_id", "OrderDate"] },
    ]);
    expect(tables.find(({ name }) => name === "customers")?.columns[1]?.default).toBe("it's new");
  });

  test("knows the ends of a table's keys, and which tables are empty", async () => {
    const extents = await withSource(async (source) => {
      const { tables } = await source.schema();
      return source.extents(tables.map((table) => ({ table, key: keyOf(table) })));
    });
    const byName = Object.fromEntries([...extents].map(([name, extent]) => [name.toLowerCase(), extent]));
    expect(byName).toMatchObject({
      orders: { kind: "keyed", least: 10n, greatest: 12n },
      no_key: { kind: "filled" },
      nothing_yet: { kind: "empty" },
    });
  });

  test("streams rows in a form of PostgreSQL's COPY, and counts them", async () => {
    await withSource(async (source) => {
      const extract = await source.extract(await partOf(source, "order_log"), "copy");
      if (extract.kind === "duckdb") throw new Error("expected bytes");
      const blocks: Uint8Array[] = [];
      for await (const block of extract.blocks) blocks.push(block);
      const bytes = Buffer.concat(blocks);
      expect([extract.rows(), extract.bytes()]).toEqual([3, bytes.length]);
      const beginning = { "copy-text": "1\ta\n2\t\\N\n9\t\n", "copy-binary": "PGCOPY\n", csv: "" }[
        extract.kind
      ];
      expect(bytes.toString("latin1")).toContain(beginning);
    });
  });

  test("fingerprints of ranges add up to that of the table", async () => {
    const [all, ...parts] = await withSource(async (source) => {
      const ranges = [allKeys, ...cutAt(allKeys, [10n, 11n])];
      const found = [];
      for (const range of ranges) found.push(await source.fingerprint(await partOf(source, "Orders", range)));
      return found;
    });
    expect(all?.rows).toBe(3);
    expect(parts.map(({ rows }) => rows)).toEqual([1, 1, 1]);
    expect(sumOfFingerprints(parts)).toEqual(all);
  });

  test("gives the keys at which a table can be cut", async () => {
    const cuts = await withSource(async (source) => source.cuts(await partOf(source, "Orders"), 2));
    expect(cuts).toEqual([11n]);
  });

  test("gives only rows that were edited since", async () => {
    const keys = await withSource(async (source) => {
      const part = await partOf(source, "customers");
      const editedSince = { stamp: "updated_at", time: "2024-01-03 00:00:00", overlap: 86_400 };
      const extract = await source.extract({ ...part, editedSince }, "copy");
      if (extract.kind === "duckdb") throw new Error("expected bytes");
      for await (const _ of extract.blocks);
      const newest = await source.newestEdit(part.table, "updated_at");
      return [extract.rows(), newest];
    });
    expect(keys).toEqual([1, "2024-01-02 03:04:05"]);
  });

  test("samples a small table whole, in the order of its key", async () => {
    const sample = await withSource(async (source) =>
      source.sampler().sample(await tableOf(source, "order_log"), ["LogNum", "note"]),
    );
    expect(sample).toMatchObject({ rows: 3, whole: true });
    expect(Object.fromEntries(sample.columns)).toEqual({ LogNum: ["1", "2", "9"], note: ["a", null, ""] });
  });

  test("samples both ends of a long table, each row once", async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `(${i + 1}, 1)`);
    await change("create table long_one (id integer not null primary key, n smallint)");
    await change(`insert into long_one values ${rows.join(", ")}`);
    const sample = await withSource(async (source) =>
      source.sampler().sample(await tableOf(source, "long_one"), ["id"]),
    );
    await change("delete from long_one where id <= 600 or id > 900");
    const shorter = await withSource(async (source) =>
      source.sampler().sample(await tableOf(source, "long_one"), ["id"]),
    );
    await change("drop table long_one");
    const [first, last] = [sample.columns.get("id")?.slice(0, 500), sample.columns.get("id")?.slice(500)];
    expect(first).toEqual(Array.from({ length: 500 }, (_, i) => String(i + 1)));
    expect(last).toEqual(Array.from({ length: 500 }, (_, i) => String(i + 701)));
    expect(sample.whole).toBe(false);
    expect(shorter).toMatchObject({ rows: 300, whole: true });
    expect(shorter.columns.get("id")).toEqual(Array.from({ length: 300 }, (_, i) => String(i + 601)));
  });

  test("looks values up in a key, whatever their case and however they are quoted", async () => {
    const found = await withSource(async (source) => {
      const sampler = source.sampler();
      const numbers = { table: "customers", column: "id", isNumber: true };
      const texts = { table: "order_log", column: "note", isNumber: false };
      return [await sampler.existing(numbers, ["1", "7", "x"]), await sampler.existing(texts, ["a", "it's"])];
    });
    expect(found).toEqual([new Set(["1"]), new Set(["a"])]);
  });

  const changes: readonly [string, string, string][] = [
    ["a text by one letter", "update customers set name = 'Anna' where id = 1", "customers"],
    ["a text from empty to NULL", "update order_log set note = null where LogNum = 9", "order_log"],
    ["an amount by its last bit", "update Orders set total = 0.10000000000000002 where id = 10", "Orders"],
    ["an amount by a millionth", "update Orders set total = -12.345001 where id = 11", "Orders"],
    ["a date", "update Orders set OrderDate = '0001-01-02' where id = 11", "Orders"],
    [
      "a moment by a second",
      "update customers set updated_at = '2024-01-02 03:04:06' where id = 1",
      "customers",
    ],
    ["a time", "update LogDetail set waited = '12:30:01' where DetailNum = 1", "LogDetail"],
    ["a byte", "update Orders set photo = '\\x02' where id = 10", "Orders"],
    ["a number from NULL to 0", "update no_key set a = 0 where a is null", "no_key"],
    ["a row that exists twice", "insert into no_key values (1, 'x')", "no_key"],
    [
      "two rows that swap a value",
      `update LogDetail set ${quote("select")} = -4 - ${quote("select")}`,
      "LogDetail",
    ],
  ];
  test.each(changes)("the checksum changes with %s", async (_, sql, table) => {
    const before = await checksum(table);
    await change(sql);
    expect(await checksum(table)).not.toBe(before);
  });

  test("discovers relations by name and by the sample, edit stamps and a plan for each table", async () => {
    const { catalog } = await discover({ from: parseDatabaseUrl(shop()) });
    const byName = new Map(catalog.tables.map((table) => [table.name.toLowerCase(), table]));
    expect(byName.get("orders")?.relations).toEqual([
      {
        column: "customer_id",
        toTable: "customers",
        toColumn: "id",
        basis: "name",
        check: { looked: 2, matched: 2 },
        verdict: "verified",
      },
    ]);
    expect(byName.get("logdetail")?.relations).toMatchObject([
      { column: "LogNum", toTable: "order_log", toColumn: "LogNum", basis: "name", verdict: "verified" },
    ]);
    const orderDate = byName.get("orders")?.columns.find(({ name }) => name === "OrderDate");
    expect(orderDate?.emptyDates).toMatchObject([{ date: "0001-01-01", looked: 2, isDefault: true }]);
    const select = byName.get("logdetail")?.columns.find(({ name }) => name === "select");
    expect(select?.flag).toMatchObject({ verdict: "code", looked: 2 });
    expect(byName.get("orders")).toMatchObject({ rowEstimate: 3, sampledRows: 3 });
    expect(byName.get("nothing_yet")).toMatchObject({ rowEstimate: 0, sampledRows: 0 });
    expect(byName.get("no_key")?.syncPlan).toEqual({
      kind: "full",
      columns: [],
      reason: "no primary key: rows cannot be told apart",
    });
    expect(JSON.parse(JSON.stringify(catalog))).toEqual(catalog);
  });

  test("a table that is not there is named", async () => {
    const { load } = await import("../../pipeline/load/load.ts");
    const call = load({
      from: parseDatabaseUrl(shop()),
      to: { kind: "duckdb", path: "/nonexistent/never-opened.duckdb" },
      tables: ["CUSTOMERS", "customer"],
    });
    await expect(call).rejects.toThrow(BitewingError);
    await expect(call).rejects.toThrow("no such table: customer.");
  });
}
