import pg from "pg";
import { type ServerUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import type { QueryResult } from "../project/query-result.ts";
import type { Session, Warehouse } from "./warehouse.ts";

const integerTypes = new Set([20, 21, 23, 26]);
const floatTypes = new Set([700, 701]);
const booleanType = 16;

/** Dates, times and decimals stay the text that PostgreSQL sent. */
function parserOf(type: number): (text: string) => unknown {
  if (type === booleanType) return (text) => text === "t";
  if (floatTypes.has(type)) return Number;
  if (integerTypes.has(type)) return (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
  return (text) => text;
}

/**
 * Connects to PostgreSQL.
 *
 * @throws {BitewingError} of kind `database` when the server cannot be reached or refuses.
 */
export async function openPostgres(url: ServerUrl): Promise<Warehouse> {
  const connect = async (): Promise<Session> => session(await connectClient(url));
  await (await connect()).close(); // fails early, with one clear message
  return { kind: "postgres", database: url.database, connect, close: async () => {} };
}

async function connectClient(url: ServerUrl): Promise<pg.Client> {
  const { host, port, user, password, database } = url;
  const client = new pg.Client({
    host,
    port,
    database,
    ...(user === "" ? {} : { user }),
    ...(password === "" ? {} : { password }),
    options: "-c datestyle=ISO,YMD -c timezone=UTC",
    application_name: "bitewing",
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
  client.on("error", () => {}); // a lost connection shows as the failure of its next query
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    throw new BitewingError(
      {
        kind: "database",
        what: `PostgreSQL does not let us in: ${describe(thrown)}.`,
        where: showDatabaseUrl(url),
        next: "Check that the server runs, and the host, port, user, password and database of the URL.",
      },
      { cause: thrown },
    );
  }
}

/** A refused connection is an AggregateError without a message when a name has several addresses. */
function describe(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === "")
    return thrown.errors.map(messageOf).join("; ");
  return messageOf(thrown);
}

function session(client: pg.Client): Session {
  return {
    query: async (sql) => asResult(await client.query({ text: sql, rowMode: "array" })),
    close: async () => client.end(),
  };
}

function asResult(answer: pg.QueryArrayResult<unknown[]> | pg.QueryArrayResult<unknown[]>[]): QueryResult {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  return { columns: last?.fields?.map(({ name }) => name) ?? [], rows: last?.rows ?? [] };
}
