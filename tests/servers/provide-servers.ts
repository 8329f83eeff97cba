import type { TestProject } from "vitest/node";
import { startMySql } from "./mysql.ts";
import { startPostgres } from "./postgres.ts";
import type { RunningServer } from "./running-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A MySQL or MariaDB server; the account may create databases. */
    readonly mysqlUrl: string;
    /** A PostgreSQL server; the account may create databases. */
    readonly postgresUrl: string;
  }
}

/** Vitest's global setup of the database tests: both servers start side by side and stop at the end. */
export default async function provideServers(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.allSettled([startMySql(), startPostgres()]);
  const servers = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failures = started.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  const [mysql, postgres] = servers;
  if (failures.length > 0 || mysql === undefined || postgres === undefined) {
    await stopAll(servers);
    throw new Error(failures.join("\n\n"));
  }
  project.provide("mysqlUrl", mysql.url);
  project.provide("postgresUrl", postgres.url);
  return () => stopAll(servers);
}

async function stopAll(servers: readonly RunningServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}
