import type { Connection } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { connectMySql, rowsOf, withMySqlErrors } from "./connect-mysql.ts";
import { breakOff } from "./mysql-row-phase.ts";
import { MySqlSource } from "./mysql-source.ts";
import type { OpenedSources } from "./open-source.ts";

/** Tries to open all connections between two commits before they are taken as they come. */
const mostTries = 5;

/**
 * Opens a MySQL or MariaDB database for reading, on several connections. Each sees one moment's data. Whether all see
 * the same moment is known by the binary log's position where the server tells it (MariaDB), else when the server
 * committed nothing while they were opened.
 *
 * @param stop aborted: whatever is at work on the connections fails at once
 * @throws {BitewingError} of kind `database` when no server answers or it refuses
 */
export async function openMySqlSources(
  url: ServerUrl,
  count: number,
  stop?: AbortSignal,
): Promise<OpenedSources> {
  const opened = await Promise.allSettled(Array.from({ length: count }, () => connectMySql(url)));
  const connections = opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  stop?.addEventListener("abort", () => connections.forEach(breakOff), { once: true });
  try {
    const failed = opened.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return await withMySqlErrors(url, async () => {
      const isOneMoment = await openSnapshots(connections);
      const [first] = connections;
      const [[now] = []] =
        first === undefined ? [] : await rowsOf(first, "select cast(utc_timestamp() as char)");
      return {
        sources: connections.map((connection) => new MySqlSource(url, connection)),
        snapshotAt: String(now),
        isOneMoment,
      };
    });
  } catch (error) {
    for (const connection of connections) connection.destroy();
    throw error;
  }
}

/** True when all connections see the same moment. */
async function openSnapshots(connections: readonly Connection[]): Promise<boolean> {
  for (const connection of connections) {
    await connection.query("set session transaction isolation level repeatable read");
  }
  for (let tries = 1; ; tries++) {
    const before = await foreignCommits(connections);
    for (const connection of connections) {
      await connection.query("start transaction with consistent snapshot, read only");
    }
    const isQuiet = before !== null && before === (await foreignCommits(connections));
    if (connections.length === 1 || isQuiet || (await haveOnePosition(connections))) return true;
    if (tries === mostTries) return false;
    for (const connection of connections) await connection.query("rollback");
  }
}

/**
 * How many commits the server has counted, but for those that it counts for these connections themselves; null when it
 * does not say. Any account may ask.
 */
async function foreignCommits(connections: readonly Connection[]): Promise<number | null> {
  const [first] = connections;
  if (first === undefined) return null;
  const own = await Promise.all(connections.map((connection) => commits(connection, "session")));
  const all = await commits(first, "global");
  return all === null || own.includes(null)
    ? null
    : all - own.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

async function commits(connection: Connection, scope: "session" | "global"): Promise<number | null> {
  const [[, count] = []] = await rowsOf(connection, `show ${scope} status like 'Handler_commit'`);
  return count === undefined ? null : Number(count);
}

/** MariaDB tells each session the binary log's position of its snapshot, where it keeps a binary log. */
async function haveOnePosition(connections: readonly Connection[]): Promise<boolean> {
  const positions = await Promise.all(
    connections.map((connection) => rowsOf(connection, "show status like 'binlog_snapshot_%'")),
  );
  const [first, ...others] = positions.map((rows) => JSON.stringify(rows));
  const isKept = positions[0]?.some(([, value]) => String(value) !== "" && String(value) !== "0") === true;
  return isKept && others.every((other) => other === first);
}
