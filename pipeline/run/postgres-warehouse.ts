import pg from "pg";
import type { ServerUrl } from "../../foundation/database-url.ts";
import type { QueryResult, TextualType } from "../project/query-result.ts";
import { postgresSettings, withPostgresErrors } from "../warehouses/connect-postgres.ts";
import { postgresStatementError } from "./statement-error.ts";
import type { Session, Warehouse } from "./warehouse.ts";

const integerTypes = new Set([20, 21, 23, 26]);
const floatTypes = new Set([700, 701]);
const booleanType = 16;
const textualTypes = new Map<number, TextualType>([
  [1700, "decimal"],
  [1082, "date"],
  [1114, "timestamp"],
  [1184, "timestamp"],
]);

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
  const connect = async (): Promise<Session> => session(await connectClient(url), url);
  await (await connect()).close(); // fails early, with one clear message
  return { kind: "postgres", database: url.database, connect, close: async () => {} };
}

async function connectClient(url: ServerUrl): Promise<pg.Client> {
  const client = new pg.Client({ ...postgresSettings(url), types: { getTypeParser: parserOf } });
  client.on("error", () => {}); // a lost connection shows as the failure of its next query
  await withPostgresErrors(url, () => client.connect());
  return client;
}

function session(client: pg.Client, url: ServerUrl): Session {
  return {
    cancel: () => cancel(client, url),
    query: async (sql) => {
      try {
        return asResult(await client.query({ text: sql, rowMode: "array" }));
      } catch (thrown) {
        throw postgresStatementError(thrown, sql);
      }
    },
    close: async () => client.end(),
  };
}

async function cancel(client: pg.Client, url: ServerUrl): Promise<void> {
  const other = await connectClient(url);
  try {
    // The driver knows the server's process, its types do not say so.
    await other.query("select pg_cancel_backend($1)", [(client as { processID?: number }).processID]);
  } finally {
    await other.end();
  }
}

function asResult(answer: pg.QueryArrayResult<unknown[]> | pg.QueryArrayResult<unknown[]>[]): QueryResult {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  const fields = last?.fields ?? [];
  return {
    columns: fields.map(({ name }) => name),
    rows: last?.rows ?? [],
    types: fields.map(({ dataTypeID }) => textualTypes.get(dataTypeID)),
  };
}
