import type { Connection, RowDataPacket } from "mysql2/promise";
import { type ServerUrl, showDatabaseUrl } from "../foundation/database-url.ts";
import { connectMySql, rowsOf, withMySqlErrors } from "../pipeline/sources/connect-mysql.ts";
import type { InspectedDatabase, InspectedRow } from "./inspected-database.ts";

/** Opens a MySQL or MariaDB database in a transaction that sees one moment's data. Needs SELECT only. */
export async function openInspectedMySql(url: ServerUrl): Promise<InspectedDatabase> {
  const connection = await connectMySql(url);
  try {
    await withMySqlErrors(url, async () => {
      await connection.query("set session sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT'");
      await connection.query("set session transaction isolation level repeatable read");
      await connection.query("start transaction with consistent snapshot, read only");
    });
    return await inspectMySql(url, connection);
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

async function inspectMySql(url: ServerUrl, connection: Connection): Promise<InspectedDatabase> {
  const names = await withMySqlErrors(url, () =>
    rowsOf(connection, "show full tables where table_type = 'BASE TABLE'"),
  );
  return {
    where: showDatabaseUrl(url),
    tables: new Set(names.map(([name]) => String(name))),
    query: (sql) => withMySqlErrors(url, () => records(connection, sql)),
    close: async () => connection.destroy(),
  };
}

async function records(connection: Connection, sql: string): Promise<InspectedRow[]> {
  const [rows] = await connection.query<RowDataPacket[]>({ sql, typeCast: inspectedValue });
  return rows;
}

/** A decimal arrives as a text, to be exact; sums of whole numbers are decimals too. */
function inspectedValue(
  field: { readonly type: string; string(): string | null },
  next: () => unknown,
): unknown {
  if (field.type !== "NEWDECIMAL" && field.type !== "DECIMAL") return next();
  const text = field.string();
  return text === null ? null : Number(text);
}
