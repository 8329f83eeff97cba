import pg from "pg";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { type Advice, withServerErrors } from "../server-errors.ts";

/** How every session connects: dates in ISO form, times in UTC, doubles in the shortest form that keeps them. */
export function postgresSettings(url: ServerUrl): pg.ClientConfig {
  const { host, port, user, password, database } = url;
  return {
    host,
    port,
    database,
    ...(user === "" ? {} : { user }),
    ...(password === "" ? {} : { password }),
    connectionTimeoutMillis: 10_000,
    options: "-c datestyle=ISO,YMD -c timezone=UTC -c intervalstyle=postgres -c extra_float_digits=1",
    application_name: "bitewing",
  };
}

export function postgresPool(url: ServerUrl, connections: number): pg.Pool {
  const pool = new pg.Pool({ ...postgresSettings(url), max: connections });
  // A broken connection is reported by the query at work on it, or by the next one that needs it.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Runs some work on a PostgreSQL server and turns what the server refuses into a message for the user. */
export function withPostgresErrors<T>(url: ServerUrl, work: () => Promise<T>): Promise<T> {
  return withServerErrors(url, advice, work);
}

const advice: Advice = {
  "28P01": refused,
  "28000": refused,
  "3D000": ({ database }) => [
    `The PostgreSQL server has no database '${database}'.`,
    "Create it, or check the name at the end of the URL.",
  ],
  "42501": ({ user, database }) => [
    `User '${user}' may not create or write tables in '${database}'.`,
    `Grant it: GRANT CREATE ON DATABASE "${database}" TO "${user}".`,
  ],
  "53100": () => ["The PostgreSQL server's disk is full.", "Make room and run the command again."],
};

function refused({ user }: ServerUrl): readonly [string, string] {
  return [
    `The PostgreSQL server refuses user '${user}' with this password.`,
    "Check the user and the password in the URL.",
  ];
}
