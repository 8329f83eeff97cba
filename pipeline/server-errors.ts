import { type ServerUrl, showDatabaseUrl } from "../foundation/database-url.ts";
import { BitewingError, messageOf } from "../foundation/errors.ts";

/** What went wrong and what to do next, by the code that a driver gives its error. */
export type Advice = Readonly<Record<string, (url: ServerUrl) => readonly [what: string, next: string]>>;

const productNames = { mysql: "MySQL", postgres: "PostgreSQL" } as const;

const unreachable: Advice = Object.fromEntries(
  ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH"].map((code) => [code, noAnswer]),
);

function noAnswer({ kind, host, port }: ServerUrl): readonly [string, string] {
  return [
    `No ${productNames[kind]} server answers at ${host}:${port}.`,
    "Start it, or check host and port in the URL.",
  ];
}

/**
 * Runs some work on a server and turns what the server refuses into a message for the user.
 *
 * @throws {BitewingError} of kind `database`
 */
export async function withServerErrors<T>(
  url: ServerUrl,
  advice: Advice,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BitewingError ? error : serverFailure(url, advice, error);
  }
}

function serverFailure(url: ServerUrl, advice: Advice, error: unknown): BitewingError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = { ...unreachable, ...advice }[code]?.(url);
  const [what, next] = known ?? [`${productNames[url.kind]}: ${messageOf(error)}`, undefined];
  const where = showDatabaseUrl(url);
  return new BitewingError(
    { kind: "database", what, where, ...(next === undefined ? {} : { next }) },
    { cause: error },
  );
}
