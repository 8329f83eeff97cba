import mysql from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { growTables } from "../../bench/load/grow-tables.ts";
import { readSourceTables } from "../../bench/load/source-tables.ts";
import { letADayPass } from "../../bench/load/working-day.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";

const digits =
  "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";

/** 10,000 splits with an edit stamp, and 10 providers. */
const practice = `
CREATE TABLE paysplit (
  SplitNum bigint NOT NULL AUTO_INCREMENT,
  SplitAmt double NOT NULL,
  DatePay date NOT NULL DEFAULT '0001-01-01',
  SecDateTEdit timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (SplitNum),
  KEY DatePay (DatePay)
) ENGINE=InnoDB;
CREATE TABLE provider (ProvNum bigint NOT NULL PRIMARY KEY, Abbr varchar(255)) ENGINE=InnoDB;
INSERT INTO provider SELECT d, 'Dr' FROM ${digits} AS a;
INSERT INTO paysplit SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d, 12.5, '0001-01-01', '2026-06-30 12:00:00'
  FROM ${digits} AS a, ${digits} AS b, ${digits} AS c, ${digits} AS e;`;

describe("a practice for the bench", () => {
  let database: FreshDatabase;
  let connection: mysql.Connection;

  const read = async <Row extends mysql.RowDataPacket>(sql: string): Promise<readonly Row[]> =>
    (await connection.query<Row[]>(sql))[0];

  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await readSourceTables(connection)).map(({ name, rows }) => [name, rows]));

  beforeAll(async () => {
    database = await freshDatabase(inject("mysqlUrl"));
    await runOnMySql(database.url, practice);
    connection = await mysql.createConnection({ uri: database.url });
  });

  afterAll(async () => {
    await connection.end();
    await database.drop();
  });

  test("grows in its large tables alone, to the row", async () => {
    await growTables(database.url, 25_010);
    expect(await counts()).toEqual({ paysplit: 25_000, provider: 10 });
  });

  test("keeps its indexes", async () => {
    const keys = await read<mysql.RowDataPacket & { Key_name: string }>("SHOW KEYS FROM paysplit");
    expect(keys.map((key) => key.Key_name)).toEqual(["PRIMARY", "DatePay"]);
  });

  test("lives through a day that leaves other rows and other stamps behind", async () => {
    const day = await letADayPass(database.url);
    expect(day).toEqual({ inserted: 120, edited: 20, editedSilently: 20, deleted: 6 });
    expect(await counts()).toEqual({ paysplit: 25_114, provider: 10 });
    const stamped = await read<mysql.RowDataPacket & { stamped: number }>(
      "SELECT COUNT(*) AS stamped FROM paysplit WHERE SecDateTEdit >= '2026-07-01'",
    );
    expect(stamped[0]?.stamped).toBe(140);
  });
});
