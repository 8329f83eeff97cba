import type { Connection } from "mysql2/promise";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { selectRows } from "../../generator/sinks/mysql-connection.ts";

/** The server's checksum of the rows of every table of a practice, by the table's name. */
export async function mySqlChecksums(
  connection: Connection,
  database: string,
): Promise<ReadonlyMap<string, string>> {
  const names = [...tables.keys()].map((name) => `${quoteMySql(database)}.${quoteMySql(name)}`);
  const rows = await selectRows<{ Table: string; Checksum: number }>(
    connection,
    `CHECKSUM TABLE ${names.join(", ")}`,
  );
  return new Map(rows.map(({ Table, Checksum }) => [Table.slice(Table.indexOf(".") + 1), `${Checksum}`]));
}
