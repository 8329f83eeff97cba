import type { Connection, ConnectionOptions, RowDataPacket } from "mysql2/promise";
import { createConnection } from "mysql2/promise";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

/**
 * Connects to a MySQL or MariaDB server for writing a practice: utf8mb4, UTC so that edit stamps keep their digits,
 * an sql_mode that takes 0001-01-01 and a key of 0 as they are.
 *
 * @param options `withoutDatabase`: connect to the server only.
 * @throws {BitewingError} of kind `database`, without the password, when the server cannot be reached or refuses.
 */
export async function connectMySql(
  url: ServerUrl,
  options: { readonly withoutDatabase?: boolean } = {},
): Promise<Connection> {
  try {
    const connection = await createConnection(connectionOptions(url, options.withoutDatabase ?? false));
    // A server that goes away meanwhile is reported by the next statement; unheard, the event would end the program.
    connection.on("error", () => undefined);
    await connection.query(sessionSettings);
    return connection;
  } catch (error) {
    throw explainMySql(error, url);
  }
}

const sessionSettings =
  "SET time_zone = '+00:00', sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, unique_checks = 0";

function connectionOptions(url: ServerUrl, withoutDatabase: boolean): ConnectionOptions {
  return {
    host: url.host,
    port: url.port,
    user: url.user,
    password: url.password,
    charset: "utf8mb4",
    dateStrings: true,
    connectTimeout: 10_000,
    ...(withoutDatabase ? {} : { database: url.database }),
  };
}

/** The rows of a query whose columns the caller knows. */
export async function selectRows<Columns extends object>(
  connection: Connection,
  sql: string,
  values: readonly (string | number)[] = [],
): Promise<readonly Columns[]> {
  const [rows] = await connection.query<(RowDataPacket & Columns)[]>(sql, [...values]);
  return rows;
}

/** Turns what mysql2 throws into words for the user; a BitewingError stays what it is. */
export function explainMySql(error: unknown, url: ServerUrl): BitewingError {
  if (error instanceof BitewingError) return error;
  const code = codeOf(error);
  const { what, next } = explanations.get(code)?.(url) ?? {
    what: `MySQL refused: ${messageOf(error)}`,
    next: "Read the server's message; nothing in the database looks like a finished practice.",
  };
  return new BitewingError({ kind: "database", what, where: showDatabaseUrl(url), next }, { cause: error });
}

type Explain = (url: ServerUrl) => { readonly what: string; readonly next: string };

const unreachable: Explain = ({ host, port }) => ({
  what: `No MySQL server answers at ${host}:${port}.`,
  next: "Start it (docker compose up mysql), or correct host and port in the URL.",
});
const lost: Explain = ({ host, port }) => ({
  what: `The connection to the MySQL server at ${host}:${port} was lost.`,
  next: "Look into the server's log, then run the same command again.",
});
const wrongPassword: Explain = ({ user }) => ({
  what: `MySQL does not let the user '${user}' in: wrong user name or password.`,
  next: "Correct user and password in the URL.",
});
const noRight: Explain = ({ user, database }) => ({
  what: `The MySQL user '${user}' may not do this in the database '${database}'.`,
  next: `Grant it: GRANT ALL ON \`${database}\`.* TO '${user}'@'%'.`,
});
const unknownDatabase: Explain = ({ database }) => ({
  what: `The server has no database '${database}'.`,
  next: `Create it (CREATE DATABASE \`${database}\`), or correct the name in the URL.`,
});
const diskFull: Explain = ({ host, port }) => ({
  what: `The disk of the MySQL server at ${host}:${port} is full.`,
  next: "Make room there, then run the same command again.",
});
/** Also what the guard says before anything is written. */
export const noLocalInfile: Explain = () => ({
  what: "The MySQL server takes no LOAD DATA LOCAL: local_infile is off.",
  next: "Run SET GLOBAL local_infile = 1 as an administrator, or start the server with --local-infile=1.",
});

const explanations: ReadonlyMap<string, Explain> = new Map([
  ["ECONNREFUSED", unreachable],
  ["ENOTFOUND", unreachable],
  ["EAI_AGAIN", unreachable],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["ETIMEDOUT", unreachable],
  ["ECONNRESET", lost],
  ["EPIPE", lost],
  ["PROTOCOL_CONNECTION_LOST", lost],
  ["ER_ACCESS_DENIED_ERROR", wrongPassword],
  ["ER_ACCESS_DENIED_NO_PASSWORD_ERROR", wrongPassword],
  ["ER_DBACCESS_DENIED_ERROR", noRight],
  ["ER_TABLEACCESS_DENIED_ERROR", noRight],
  ["ER_BAD_DB_ERROR", unknownDatabase],
  ["ER_RECORD_FILE_FULL", diskFull],
  ["ER_DISK_FULL", diskFull],
  ["ER_NOT_ALLOWED_COMMAND", noLocalInfile],
  ["ER_CLIENT_LOCAL_FILES_DISABLED", noLocalInfile],
]);

function codeOf(error: unknown): string {
  // mysql2 gives no code to a statement on a connection that was lost while nothing ran.
  if (messageOf(error).includes("in closed state")) return "PROTOCOL_CONNECTION_LOST";
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
