import { BitewingError } from "./errors.ts";

export interface ServerUrl {
  readonly kind: "mysql" | "postgres";
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface DuckDbUrl {
  readonly kind: "duckdb";
  /** Path of the database file, as given. */
  readonly path: string;
}

/** Names a database: `mysql://user:pass@host:port/db`, `postgres://…`, `duckdb:path/to/file.duckdb`. */
export type DatabaseUrl = ServerUrl | DuckDbUrl;

const defaultPorts = { mysql: 3306, postgres: 5432 } as const;
const serverSchemes = new Map<string, ServerUrl["kind"]>([
  ["mysql:", "mysql"],
  ["mariadb:", "mysql"],
  ["postgres:", "postgres"],
  ["postgresql:", "postgres"],
]);
const forms =
  "Use mysql://user:pass@host:port/db, postgres://user:pass@host:port/db or duckdb:path/to/file.duckdb.";

/**
 * Parses a database URL.
 *
 * @throws {BitewingError} of kind `usage` when the scheme is unknown or a part is missing. The message never
 * repeats the text of a URL that could not be parsed, because it may hold a password.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  if (text.startsWith("duckdb:")) {
    const path = text.slice("duckdb:".length).replace(/^\/\/(?=.)/, "");
    if (path === "")
      throw new BitewingError({ kind: "usage", what: "A duckdb: URL needs a path.", next: forms });
    return { kind: "duckdb", path };
  }
  const url = parseUrl(text);
  const decoded = decodedParts(url);
  const kind = serverSchemes.get(url.protocol);
  if (kind === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: `No database kind is named '${url.protocol}'.`,
      next: forms,
    });
  }
  const { user, password, database } = decoded;
  if (database === "") {
    throw new BitewingError({ kind: "usage", what: `The ${kind} URL names no database.`, next: forms });
  }
  return {
    kind,
    host: url.hostname === "" ? "127.0.0.1" : url.hostname,
    port: url.port === "" ? defaultPorts[kind] : Number(url.port),
    user,
    password,
    database,
  };
}

/** The URL as it may be shown: with the user, never with the password. */
export function showDatabaseUrl(url: DatabaseUrl): string {
  if (url.kind === "duckdb") return `duckdb:${url.path}`;
  const user = url.user === "" ? "" : `${encodeURIComponent(url.user)}@`;
  return `${url.kind}://${user}${url.host}:${url.port}/${url.database}`;
}

function decodedParts(url: URL): Pick<ServerUrl, "user" | "password" | "database"> {
  try {
    return {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
    };
  } catch {
    throw new BitewingError({
      kind: "usage",
      what: "In this database URL a % is not followed by two hexadecimal digits.",
      next: "Write %25 for a percent sign in a name or a password.",
    });
  }
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new BitewingError({ kind: "usage", what: "This is not a database URL.", next: forms });
  }
}
