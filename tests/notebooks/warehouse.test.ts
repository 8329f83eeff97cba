import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWarehouse } from "../../notebooks/lib/warehouse.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";

async function smallWarehouse(): Promise<string> {
  const path = join(temporaryFolder(), "small.duckdb");
  await makeSmallWarehouse(path);
  return path;
}

describe("openWarehouse", () => {
  it("gives decimals and 64-bit integers as numbers, dates as dates, the rest as text", async () => {
    const warehouse = await openWarehouse({ path: await smallWarehouse() });
    const rows = await warehouse.rows(`
      select 12.50::numeric(12, 2) as money, 7::bigint as count, sum(1)::hugeint as big, date '2026-06-30' as day,
        timestamp '2026-06-30 08:15:00' as moment, true as flag, null as nothing, 'O''Neil' as name, [1, 2] as list`);
    expect(rows).toEqual([
      {
        money: 12.5,
        count: 7,
        big: 1,
        day: new Date("2026-06-30T00:00:00Z"),
        moment: new Date("2026-06-30T08:15:00Z"),
        flag: true,
        nothing: null,
        name: "O'Neil",
        list: "[1,2]",
      },
    ]);
    const table = await warehouse.query("select * from marts.dim_provider order by provider_id");
    expect(table.numRows()).toBe(3);
    expect(table.get("provider_role", 2)).toBe("hygienist");
    warehouse.close();
  });

  it("gives an empty table its columns, and refuses an integer that a number cannot hold", async () => {
    const warehouse = await openWarehouse({ path: await smallWarehouse() });
    const empty = await warehouse.query("select 1 as a, 2 as b where false");
    expect([empty.numRows(), empty.columnNames()]).toEqual([0, ["a", "b"]]);
    await expect(warehouse.query("select 9007199254740993 as n")).rejects.toThrow(
      /too large to be read exactly/,
    );
    warehouse.close();
  });

  it("only reads", async () => {
    const warehouse = await openWarehouse({ path: await smallWarehouse() });
    await expect(warehouse.query("drop table marts.dim_provider")).rejects.toThrow(/read-only/);
    warehouse.close();
  });

  it("finds the file by BITEWING_WAREHOUSE, as a path or a duckdb: URL", async () => {
    const path = await smallWarehouse();
    for (const value of [path, `duckdb:${path}`]) {
      const warehouse = await openWarehouse({ environment: { BITEWING_WAREHOUSE: value } });
      expect(warehouse.path).toBe(path);
      warehouse.close();
    }
  });

  it("says what to do when there is no warehouse, and what is wrong with a query", async () => {
    const missing = join(temporaryFolder(), "missing.duckdb");
    await expect(openWarehouse({ path: missing })).rejects.toThrow(/no warehouse[\s\S]*npm run demo/);
    const warehouse = await openWarehouse({ path: await smallWarehouse() });
    await expect(warehouse.query("select * from marts.mart_practise")).rejects.toThrow(/mart_practise/);
    warehouse.close();
  });
});
