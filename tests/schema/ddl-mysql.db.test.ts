import { afterAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { mySqlCreateIndexes, mySqlCreateTable } from "../../generator/opendental/schema/ddl-mysql.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { connectMySql, selectRows } from "../../generator/sinks/mysql-connection.ts";
import { freshDatabase } from "../servers/fresh-database.ts";

const all = [...tables.values()];

async function connectToFresh() {
  const database = await freshDatabase(inject("mysqlUrl"));
  const url = parseDatabaseUrl(database.url);
  if (url.kind !== "mysql") throw new Error("not a MySQL server");
  return { ...database, connection: await connectMySql(url) };
}

describe.each(["innodb", "myisam"] as const)("a real server with %s", async (engine) => {
  const { connection, drop } = await connectToFresh();
  afterAll(async () => {
    connection.destroy();
    await drop();
  });

  test("takes every table, its indexes afterwards", async () => {
    for (const table of all) {
      await connection.query(mySqlCreateTable(table, { engine, withIndexes: false }));
      const indexes = mySqlCreateIndexes(table);
      if (indexes !== undefined) await connection.query(indexes);
    }
    const engines = await selectRows<{ engine: string; count: number }>(
      connection,
      "SELECT lower(engine) AS engine, count(*) AS count FROM information_schema.tables WHERE table_schema = database() GROUP BY 1",
    );
    expect(engines).toEqual([{ engine, count: 432 }]);
  });

  test("then has the columns as stated", async () => {
    const found = await selectRows(
      connection,
      `SELECT table_name AS \`table\`, column_name AS \`column\`, is_nullable = 'YES' AS nullable, column_key = 'PRI' AS isKey,
              extra LIKE '%auto_increment%' AS numbered, extra LIKE '%on update%' AS stamp
       FROM information_schema.columns WHERE table_schema = database() ORDER BY BINARY table_name, ordinal_position`,
    );
    const stated = all.flatMap((table) =>
      table.columns.map((column) => ({
        table: table.name,
        column: column.name,
        nullable: Number(column.nullable),
        isKey: Number(column.name === table.primaryKey),
        numbered: Number(column.autoIncrement ?? false),
        stamp: Number(column.onUpdateNow ?? false),
      })),
    );
    expect(found).toEqual(stated);
  });

  test("and every index", async () => {
    const [found] = await selectRows<{ indexes: number }>(
      connection,
      "SELECT count(DISTINCT table_name, index_name) AS indexes FROM information_schema.statistics WHERE table_schema = database() AND index_name <> 'PRIMARY'",
    );
    expect(found?.indexes).toBe(all.reduce((sum, table) => sum + table.indexes.length, 0));
  });
});
