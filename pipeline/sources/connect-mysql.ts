import mysql, { type Connection, type RowDataPacket } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { type Advice, withServerErrors } from "../server-errors.ts";

/**
 * Connects to MySQL or MariaDB, with the session in UTC, dates as text, and no SQL mode that changes how values read.
 *
 * @throws {BitewingError} of kind `database` when no server answers or it refuses
 */
export async function connectMySql(url: ServerUrl): Promise<Connection> {
  return withMySqlErrors(url, async () => {
    const { host, port, user, password, database } = url;
    const connection = await mysql.createConnection({
      host,
      port,
      user,
      password,
      database,
      dateStrings: true,
      supportBigNumbers: true,
      charset: "utf8mb4",
      connectTimeout: 10_000,
    });
    // A connection that is lost while nothing is at work on it is reported by the next query.
    connection.on("error", () => {});
    await connection.query("set session time_zone = '+00:00', sql_mode = '', net_write_timeout = 600");
    return connection;
  });
}

/** All rows of a query, each as an array in the order of its columns. */
export async function rowsOf(
  connection: Connection,
  sql: string,
  values: unknown[] = [],
): Promise<unknown[][]> {
  const [rows] = await connection.query<RowDataPacket[][]>({ sql, values, rowsAsArray: true });
  return rows;
}

/** Runs some work on a MySQL server and turns what the server refuses into a message for the user. */
export function withMySqlErrors<T>(url: ServerUrl, work: () => Promise<T>): Promise<T> {
  return withServerErrors(url, advice, work);
}

const advice: Advice = {
  PROTOCOL_CONNECTION_LOST: () => ["The MySQL server ended the connection.", "Run the command again."],
  ER_ACCESS_DENIED_ERROR: ({ user }) => [
    `The MySQL server refuses user '${user}' with this password.`,
    "Check the user and the password in the URL.",
  ],
  ER_DBACCESS_DENIED_ERROR: ({ user, database }) => [
    `User '${user}' may not use the database '${database}'.`,
    `Grant it: GRANT SELECT ON \`${database}\`.* TO '${user}'@'…'.`,
  ],
  ER_TABLEACCESS_DENIED_ERROR: ({ user, database }) => [
    `User '${user}' may not read a table of '${database}'.`,
    `Grant it: GRANT SELECT ON \`${database}\`.* TO '${user}'@'…'.`,
  ],
  ER_BAD_DB_ERROR: ({ database }) => [
    `The MySQL server has no database '${database}'.`,
    "Check the name at the end of the URL.",
  ],
};
