import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { gatherEvidence } from "../../pipeline/discover/evidence.ts";
import { relationNames } from "../../pipeline/discover/relation-names.ts";
import { connectMySql, rowsOf } from "../../pipeline/sources/connect-mysql.ts";
import { readMySqlSchema } from "../../pipeline/sources/mysql-schema.ts";
import { MySqlSampler } from "../../pipeline/sources/sample-mysql.ts";
import { readRows } from "../pipeline/read-raw.ts";
import { shopSchema } from "../pipeline/shop-schema.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { buildScaffold, scaffoldSuite } from "./scaffold-suite.ts";
import { goodsOffice } from "./schemas/goods-office.ts";
import { webShop } from "./schemas/web-shop.ts";

const databases: FreshDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function fresh(server: "mysqlUrl" | "postgresUrl"): Promise<string> {
  const database = await freshDatabase(inject(server));
  databases.push(database);
  return database.url;
}

async function mySqlWith(statements: string): Promise<string> {
  const url = await fresh("mysqlUrl");
  await runOnMySql(url, statements);
  return url;
}

describe("from MySQL to PostgreSQL", () => {
  scaffoldSuite(
    [
      { name: "a small shop", tables: 6, open: () => mySqlWith(shopSchema) },
      { name: "a shop of a web framework", tables: 11, open: () => mySqlWith(webShop) },
      { name: "an office with texts for keys", tables: 7, open: () => mySqlWith(goodsOffice) },
      {
        name: "OpenDental's 432 tables",
        tables: 432,
        open: async () => {
          const url = await fresh("mysqlUrl");
          await generate({ to: parseDatabaseUrl(url), patients: 20, years: 1 });
          return url;
        },
      },
    ],
    () => fresh("postgresUrl"),
  );

  test("flags are booleans, empty dates are null, and everything else is as it was", async () => {
    const source = await mySqlWith(`
      create table things (ThingNum bigint not null primary key, IsHidden tinyint not null, Kind tinyint not null,
        Retired bit(1), Born date not null default '0001-01-01', Seen datetime not null default '0001-01-01 00:00:00',
        Price double not null) comment 'Things that are {{ sold }}.';
      insert into things values (1, 1, 3, 1, '0001-01-01', '2024-01-02 03:04:05', 0.1),
        (2, 0, 0, 0, '2001-02-03', '0001-01-01 00:00:00', 12.345)`);
    const target = await fresh("postgresUrl");
    await buildScaffold(source, target);
    expect(await readRows(target, "select * from staging.stg_things order by 1")).toEqual([
      ["1", "true", "3", "true", null, expect.stringContaining("2024"), "0.1"],
      ["2", "false", "0", "false", expect.stringContaining("2001"), null, "12.345"],
    ]);
  });
});

describe("a large table in MySQL", () => {
  const rows = 60_000;
  let url = "";
  beforeAll(async () => {
    const digits =
      "(select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)";
    url = await mySqlWith(`
      create table patient (PatNum bigint not null primary key, Gender tinyint not null);
      create table visit (VisitNum bigint not null primary key, PatNum bigint not null, Day date not null, Note varchar(50)) engine=InnoDB;
      insert into patient select 1 + a.d + 10 * b.d + 100 * c.d, a.d from ${digits} a, ${digits} b, ${digits} c;
      insert into visit select n, 1 + n % 1000, '2024-01-01', 'x' from (
        select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d n
        from ${digits} a, ${digits} b, ${digits} c, ${digits} e, ${digits} f) numbers where n <= ${rows};
      analyze table visit`);
  });

  test("is never read as a whole", async () => {
    const parsed = parseDatabaseUrl(url);
    if (parsed.kind === "duckdb") throw new Error("expected a server");
    const connection = await connectMySql(parsed);
    try {
      const { tables } = await readMySqlSchema(connection);
      expect(tables.find(({ name }) => name === "visit")?.rowEstimate).toBeGreaterThan(rows / 2);
      const sampler = new MySqlSampler((sql, values) => rowsOf(connection, sql, values));
      const names = relationNames(tables);
      const before = await rowsRead(connection);
      const evidence = await gatherEvidence(sampler, tables, names, new Set());
      const read = (await rowsRead(connection)) - before;
      expect(evidence.sampleOf("visit")).toMatchObject({ rows: 1_000, whole: false });
      expect(evidence.lookedUp("patient", "PatNum")?.size).toBe(200);
      // Both ends of two tables, and each of the values that are looked up.
      expect(read).toBeGreaterThan(2_000);
      expect(read).toBeLessThan(4_000);
    } finally {
      connection.destroy();
    }
  });
});

/** Rows that storage engines have handed to this connection, its temporary tables aside. */
async function rowsRead(connection: Connection): Promise<number> {
  const counts = await rowsOf(connection, "show session status like 'Handler_read%'");
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
