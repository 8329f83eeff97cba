import { beforeEach, describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { type LoadOptions, load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import { openAsLarge } from "./large-tables.ts";
import { misbehaving, withOtherText } from "./misbehaving-warehouse.ts";
import { readRows, runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";

export interface ProvingWarehouse {
  /** URL of an empty warehouse. */
  empty(): Promise<string>;
  run(sql: string): Promise<void>;
}

const statements = `
create table payment (id integer primary key, who varchar, amount decimal(10,2), note varchar, paid_at timestamp, updated_at timestamp not null);
insert into payment select i, 'p' || (i % 5), i * 1.25, case when i % 3 = 0 then null when i % 3 = 1 then '' else 'n' || i end,
  timestamp '2024-01-01' + to_days(i::integer), timestamp '2024-01-01' + to_days(i::integer) from range(1, 101) t(i);
create table line (a integer, b varchar);
insert into line values (1, 'x'), (1, 'x'), (2, null), (null, '');
create table nothing (id integer primary key, a integer)`;

/** Somebody else's changes of the raw tables, and the keys that the error must name. */
const planted: readonly [name: string, sql: string, message: RegExp][] = [
  [
    "one cell",
    "update raw.payment set amount = amount + 0.01 where id = 57",
    /payment, keys \d+ to \d+: .*Different: 57\./,
  ],
  ["one letter's case", "update raw.payment set who = 'P2' where id = 57", /Different: 57\./],
  ["a space at the end", "update raw.payment set who = who || ' ' where id = 57", /Different: 57\./],
  [
    "a row that is gone",
    "delete from raw.payment where id = 31",
    /source 20 rows .* warehouse 19 rows .*Missing: 31\./,
  ],
  [
    "a row too many",
    "insert into raw.payment select 1000, who, amount, note, paid_at, updated_at from raw.payment where id = 1",
    /payment, keys from \d+ on: .*Not in the source: 1000\./,
  ],
  [
    "two values that changed places",
    "update raw.payment set amount = case id when 41 then 42 * 1.25 else 41 * 1.25 end where id in (41, 42)",
    /Different: 41, 42\./,
  ],
  [
    "NULL for an empty text",
    "update raw.payment set note = null where id = 4",
    /payment, keys up to \d+: .*Different: 4\./,
  ],
  ["an empty text for NULL", "update raw.payment set note = '' where id = 3", /Different: 3\./],
  ["NULL for a number", "update raw.payment set amount = null where id = 99", /Different: 99\./],
  [
    "a second later",
    "update raw.payment set paid_at = paid_at + interval '1 second' where id = 99",
    /Different: 99\./,
  ],
  [
    "a row twice, in a table without a key",
    "insert into raw.line values (2, null)",
    /line, all keys: .*1 rows have no equal/,
  ],
  [
    "NULL for 1, in a table without a key",
    "update raw.line set a = null where a = 2",
    /2 rows have no equal/,
  ],
  [
    "a row in an empty table",
    "insert into raw.nothing values (1, null)",
    /nothing, all keys: .*Not in the source: 1\./,
  ],
];

/** What every warehouse's proof must find. */
export function proofContract({ empty, run }: ProvingWarehouse): void {
  let source = "";
  let warehouse = "";
  const loadAll = (options: Partial<LoadOptions> = {}): Promise<LoadReport> =>
    load({
      from: { kind: "duckdb", path: source },
      to: parseDatabaseUrl(warehouse),
      openSources: openAsLarge,
      rangeRows: 4000,
      ...options,
    });
  const fails = async (options: Partial<LoadOptions>): Promise<BitewingError> => {
    const failure = await loadAll(options).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(BitewingError);
    return failure as BitewingError; // asserted
  };
  const contents = async (): Promise<unknown> =>
    Promise.all(
      ["payment", "line", "nothing"].map((name) =>
        readRows(warehouse, `select t::varchar from raw.${name} t order by 1`),
      ),
    );
  const states = (): Promise<unknown> =>
    readRows(
      warehouse,
      "select table_name, above_key, row_count, checksum from etl.key_ranges order by 1, 2, 4",
    );

  beforeEach(async () => {
    source = await scratchPath("source.duckdb");
    await runOnDuckDb(source, statements);
    warehouse = await empty();
    await loadAll();
  });

  test.each(planted)("a difference in the warehouse is found by --prove all: %s", async (_, sql, message) => {
    await run(sql);
    const before = [await contents(), await states()];
    const failure = await fails({ prove: "all" });
    expect(failure.exitCode).toBe(1);
    expect(failure.message).toMatch(message);
    expect([await contents(), await states()]).toEqual(before);
    const table = /raw\.(\w+)/.exec(sql)?.[1] ?? "";
    await loadAll({ full: true, tables: [table] });
    const report = await loadAll({ prove: "all" });
    expect(report.tables.every(({ provedByRun }) => provedByRun === report.runId)).toBe(true);
  });

  test("a difference is found in a range that did not change, when another range of its table did", async () => {
    await run("update raw.payment set amount = 0 where id = 10");
    await runOnDuckDb(source, "update payment set note = 'new' where id = 90");
    expect((await loadAll()).rowsMoved).toBeGreaterThan(0);
    await runOnDuckDb(source, "update payment set note = 'newer' where id = 90");
    expect((await fails({ prove: "all" })).message).toMatch(/Different: 10\./);
  });

  test("what --prove all computed is remembered", async () => {
    const proved = await loadAll({ prove: "all" });
    const next = await loadAll();
    expect(new Set(next.tables.map(({ provedByRun }) => provedByRun))).toEqual(new Set([proved.runId]));
  });

  describe("a cell that changes on its way into the warehouse is found", () => {
    const badly = (where: "append" | "upsert" | "both"): Partial<LoadOptions> => ({
      openWarehouse: async (url, jobs) =>
        misbehaving(await openWarehouse(url, jobs), (table, extract, way) =>
          table === "payment" && (where === "both" || way === where)
            ? withOtherText(extract, "note", ["honest", "hOnest"])
            : extract,
        ),
    });
    beforeEach(() =>
      runOnDuckDb(source, "update payment set note = 'honest', updated_at = '2025-01-01' where id = 50"),
    );

    test.each([
      ["in a full copy", { full: true, ...badly("both") }],
      ["in a range that is replaced", badly("both")],
    ])("%s", async (_, options) => {
      const before = [await contents(), await states()];
      const failure = await fails(options);
      expect(failure.exitCode).toBe(1);
      expect(failure.message).toMatch(/payment, keys \d+ to \d+: source \d+ rows .*Different: 50\./);
      expect([await contents(), await states()]).toEqual(before);
      await loadAll({ prove: "all" });
      expect(await readRows(warehouse, "select note from raw.payment where id = 50")).toEqual([["honest"]]);
    });

    test("in rows that came by their stamp, and the range is copied again", async () => {
      await loadAll(badly("upsert"));
      await loadAll({ prove: "all" });
      expect(await readRows(warehouse, "select note from raw.payment where id = 50")).toEqual([["honest"]]);
    });
  });

  test("-0 is not 0, and neither NaN nor infinity is a number", async () => {
    await runOnDuckDb(
      source,
      `create table measured (id integer primary key, d double, f float);
       insert into measured values (1, 0, 0), (2, 'nan', '-inf'), (3, 'inf', 'nan')`,
    );
    await loadAll();
    // DuckDB takes an update of 0 to -0 for none.
    await runOnDuckDb(
      source,
      "delete from measured where id = 1; insert into measured values (1, '-0.0'::double, 0)",
    );
    expect((await loadAll()).rowsMoved).toBeGreaterThan(0);
    const rows = await readRows(warehouse, "select d::varchar, f::varchar from raw.measured order by id");
    expect(
      rows.map((row) =>
        row.map((text) =>
          String(text)
            .toLowerCase()
            .replace(/inity|\.0$/, ""),
        ),
      ),
    ).toEqual([
      ["-0", "0"],
      ["nan", "-inf"],
      ["inf", "nan"],
    ]);
  });

  test("a last range that has grown is cut, and each part is what it says", async () => {
    await runOnDuckDb(
      source,
      `insert into payment select i, 'p', 1, null, null, timestamp '2025-01-01' from range(101, 130) t(i)`,
    );
    const report = await loadAll({ rangeRows: 10 });
    const payment = report.tables.find(({ table }) => table === "payment");
    expect(payment).toMatchObject({ rows: 129 });
    expect(await loadAll({ prove: "all" })).toMatchObject({ rowsMoved: 0 });
  });
}
